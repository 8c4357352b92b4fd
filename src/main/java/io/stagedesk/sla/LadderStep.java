package io.stagedesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One step of an escalation ladder: whose attention a promise gets, and when.
 *
 * @param value percent of the goal, or minutes before or after the due instant
 * @param person login of the {@link Addressee#PERSON}; empty for the others
 */
public record LadderStep(Measure measure, int value, Addressee to, Optional<String> person) {

	public LadderStep {
		if (!measure.allows(value)) {
			throw new IllegalArgumentException("%s must lie between %d and %d, not %d".formatted(measure.field(),
					measure.least(), measure.most(), value));
		}
		if (person.isPresent() != (to == Addressee.PERSON)) {
			throw new IllegalArgumentException("a person must be named for PERSON, and only then");
		}
	}

	/** A step to somebody who need not be named. */
	public LadderStep(Measure measure, int value, Addressee to) {
		this(measure, value, to, Optional.empty());
	}

	/**
	 * Whether this step comes later than all of those, as far as that can be told:
	 * percent and minutes can be compared only by their side of the due instant.
	 */
	boolean mayFollow(List<LadderStep> earlier) {
		return earlier.stream().allMatch(this::mayFollow);
	}

	private boolean mayFollow(LadderStep earlier) {
		boolean comparable = (this.measure == Measure.PERCENT) == (earlier.measure == Measure.PERCENT);
		return comparable ? fromDue() > earlier.fromDue()
				: Integer.signum(fromDue()) >= Integer.signum(earlier.fromDue());
	}

	/** When this step is due; in minutes of the clock on the wall where it says so. */
	Instant at(Reckoning reckoning) {
		return switch (this.measure) {
			case PERCENT -> reckoning.at(this.value);
			case MINUTES_BEFORE -> reckoning.due().minus(Duration.ofMinutes(this.value));
			case MINUTES_AFTER -> reckoning.due().plus(Duration.ofMinutes(this.value));
		};
	}

	/** As in {@code PERCENT 75 ASSIGNEE}; the login follows {@code PERSON}. */
	@Override
	public String toString() {
		return this.measure + " " + this.value + " " + this.to + this.person.map((login) -> " " + login).orElse("");
	}

	/** Reads what {@link #toString} wrote. */
	static LadderStep parse(String text) {
		String[] words = text.split(" ");
		return new LadderStep(Measure.valueOf(words[0]), Integer.parseInt(words[1]), Addressee.valueOf(words[2]),
				(words.length > 3) ? Optional.of(words[3]) : Optional.empty());
	}

	/** In percent or minutes; negative before the due instant. */
	private int fromDue() {
		return switch (this.measure) {
			case PERCENT -> this.value - 100;
			case MINUTES_BEFORE -> -this.value;
			case MINUTES_AFTER -> this.value;
		};
	}

	/** In what the place of a step is given. */
	public enum Measure {

		/** Of the goal; 100 is the due instant. */
		PERCENT("percent", 1, 1000),

		/** Before the due instant. */
		MINUTES_BEFORE("minutesBefore", 0, 525_600),

		/** After the due instant. */
		MINUTES_AFTER("minutesAfter", 0, 525_600);

		private final String field;

		private final int least;

		private final int most;

		Measure(String field, int least, int most) {
			this.field = field;
			this.least = least;
			this.most = most;
		}

		/** Its name in JSON. */
		public String field() {
			return this.field;
		}

		int least() {
			return this.least;
		}

		int most() {
			return this.most;
		}

		boolean allows(int value) {
			return value >= this.least && value <= this.most;
		}

	}

	/** Whose attention is asked for. */
	public enum Addressee {

		ASSIGNEE, TEAM_LEAD, MANAGER, VENDOR, PERSON

	}

}
