package io.stagedesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.stagedesk.calendar.WorkingTime;

/**
 * When a promise is due: pure arithmetic on a goal, a calendar, the instant from which it
 * counts and the pauses in between. Pauses may overlap, touch and come in any order; no
 * instant counts twice. One that still lasts holds back what comes after it as if it
 * ended where it began.
 */
public final class Reckoning {

	private final Goal goal;

	private final WorkingTime hours;

	private final Instant start;

	private final List<Stretch> pauses;

	/**
	 * @param hours the calendar; goals in calendar minutes do not ask it
	 * @param start the instant from which the goal counts
	 */
	public Reckoning(Goal goal, WorkingTime hours, Instant start, List<Stretch> pauses) {
		this.goal = goal;
		this.hours = (goal.unit() == GoalUnit.CALENDAR_MINUTES) ? WorkingTime.ALWAYS : hours;
		this.start = start;
		this.pauses = merged(pauses, start);
	}

	/** The instant at which the goal is used up. */
	public Instant due() {
		return (this.goal.unit() == GoalUnit.BUSINESS_DAYS) ? held(this.hours.plusDays(this.start, this.goal.value()))
				: after(minutes());
	}

	/**
	 * The instant at which so much of the goal is used up; of business days, of the
	 * working time from the start to the due instant.
	 * @param percent 1 to 1000; past 100 the same measure runs on after the due instant
	 */
	public Instant at(int percent) {
		if (percent == 100) {
			return due();
		}
		Duration whole = (this.goal.unit() == GoalUnit.BUSINESS_DAYS)
				? this.hours.between(this.start, this.hours.plusDays(this.start, this.goal.value())) : minutes();
		Duration part = whole.multipliedBy(percent).dividedBy(100);
		if (this.goal.unit() != GoalUnit.BUSINESS_DAYS) {
			return after(part);
		}
		return (percent < 100) ? earlier(after(part), due()) : this.hours.plus(due(), part.minus(whole));
	}

	private Duration minutes() {
		return Duration.ofMinutes(this.goal.value());
	}

	/** The instant at which so much has been worked outside of the pauses. */
	private Instant after(Duration worked) {
		Instant from = this.start;
		Duration left = worked;
		for (Stretch pause : this.pauses) {
			Instant reached = this.hours.plus(from, left);
			if (!reached.isAfter(pause.from())) {
				return reached;
			}
			left = left.minus(this.hours.between(from, pause.from()));
			from = pause.until();
		}
		return this.hours.plus(from, left);
	}

	/** Each pause that begins before it moves it on by the working time paused. */
	private Instant held(Instant unpaused) {
		Instant due = unpaused;
		for (Stretch pause : this.pauses) {
			if (!pause.from().isBefore(due)) {
				break;
			}
			due = this.hours.plus(due, this.hours.between(pause.from(), pause.until()));
		}
		return due;
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	/** One that lasts takes those with it that it continues. */
	private static List<Stretch> merged(List<Stretch> pauses, Instant start) {
		List<Stretch> merged = new ArrayList<>();
		pauses.stream()
			.map((pause) -> pause.lasts() ? new Stretch(pause.from(), Instant.MAX, pause.why()) : pause)
			.filter((pause) -> pause.until().isAfter(start))
			.map((pause) -> pause.from().isBefore(start) ? new Stretch(start, pause.until(), pause.why()) : pause)
			.sorted(Comparator.comparing(Stretch::from))
			.forEach((pause) -> {
				Stretch last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
				if (last == null || pause.from().isAfter(last.until())) {
					merged.add(pause);
				}
				else if (pause.until().isAfter(last.until())) {
					merged.set(merged.size() - 1, new Stretch(last.from(), pause.until(), last.why()));
				}
			});
		merged.removeIf((pause) -> pause.until().equals(Instant.MAX));
		return merged;
	}

}
