package io.stagedesk.sla.work;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.sla.figures.Span;
import io.stagedesk.sla.figures.Times;
import io.stagedesk.sla.work.TimeSplit.Share;
import io.stagedesk.staff.Viewer;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the time of the tickets went that were finished in a span: of the latest 5,000 at
 * most, because each is reckoned by the calendar of its own promise.
 */
@Service
public class TimeSplits {

	/** So many tickets are looked at. */
	public static final int MOST = 5_000;

	private final TimeSheets sheets;

	private final Clock clock;

	TimeSplits(TimeSheets sheets, Clock clock) {
		this.sheets = sheets;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public TimeSplit split(Span span, ClockFilter filter, Viewer viewer) {
		List<TicketTime> found = this.sheets.read(span, filter, viewer, MOST + 1, this.clock.instant());
		List<TicketTime> tickets = found.subList(0, Math.min(MOST, found.size()));
		Map<TimePart, Times> times = new EnumMap<>(TimePart.class);
		Stream.of(TimePart.values()).forEach((part) -> times.put(part, new Times()));
		tickets.forEach((ticket) -> ticket.parts().forEach((part, length) -> times.get(part).add(length.toSeconds())));
		List<Share> shares = times.entrySet().stream().map((entry) -> share(entry.getKey(), entry.getValue())).toList();
		return new TimeSplit(tickets.size(), found.size() > MOST, shares.stream().mapToLong(Share::seconds).sum(),
				shares);
	}

	/** The tickets behind a split, the latest first. */
	@Transactional(readOnly = true)
	public List<TicketTime> tickets(Span span, ClockFilter filter, Viewer viewer) {
		return this.sheets.read(span, filter, viewer, MOST, this.clock.instant());
	}

	private static Share share(TimePart part, Times times) {
		return new Share(part, times.sum(), times.at(0.5).orElse(0L), times.at(0.9).orElse(0L));
	}

}
