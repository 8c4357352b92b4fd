package io.stagedesk.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.routing.RoutingDecision.Seen;
import io.stagedesk.routing.choice.Candidate;
import io.stagedesk.routing.choice.Question;
import io.stagedesk.routing.choice.Ranking;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code routing_decision}, append-only. Of the candidates only facts are kept:
 * places, scores and reasons follow from them.
 */
@Repository
class DecisionRows {

	private static final TypeReference<Map<String, String>> INPUTS = new TypeReference<>() {
	};

	private static final TypeReference<List<Candidate>> FACTS = new TypeReference<>() {
	};

	private static final TypeReference<List<Seen>> OLDER = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	DecisionRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	void insert(long ticket, RoutingDecision made) {
		this.jdbc
			.sql("""
					insert into routing_decision (ticket_id, at, cause, team, outcome, strategy, agent, rule, rule_id, table_key,
					table_version, waited_since, acceptance, inputs, question, candidates)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(ticket, Timestamp.from(made.at()), made.cause().name(), made.team(), made.outcome().name(),
					made.strategy(), made.agent(), made.rule(), made.ruleId(), made.table(), made.tableVersion(),
					Timestamp.from(made.question().waitedSince()), made.acceptance(),
					this.json.writeValueAsString(made.inputs()), this.json.writeValueAsString(made.question()),
					this.json.writeValueAsString(made.candidates().stream().map(Seen::facts).toList()))
			.update();
	}

	/** All about one ticket, oldest first. */
	List<RoutingDecision> of(long ticket) {
		return this.jdbc.sql("select * from routing_decision where ticket_id = ? order by id")
			.param(ticket)
			.query(this::read)
			.list();
	}

	/**
	 * Who had their chance with a ticket and when, and since when it waits, oldest first.
	 */
	List<Chance> chances(long ticket) {
		return this.jdbc.sql("""
				select at, team, agent, outcome, waited_since from routing_decision where ticket_id = ? order by id""")
			.param(ticket)
			.query((row, number) -> new Chance(row.getTimestamp("at").toInstant(), row.getString("team"),
					Optional.ofNullable(row.getString("agent")), outcome(row),
					Optional.ofNullable(row.getTimestamp("waited_since")).map(Timestamp::toInstant)))
			.list();
	}

	/** How long the newest offer of a ticket holds. */
	Optional<Duration> acceptance(long ticket) {
		return this.jdbc.sql("select acceptance from routing_decision where ticket_id = ? order by id desc limit 1")
			.param(ticket)
			.query(Integer.class)
			.optional()
			.filter((seconds) -> seconds > 0)
			.map(Duration::ofSeconds);
	}

	private RoutingDecision read(ResultSet row, int number) throws SQLException {
		String kept = row.getString("question");
		Question question = (kept != null) ? this.json.readValue(kept, Question.class) : null;
		String cause = row.getString("cause");
		return new RoutingDecision(row.getTimestamp("at").toInstant(), (cause != null) ? Cause.valueOf(cause) : null,
				row.getString("team"), outcome(row).orElse(null), row.getString("strategy"), row.getString("agent"),
				row.getString("rule"), row.getString("rule_id"), row.getString("table_key"),
				row.getInt("table_version"), this.json.readValue(row.getString("inputs"), INPUTS), question,
				question != null && question.isRelaxed(), row.getInt("acceptance"),
				candidates(question, row.getString("candidates")));
	}

	private List<Seen> candidates(Question question, String kept) {
		if (question == null) {
			return this.json.readValue(kept, OLDER);
		}
		return Ranking.of(question, this.json.readValue(kept, FACTS)).ranked().stream().map(Seen::of).toList();
	}

	private static Optional<Outcome> outcome(ResultSet row) throws SQLException {
		return Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf);
	}

	/** What one decision means for the next one. */
	record Chance(Instant at, String team, Optional<String> agent, Optional<Outcome> outcome,
			Optional<Instant> waitedSince) {

		boolean goesOnIn(String otherTeam) {
			return this.team.equals(otherTeam) && this.outcome.orElse(Outcome.OFFERED) != Outcome.ASSIGNED;
		}

	}

}
