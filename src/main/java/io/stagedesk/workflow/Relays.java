package io.stagedesk.workflow;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.staff.roster.Shift;

import org.springframework.stereotype.Component;

/**
 * Which shift goes on with the work of another one: the first on the chain of next shifts
 * that is open, else the next one. A shift without a next one keeps its work.
 */
@Component
public class Relays {

	private final Rosters rosters;

	Relays(Rosters rosters) {
		this.rosters = rosters;
	}

	/** Who goes on when this shift has ended. */
	public Optional<Relay> after(String shift, Instant at) {
		return this.rosters.shift(shift).flatMap((from) -> next(from, at).map((to) -> new Relay(from, to)));
	}

	/** Who goes on with somebody's work: an open shift of theirs counts first. */
	public Optional<Relay> of(String login, Instant at) {
		Stream<Shift> open = this.rosters.shiftsOf(login, at)
			.stream()
			.filter((shift) -> this.rosters.isOpen(shift.key(), at));
		return Stream.concat(open, this.rosters.shiftsOf(login, at).stream())
			.flatMap((shift) -> after(shift.key(), at).stream())
			.findFirst();
	}

	private Optional<Shift> next(Shift from, Instant at) {
		Set<String> seen = new HashSet<>(Set.of(from.key()));
		Optional<Shift> first = shiftAfter(from);
		Optional<Shift> walker = first;
		while (walker.isPresent() && seen.add(walker.get().key())) {
			if (this.rosters.isOpen(walker.get().key(), at)) {
				return walker;
			}
			walker = shiftAfter(walker.get());
		}
		return first;
	}

	private Optional<Shift> shiftAfter(Shift shift) {
		return Optional.ofNullable(shift.nextShift()).flatMap(this.rosters::shift);
	}

	/** From which shift to which. */
	public record Relay(Shift from, Shift to) {
	}

}
