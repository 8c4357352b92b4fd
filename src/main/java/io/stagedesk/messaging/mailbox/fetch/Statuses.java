package io.stagedesk.messaging.mailbox.fetch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how the fetching of mailboxes goes, and logs each change of it once. */
@Component
class Statuses {

	private static final int LONGEST = 500;

	private static final Logger log = LoggerFactory.getLogger(Statuses.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	Statuses(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void works(String mailbox) {
		boolean again = this.jdbc.sql(
				"update mailbox set failing_since = null, last_error = null where id = ? and failing_since is not null")
			.param(mailbox)
			.update() == 1;
		this.jdbc.sql("update mailbox set checked_at = ? where id = ?").params(now(), mailbox).update();
		if (again) {
			log.info("Mailbox {} is read again", mailbox);
		}
	}

	void fails(String mailbox, MailFailure failure) {
		String error = "%s: %s".formatted(failure.problem(), failure.details());
		String kept = error.substring(0, Math.min(error.length(), LONGEST));
		boolean news = this.jdbc
			.sql("update mailbox set failing_since = ?, last_error = ? where id = ? and failing_since is null")
			.params(now(), kept, mailbox)
			.update() == 1;
		if (news) {
			log.warn("Mailbox {} cannot be read: {}", mailbox, kept);
			return;
		}
		this.jdbc.sql("update mailbox set last_error = ? where id = ?").params(kept, mailbox).update();
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS));
	}

}
