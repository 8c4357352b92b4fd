package io.stagedesk.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.snooze.SnoozeReason;
import io.stagedesk.ticket.snooze.Snoozes;

import org.springframework.stereotype.Component;

/**
 * Writes what news have changed: the clocks, the lines of their ledgers, and beside the
 * ticket what is promised next.
 */
@Component
class Bookkeeper {

	private final Clocks clocks;

	private final Tickets tickets;

	private final Snoozes snoozes;

	private final Clock clock;

	Bookkeeper(Clocks clocks, Tickets tickets, Snoozes snoozes, Clock clock) {
		this.snoozes = snoozes;
		this.clocks = clocks;
		this.tickets = tickets;
		this.clock = clock;
	}

	/**
	 * Writes changes of any number of tickets.
	 * @return what was written: a clock whose warning, breach, call or end somebody else
	 * recorded in the meantime is left as it is
	 */
	List<ClockTurn> write(List<TicketSnapshot> changed, List<PromiseBook.Change> changes) {
		if (changes.isEmpty()) {
			return List.of();
		}
		List<ClockTurn> turns = ClockTurn.of(changes);
		List<ClockTurn> made = turns.stream().filter(ClockTurn::isNew).map(this::insert).toList();
		List<ClockTurn> moved = this.clocks.update(turns.stream().filter((turn) -> !turn.isNew()).toList());
		List<ClockTurn> written = Stream.concat(made.stream(), moved.stream()).toList();
		this.clocks.append(written, this.clock.instant().truncatedTo(ChronoUnit.MICROS));
		written.forEach(this::note);
		changed.forEach(this::tell);
		return written;
	}

	private ClockTurn insert(ClockTurn turn) {
		return new ClockTurn(null, this.clocks.insert(turn.after()), turn.entries(), turn.moves());
	}

	private void note(ClockTurn turn) {
		turn.entries()
			.stream()
			.filter((entry) -> entry.kind().equals("WARNED") || entry.kind().equals("BREACHED"))
			.forEach((entry) -> note(turn, entry));
	}

	/** Nobody sleeps through a promise. */
	private void note(ClockTurn turn, LedgerEntry entry) {
		String number = turn.key().number();
		this.tickets.note(number, "PROMISE_" + entry.kind(), Actor.SYSTEM,
				Map.of("target", turn.after().target().name(), "dueAt", entry.dueAt().toString()));
		this.snoozes.endAll(number,
				entry.kind().equals("BREACHED") ? SnoozeReason.PROMISE_BROKEN : SnoozeReason.PROMISE_AT_RISK);
	}

	/** Lists sort by the next promise to run out; a paused clock runs out never. */
	private void tell(TicketSnapshot ticket) {
		List<PromiseClock> all = this.clocks.of(ticket.id());
		Optional<Instant> next = all.stream()
			.filter(PromiseClock::isRunning)
			.map(PromiseClock::dueAt)
			.min(Comparator.naturalOrder());
		this.tickets.promise(ticket.number(), due(all, Target.FIRST_RESPONSE), due(all, Target.RESOLUTION),
				next.orElse(null));
	}

	private static Instant due(List<PromiseClock> all, Target target) {
		return all.stream()
			.filter((clock) -> clock.target() == target)
			.max(Comparator.comparingInt((clock) -> clock.key().round()))
			.filter((clock) -> clock.outcome() != Outcome.CANCELLED)
			.map(PromiseClock::dueAt)
			.orElse(null);
	}

}
