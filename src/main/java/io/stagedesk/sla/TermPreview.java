package io.stagedesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketSnapshot;

/**
 * What a change would do to open promises.
 *
 * @param moves those on tickets that the viewer works on
 * @param elsewhere how many other tickets would have a promise moved as well
 */
public record TermPreview(List<Move> moves, int elsewhere) {

	public TermPreview {
		moves = List.copyOf(moves);
	}

	/** How many of the viewer's tickets have a promise that moves. */
	public int tickets() {
		return (int) this.moves.stream().map(Move::ticket).distinct().count();
	}

	/** The smallest shift, towards earlier where it is negative. */
	public long leastSeconds() {
		return shifts().min().orElse(0);
	}

	public long medianSeconds() {
		long[] sorted = shifts().sorted().toArray();
		return (sorted.length == 0) ? 0 : sorted[sorted.length / 2];
	}

	public long mostSeconds() {
		return shifts().max().orElse(0);
	}

	private LongStream shifts() {
		return this.moves.stream().filter((move) -> move.movedSeconds() != null).mapToLong(Move::movedSeconds);
	}

	/**
	 * A promise whose due moves.
	 *
	 * @param dueAt before; {@code null} where nothing was promised
	 * @param newDueAt after; {@code null} where nothing is promised any more
	 */
	public record Move(String ticket, String subject, Target target, int round, Priority priority, String team,
			Instant dueAt, Instant newDueAt, Long movedSeconds) {

		static Move of(TicketSnapshot ticket, PromiseClock before, PromiseClock after) {
			Instant due = (before != null) ? before.dueAt() : null;
			Instant newDue = (after.outcome() == Outcome.CANCELLED) ? null : after.dueAt();
			return new Move(ticket.number(), ticket.subject(), after.target(), after.key().round(), ticket.priority(),
					ticket.team(), due, newDue,
					(due != null && newDue != null) ? Duration.between(due, newDue).toSeconds() : null);
		}

		boolean moves() {
			return this.movedSeconds == null || this.movedSeconds != 0;
		}

	}

}
