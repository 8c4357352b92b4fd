package io.stagedesk.messaging;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.stagedesk.messaging.MailSettings.Budget;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many mails that nobody wrote have left lately. Two desks that answer each other,
 * and a stranger who lets ours write to somebody, run into it.
 */
@Component
class MailBudget {

	private final JdbcClient jdbc;

	private final Budget budget;

	private final Clock clock;

	MailBudget(JdbcClient jdbc, MailSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.budget = settings.budget();
		this.clock = clock;
	}

	/** Why a mail must not leave; empty where it may. */
	@Transactional(readOnly = true)
	Optional<String> objection(OutgoingMail mail) {
		if (!mail.automatic()) {
			return Optional.empty();
		}
		List<Bound> bounds = List.of(
				new Bound("acknowledgements to this address in 10 minutes", Duration.ofMinutes(10),
						"recipient = ? and kind = 'ACKNOWLEDGEMENT'", mail.recipient(),
						(mail.kind() == MailKind.ACKNOWLEDGEMENT) ? this.budget.acknowledgements() : Integer.MAX_VALUE),
				new Bound("automatic mails to this address in an hour", Duration.ofHours(1), "recipient = ?",
						mail.recipient(), this.budget.hour()),
				new Bound("automatic mails to this address in a day", Duration.ofDays(1), "recipient = ?",
						mail.recipient(), this.budget.day()),
				new Bound("automatic mails about this ticket in a day", Duration.ofDays(1), "ticket_id = ?",
						mail.ticketId(), this.budget.ticket()),
				new Bound("automatic mails in an hour", Duration.ofHours(1), "1 = ?", 1, this.budget.all()));
		Instant now = this.clock.instant();
		return bounds.stream()
			.filter((bound) -> bound.key() != null && bound.most() < Integer.MAX_VALUE)
			.filter((bound) -> sent(bound, now) >= bound.most())
			.findFirst()
			.map((bound) -> "over the budget of %d %s".formatted(bound.most(), bound.name()));
	}

	private int sent(Bound bound, Instant now) {
		return this.jdbc
			.sql("select count(*) from (select 1 from outbox where " + bound.condition()
					+ " and automatic and sent_at > ? limit " + bound.most() + ") as sent")
			.params(bound.key(), Timestamp.from(now.minus(bound.window())))
			.query(Integer.class)
			.single();
	}

	private record Bound(String name, Duration window, String condition, Object key, int most) {
	}

}
