package io.stagedesk.ticket;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tickets that one transaction works on: each is read once, and written once together
 * with its history when the transaction commits. A create passes through classification,
 * promise and routing and still costs one update.
 */
final class WorkingSet {

	/** Sorts after every promise there can be. */
	static final Instant NO_PROMISE = Instant.parse("9999-12-31T00:00:00Z");

	final Map<Long, Ticket> tickets = new LinkedHashMap<>();

	/** Tickets on which nobody else can work until the transaction ends. */
	final Set<Long> held = new HashSet<>();

	final List<PendingEvent> events = new ArrayList<>();

	private final Clock clock;

	WorkingSet(Clock clock) {
		this.clock = clock;
	}

	/** Microseconds are what both databases keep. */
	Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	void record(long ticket, String kind, Actor actor, Map<String, String> details) {
		this.events.add(new PendingEvent(ticket, now(), kind, actor, details));
	}

	/** The kinds of a ticket's lines of history that this transaction adds. */
	Set<String> kinds(long ticket) {
		return this.events.stream()
			.filter((event) -> event.ticket() == ticket)
			.map(PendingEvent::kind)
			.collect(Collectors.toUnmodifiableSet());
	}

	record PendingEvent(long ticket, Instant at, String kind, Actor actor, Map<String, String> details) {
	}

}
