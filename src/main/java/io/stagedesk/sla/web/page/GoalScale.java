package io.stagedesk.sla.web.page;

import java.util.Arrays;
import java.util.Optional;

import io.stagedesk.sla.Goal;
import io.stagedesk.sla.GoalUnit;

/**
 * In what people write a goal: minutes of the unit that counts, or larger steps of it.
 */
public enum GoalScale {

	CALENDAR_MINUTES(GoalUnit.CALENDAR_MINUTES, 1), CALENDAR_HOURS(GoalUnit.CALENDAR_MINUTES, 60),
	CALENDAR_DAYS(GoalUnit.CALENDAR_MINUTES, 24 * 60), BUSINESS_MINUTES(GoalUnit.BUSINESS_MINUTES, 1),
	BUSINESS_HOURS(GoalUnit.BUSINESS_MINUTES, 60), BUSINESS_DAYS(GoalUnit.BUSINESS_DAYS, 1);

	private final GoalUnit unit;

	private final int size;

	GoalScale(GoalUnit unit, int size) {
		this.unit = unit;
		this.size = size;
	}

	public GoalUnit unit() {
		return this.unit;
	}

	/** How many of the unit one of these is. */
	public int size() {
		return this.size;
	}

	/** The largest that fits; one day is 24 hours. */
	public static GoalScale of(Goal goal) {
		GoalScale best = null;
		for (GoalScale scale : values()) {
			boolean whole = scale.unit == goal.unit() && goal.value() % scale.size == 0;
			if (whole && (scale != CALENDAR_DAYS || goal.value() > scale.size)) {
				best = scale;
			}
		}
		return best;
	}

	public static Optional<GoalScale> find(String name) {
		return Arrays.stream(values()).filter((one) -> one.name().equals(name)).findFirst();
	}

}
