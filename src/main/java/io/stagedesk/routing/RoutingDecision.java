package io.stagedesk.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.stagedesk.routing.choice.Candidate;
import io.stagedesk.routing.choice.Question;
import io.stagedesk.routing.choice.Ranked;
import io.stagedesk.routing.choice.Ranking;

/**
 * One decision about where a ticket goes, with all that it was made from; kept for ever.
 * What an older version of the desk did not keep is {@code null}.
 *
 * @param cause what asked for it
 * @param strategy the strategies in their order, as {@code LANGUAGE, ROUND_ROBIN}
 * @param agent who was chosen, or {@code null}
 * @param rule the words of the row that matched
 * @param ruleId the row's id, empty where a person had chosen the team
 * @param table key of the table
 * @param inputs what the table was asked
 * @param relaxed whether it had waited so long that less would do
 * @param acceptance seconds that an offer holds; 0: no offer
 */
public record RoutingDecision(Instant at, Cause cause, String team, Outcome outcome, String strategy, String agent,
		String rule, String ruleId, String table, int tableVersion, Map<String, String> inputs, Question question,
		boolean relaxed, int acceptance, List<Seen> candidates) {

	public RoutingDecision {
		inputs = Map.copyOf(inputs);
		candidates = List.copyOf(candidates);
	}

	/** The choice made once more from what was kept. */
	public Optional<Ranking> replay() {
		return (this.question == null || this.candidates.stream().anyMatch((one) -> one.facts() == null))
				? Optional.empty()
				: Optional.of(Ranking.of(this.question, this.candidates.stream().map(Seen::facts).toList()));
	}

	/** The same for those whom the desk's own people do not concern. */
	public RoutingDecision withoutPeople() {
		return new RoutingDecision(this.at, this.cause, this.team, this.outcome, this.strategy, this.agent, this.rule,
				this.ruleId, this.table, this.tableVersion, this.inputs, null, this.relaxed, this.acceptance,
				List.of());
	}

	/**
	 * Somebody who was looked at.
	 *
	 * @param excluded why not, in English, or {@code null} for who could have had it
	 * @param code the kind of that reason
	 * @param parts what its words speak of
	 * @param facts all that was known
	 */
	public record Seen(String agent, String excluded, String code, List<String> parts, List<Ranked.Score> scores,
			Candidate facts) {

		public Seen {
			parts = (parts != null) ? List.copyOf(parts) : List.of();
			scores = (scores != null) ? List.copyOf(scores) : List.of();
		}

		static Seen of(Ranked one) {
			boolean eligible = one.isEligible();
			return new Seen(one.candidate().login(), eligible ? null : one.excluded().text(),
					eligible ? null : one.excluded().code().name(), eligible ? List.of() : one.excluded().parts(),
					one.scores(), one.candidate());
		}

		@JsonIgnore
		public boolean isEligible() {
			return this.excluded == null;
		}

	}

}
