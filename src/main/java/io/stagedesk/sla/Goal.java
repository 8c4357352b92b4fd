package io.stagedesk.sla;

/**
 * How soon something is promised.
 *
 * @param value so many of the unit, 1 to 10 years of minutes
 */
public record Goal(int value, GoalUnit unit) {

	/** Ten years of minutes; a longer promise is a slip of the pen. */
	public static final int LONGEST = 5_256_000;

	public Goal {
		if (value < 1 || value > LONGEST) {
			throw new IllegalArgumentException("a goal must lie between 1 and %d, not %d".formatted(LONGEST, value));
		}
	}

}
