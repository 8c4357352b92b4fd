package io.stagedesk.workflow.web.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.page.Words;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.web.desk.TicketView.Fact;

import org.springframework.stereotype.Component;

/**
 * What the app told of the requester's device and stream at the time, in the reader's
 * words: what is known first, anything else as it came.
 */
@Component
class MediaFacts {

	private static final List<String> KNOWN = List.of("live", "room", "stutterRatio", "rtt", "packetLoss", "bitrate",
			"resolution", "network", "device", "os", "appVersion");

	private static final Set<String> SHARES = Set.of("stutterRatio", "packetLoss");

	private static final Map<String, String> UNITS = Map.of("rtt", "ms", "bitrate", "kbit/s");

	private final Words words;

	MediaFacts(Words words) {
		this.words = words;
	}

	List<Fact> of(TicketSnapshot ticket) {
		return ticket.context()
			.entrySet()
			.stream()
			.sorted(Comparator.comparingInt((entry) -> place(entry.getKey())))
			.map((entry) -> new Fact(this.words.messageOr(entry.getKey(), "media." + entry.getKey()),
					value(entry.getKey(), entry.getValue())))
			.toList();
	}

	private static int place(String name) {
		return KNOWN.contains(name) ? KNOWN.indexOf(name) : KNOWN.size();
	}

	private String value(String name, Object value) {
		if (value instanceof Boolean yes) {
			return this.words.message(yes ? "media.yes" : "media.no");
		}
		if (value instanceof Number number && SHARES.contains(name)) {
			return "%.1f %%".formatted(number.doubleValue() * 100);
		}
		return (value instanceof Number && UNITS.containsKey(name)) ? value + " " + UNITS.get(name)
				: String.valueOf(value);
	}

}
