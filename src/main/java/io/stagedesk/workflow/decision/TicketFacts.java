package io.stagedesk.workflow.decision;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TableText;

/**
 * What is known of a new ticket beside its words, as tables read it; what is not known is
 * empty.
 *
 * @param names the names of all that the app sent, as {@code " room appversion "}
 * @param live whether a show is live: yes, no or nothing
 * @param media measurements of the call or the stream as numbers, -1 where there are none
 * @param device what the app says of itself and its network, in lower case
 */
record TicketFacts(String names, String live, Map<String, String> media, Map<String, String> device) {

	private static final String UNKNOWN = "-1";

	private static final int LONGEST = 60;

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

	static TicketFacts of(TicketSnapshot ticket) {
		String names = Stream.of(ticket.context(), ticket.customFields())
			.flatMap((facts) -> facts.keySet().stream())
			.sorted()
			.collect(Collectors.joining(" "));
		Map<String, String> media = new HashMap<>();
		for (String name : new String[] { "stutterRatio", "rtt", "packetLoss" }) {
			media.put(name, number(ticket.context().get(name)));
		}
		Map<String, String> device = new HashMap<>();
		for (String name : new String[] { "appVersion", "network", "os" }) {
			device.put(name, word(ticket.context().get(name)));
		}
		return new TicketFacts(TableText.words(names), live(ticket.context().get("live")), Map.copyOf(media),
				Map.copyOf(device));
	}

	boolean isMeasured() {
		return this.media.values().stream().anyMatch((value) -> !value.equals(UNKNOWN));
	}

	private static String number(Object fact) {
		String text = (fact instanceof Number number) ? new BigDecimal(number.toString()).toPlainString()
				: Objects.toString(fact, "");
		return NUMBER.matcher(text).matches() ? text : UNKNOWN;
	}

	private static String word(Object fact) {
		String word = Objects.toString(fact, "").strip().toLowerCase(Locale.ROOT);
		return (word.length() <= LONGEST) ? word : "";
	}

	private static String live(Object fact) {
		return switch (Objects.toString(fact, "").toLowerCase(Locale.ROOT)) {
			case "true", "yes" -> "yes";
			case "false", "no" -> "no";
			default -> "";
		};
	}

}
