package io.stagedesk.sla.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.stagedesk.sla.Goal;
import io.stagedesk.sla.GoalUnit;
import io.stagedesk.sla.Target;

/** One promise, kept by hand. */
class OracleClock {

	final Target target;

	final int round;

	final Instant startedAt;

	final OracleCalendar calendar;

	final List<String> ledger = new ArrayList<>();

	/** Closed stretches that do not count, in order. */
	final List<Instant[]> rests = new ArrayList<>();

	Goal goal;

	Instant countedFrom;

	Instant pausedSince;

	Instant warnedAt;

	Instant stoppedAt;

	Instant breachedAt;

	String outcome;

	OracleClock(Target target, int round, Instant startedAt, Instant countedFrom, Goal goal, OracleCalendar calendar) {
		this.target = target;
		this.round = round;
		this.startedAt = startedAt;
		this.countedFrom = countedFrom;
		this.goal = goal;
		this.calendar = calendar;
	}

	boolean isOver() {
		return this.stoppedAt != null;
	}

	boolean ticks() {
		return !isOver() && this.pausedSince == null;
	}

	void write(Instant at, String kind) {
		this.ledger.add("%s %s > %s".formatted(kind, at, dueAt()));
	}

	Instant dueAt() {
		return when(100);
	}

	Instant warnAt() {
		return when(75);
	}

	/** When this much of the goal is used up. */
	private Instant when(int percent) {
		return switch (this.goal.unit()) {
			case CALENDAR_MINUTES, BUSINESS_MINUTES ->
				counted(Duration.ofMinutes(this.goal.value()).multipliedBy(percent).dividedBy(100));
			case BUSINESS_DAYS -> {
				Instant due = this.calendar.daysAfter(this.countedFrom, this.goal.value());
				if (percent == 100) {
					yield movedOn(due);
				}
				yield counted(this.calendar.between(this.countedFrom, due).multipliedBy(percent).dividedBy(100));
			}
		};
	}

	/** A due by days moves on by the working time that was paused before it. */
	private Instant movedOn(Instant due) {
		Instant moved = due;
		for (Instant[] rest : this.rests) {
			if (rest[0].isBefore(moved)) {
				Duration paused = this.calendar.between(rest[0], rest[1]);
				moved = paused.isZero() ? moved : this.calendar.after(moved, paused);
			}
		}
		return moved;
	}

	/** Counts on from rest to rest. */
	private Instant counted(Duration whole) {
		Duration left = whole;
		Instant from = this.countedFrom;
		for (Instant[] rest : this.rests) {
			Duration here = passed(from, rest[0]);
			if (left.compareTo(here) <= 0) {
				break;
			}
			left = left.minus(here);
			from = rest[1];
		}
		return (this.goal.unit() == GoalUnit.CALENDAR_MINUTES) ? from.plus(left) : this.calendar.after(from, left);
	}

	private Duration passed(Instant from, Instant to) {
		return (this.goal.unit() == GoalUnit.CALENDAR_MINUTES) ? Duration.between(from, to)
				: this.calendar.between(from, to);
	}

	@Override
	public String toString() {
		return "%s/%d %s started %s due %s warn %s paused %s stopped %s breached %s %s%n  %s".formatted(this.target,
				this.round, this.goal, this.startedAt, dueAt(), warnAt(), this.pausedSince, this.stoppedAt,
				this.breachedAt, this.outcome, String.join("\n  ", this.ledger));
	}

}
