package io.stagedesk.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The steps of a policy's ladder, laid over one promise: whose attention is due when.
 */
final class Ladder {

	private final List<LadderStep> steps;

	private final Reckoning reckoning;

	private final Instant startedAt;

	/**
	 * @param startedAt when the promise was made; no step lies before
	 */
	Ladder(List<LadderStep> steps, Reckoning reckoning, Instant startedAt) {
		this.steps = steps;
		this.reckoning = reckoning;
		this.startedAt = startedAt;
	}

	/**
	 * The steps that are left, in the order of time. None comes twice. What was
	 * acknowledged before the breach silences what lies before the due instant; what was
	 * acknowledged after it silences all.
	 * @param breachedAt {@code null} while the promise is not broken
	 */
	Stream<Call> left(Attention attention, Instant breachedAt) {
		Instant acknowledged = attention.acknowledgedAt();
		if (this.steps.isEmpty()
				|| (acknowledged != null && breachedAt != null && !acknowledged.isBefore(breachedAt))) {
			return Stream.empty();
		}
		Instant due = this.reckoning.due();
		return this.steps.stream()
			.filter((step) -> !attention.called().contains(step))
			.map((step) -> new Call(step, later(step.at(this.reckoning), this.startedAt)))
			.filter((call) -> acknowledged == null || !call.at().isBefore(due))
			.sorted(Comparator.comparing(Call::at));
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	/** A step and when it is due. */
	record Call(LadderStep step, Instant at) {
	}

}
