package io.stagedesk.routing.choice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All candidates of a question: the eligible ones first, the best one at the top, then
 * those who are excluded and why. Equal ones stand by who got a ticket longest ago, then
 * by login.
 */
public record Ranking(List<Ranked> ranked) {

	private static final Comparator<Ranked> ORDER = Comparator.comparing((Ranked one) -> !one.isEligible())
		.thenComparing(Ranking::byScores)
		.thenComparing((one) -> one.isEligible() ? one.candidate().lastAssignedMicros() : 0L)
		.thenComparing((one) -> one.candidate().login());

	public Ranking {
		ranked = List.copyOf(ranked);
	}

	public static Ranking of(Question question, Collection<Candidate> candidates) {
		List<Ranked> ranked = new ArrayList<>(candidates.size());
		candidates.forEach((candidate) -> ranked.add(Ranked.of(question, candidate)));
		ranked.sort(ORDER);
		return new Ranking(ranked);
	}

	/** Whether any of them could have it. */
	public static boolean isPossible(Question question, Collection<Candidate> candidates) {
		return !question.isForTheQueue()
				&& candidates.stream().anyMatch((one) -> Exclusion.of(question, one).isEmpty());
	}

	/** Who gets the ticket: the first, unless the team takes it from its queue. */
	public Optional<Candidate> chosen() {
		return this.ranked.stream()
			.findFirst()
			.filter((one) -> one.isEligible()
					&& one.scores().stream().noneMatch((score) -> score.strategy() == Strategy.QUEUE))
			.map(Ranked::candidate);
	}

	private static int byScores(Ranked one, Ranked other) {
		for (int index = 0; index < Math.min(one.scores().size(), other.scores().size()); index++) {
			int order = Long.compare(other.scores().get(index).value(), one.scores().get(index).value());
			if (order != 0) {
				return order;
			}
		}
		return 0;
	}

}
