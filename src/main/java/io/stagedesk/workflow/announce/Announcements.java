package io.stagedesk.workflow.announce;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.stagedesk.requester.HomeZones;
import io.stagedesk.sla.Outcome;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.announce.Announcement.Kind;

import org.springframework.stereotype.Component;

/**
 * Says of a ticket by when its requester hears from us, from the clocks themselves: a
 * promise that was withdrawn is announced no more, one that was missed is owned up to.
 */
@Component
public class Announcements {

	private final Promises promises;

	private final Clock clock;

	Announcements(Promises promises, Clock clock) {
		this.promises = promises;
		this.clock = clock;
	}

	public Announcement of(TicketSnapshot ticket) {
		ZoneId zone = HomeZones.of(ticket.requester().region()).orElse(ZoneOffset.UTC);
		if (!ticket.status().isOpen() || ticket.status() == Status.RESOLVED) {
			return Announcement.without(Kind.NOTHING, zone);
		}
		if (ticket.status() == Status.WAITING_REQUESTER) {
			return Announcement.without(Kind.YOUR_ANSWER, zone);
		}
		List<PromiseClock> clocks = this.promises.of(ticket);
		return open(clocks, Target.FIRST_RESPONSE)
			.map((clock) -> announce(clock, Kind.FIRST_RESPONSE, Kind.FIRST_RESPONSE_LATE, zone))
			.or(() -> open(clocks, Target.RESOLUTION).filter((clock) -> clock.isBreached() || clock.isRunning())
				.map((clock) -> announce(clock, Kind.SOLUTION, Kind.SOLUTION_LATE, zone)))
			.orElseGet(() -> Announcement.without(Kind.NOTHING, zone));
	}

	private Announcement announce(PromiseClock promise, Kind inTime, Kind late, ZoneId zone) {
		Instant now = this.clock.instant();
		boolean missed = promise.outcome() == Outcome.MISSED || promise.isBreachDue(now);
		return new Announcement(missed ? late : inTime, promise.dueAt(), Span.of(promise.promise().goal()), zone);
	}

	private static Optional<PromiseClock> open(List<PromiseClock> clocks, Target target) {
		return clocks.stream()
			.filter((clock) -> clock.target() == target && !clock.isOver())
			.reduce((one, later) -> later);
	}

}
