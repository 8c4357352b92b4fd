package io.stagedesk.workflow.announce;

import io.stagedesk.sla.Goal;

/**
 * A goal in the words in which people say it: 240 business minutes are 4 working hours.
 *
 * @param unit minutes, hours, days, workingMinutes, workingHours or workingDays: the last
 * part of a key of the messages
 */
public record Span(long count, String unit) {

	private static final int HOUR = 60;

	private static final int DAY = 24 * HOUR;

	public static Span of(Goal goal) {
		return switch (goal.unit()) {
			case BUSINESS_DAYS -> new Span(goal.value(), "workingDays");
			case BUSINESS_MINUTES -> (goal.value() % HOUR == 0) ? new Span(goal.value() / HOUR, "workingHours")
					: new Span(goal.value(), "workingMinutes");
			case CALENDAR_MINUTES -> ofMinutes(goal.value());
		};
	}

	/** One day is said as 24 hours: nobody shall take it for a working day. */
	private static Span ofMinutes(int minutes) {
		if (minutes % DAY == 0 && minutes > DAY) {
			return new Span(minutes / DAY, "days");
		}
		return (minutes % HOUR == 0) ? new Span(minutes / HOUR, "hours") : new Span(minutes, "minutes");
	}

	/** Key of its text, which takes the count. */
	public String key() {
		return "announce.span." + this.unit;
	}

}
