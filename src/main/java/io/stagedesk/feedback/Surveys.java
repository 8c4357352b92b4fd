package io.stagedesk.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Tokens;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All surveys: invited once a ticket, answered once. */
@Service
public class Surveys {

	private static final String SELECT = "select ticket_id, token, invited_at, score, comment_text, answered_at from survey";

	private final JdbcClient jdbc;

	private final Tickets tickets;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Surveys(JdbcClient jdbc, Tickets tickets, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.tickets = tickets;
		this.clock = clock;
		this.events = events;
	}

	/** Makes the ticket's survey, or finds the one that it already has. */
	@Transactional
	public Survey invite(TicketSnapshot ticket) {
		return of(ticket).orElseGet(() -> {
			Survey survey = new Survey(ticket.id(), Tokens.random(), now(), null, null, null);
			this.jdbc.sql("insert into survey (ticket_id, token, invited_at) values (?, ?, ?)")
				.params(survey.ticketId(), survey.token(), Timestamp.from(survey.invitedAt()))
				.update();
			this.tickets.note(ticket.number(), "SURVEY_INVITED", Actor.SYSTEM, Map.of());
			return survey;
		});
	}

	@Transactional(readOnly = true)
	public Optional<Survey> of(TicketSnapshot ticket) {
		return this.jdbc.sql(SELECT + " where ticket_id = ?").param(ticket.id()).query(Surveys::read).optional();
	}

	@Transactional(readOnly = true)
	public Survey byToken(String token) {
		return this.jdbc.sql(SELECT + " where token = ?")
			.param(token)
			.query(Surveys::read)
			.optional()
			.orElseThrow(SurveyNotFoundException::new);
	}

	/**
	 * Stores the vote; a second one is refused (409), a score outside 1 to 5 too (422).
	 */
	@Transactional
	public void answer(String token, int score, String comment) {
		if (score < 1 || score > 5) {
			throw new FieldErrorsException("score", "must lie between 1 and 5");
		}
		Survey survey = byToken(token);
		int stored = this.jdbc
			.sql("update survey set score = ?, comment_text = ?, answered_at = ? where token = ? and score is null")
			.params(score, comment, Timestamp.from(now()), token)
			.update();
		if (stored == 0) {
			throw new StageNotAllowedException("This survey has been answered already");
		}
		String number = new TicketNumber(survey.ticketId()).toString();
		this.tickets.note(number, "SURVEY_ANSWERED", Actor.REQUESTER, Map.of("score", String.valueOf(score)));
		this.events.publishEvent(new SurveyAnswered(this.tickets.get(number), byToken(token)));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static Survey read(ResultSet row, int number) throws SQLException {
		Timestamp answered = row.getTimestamp("answered_at");
		return new Survey(row.getLong("ticket_id"), row.getString("token"), row.getTimestamp("invited_at").toInstant(),
				row.getObject("score", Integer.class), row.getString("comment_text"),
				(answered != null) ? answered.toInstant() : null);
	}

}
