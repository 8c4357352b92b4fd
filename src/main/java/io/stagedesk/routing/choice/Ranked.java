package io.stagedesk.routing.choice;

import java.util.List;

/**
 * A candidate in their place.
 *
 * @param excluded why not, or {@code null} for who could have it
 * @param scores one for each strategy, in their order; more is better; empty for who is
 * excluded
 */
public record Ranked(Candidate candidate, Exclusion excluded, List<Score> scores) {

	public Ranked {
		scores = List.copyOf(scores);
	}

	static Ranked of(Question question, Candidate candidate) {
		return Exclusion.of(question, candidate)
			.map((why) -> new Ranked(candidate, why, List.of()))
			.orElseGet(() -> new Ranked(candidate, null,
					question.strategies()
						.stream()
						.map((one) -> new Score(one, one.score(question, candidate)))
						.toList()));
	}

	public boolean isEligible() {
		return this.excluded == null;
	}

	/** What one strategy thinks of a candidate. */
	public record Score(Strategy strategy, long value) {
	}

}
