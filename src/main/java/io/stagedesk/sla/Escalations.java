package io.stagedesk.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All escalations; each belongs to one process that climbs the ladder. */
@Service
public class Escalations {

	private static final Duration BY_HAND = Duration.ofHours(1);

	private static final Duration REMINDER = Duration.ofDays(1);

	private static final String SELECT = """
			select id, ticket_id, process_id, by_hand, cause, level, raised_at, next_level_at, acknowledged_at, acknowledged_by, plan
			from escalation""";

	private final JdbcClient jdbc;

	private final Tickets tickets;

	private final Clock clock;

	Escalations(JdbcClient jdbc, Tickets tickets, Clock clock) {
		this.jdbc = jdbc;
		this.tickets = tickets;
		this.clock = clock;
	}

	/**
	 * Begins, or climbs to the next level.
	 * @param nextStep when the level after the first is due, where the ladder says it;
	 * all others come daily
	 */
	@Transactional
	public void raise(String number, String processId, String cause, Optional<Instant> nextStep, boolean byHand,
			Actor actor) {
		Instant now = now();
		Optional<Escalation> before = ofProcess(processId);
		int level = before.map(Escalation::level).orElse(0) + 1;
		Instant next = (level > 1) ? now.plus(REMINDER) : nextStep.filter(now::isBefore).orElse(now.plus(BY_HAND));
		if (before.isPresent()) {
			this.jdbc.sql("update escalation set level = ?, next_level_at = ? where id = ?")
				.params(level, Timestamp.from(next), before.get().id())
				.update();
		}
		else {
			this.jdbc.sql("""
					insert into escalation (ticket_id, process_id, by_hand, cause, level, raised_at, next_level_at)
					values (?, ?, ?, ?, ?, ?, ?)""")
				.params(TicketNumber.of(number).id(), processId, byHand, cause, level, Timestamp.from(now),
						Timestamp.from(next))
				.update();
		}
		this.tickets.note(number, "ESCALATED", actor, Map.of("level", String.valueOf(level), "cause", cause));
	}

	@Transactional
	public void acknowledge(String number, String processId, String plan, Actor actor) {
		this.jdbc.sql("update escalation set acknowledged_at = ?, acknowledged_by = ?, plan = ? where process_id = ?")
			.params(Timestamp.from(now()), actor.name(), plan, processId)
			.update();
		this.tickets.note(number, "ESCALATION_ACKNOWLEDGED", actor, Map.of("plan", plan));
		this.tickets.write(number, Visibility.INTERNAL, plan, null, actor);
	}

	@Transactional(readOnly = true)
	public Optional<Escalation> ofProcess(String processId) {
		return this.jdbc.sql(SELECT + " where process_id = ?").param(processId).query(Escalations::read).optional();
	}

	@Transactional(readOnly = true)
	public List<Escalation> of(TicketSnapshot ticket) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? order by id")
			.param(ticket.id())
			.query(Escalations::read)
			.list();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static Escalation read(ResultSet row, int number) throws SQLException {
		Timestamp acknowledged = row.getTimestamp("acknowledged_at");
		return new Escalation(row.getLong("id"), row.getLong("ticket_id"), row.getString("process_id"),
				row.getBoolean("by_hand"), row.getString("cause"), row.getInt("level"),
				row.getTimestamp("raised_at").toInstant(), row.getTimestamp("next_level_at").toInstant(),
				(acknowledged != null) ? acknowledged.toInstant() : null, row.getString("acknowledged_by"),
				row.getString("plan"));
	}

}
