package io.stagedesk.messaging.incoming;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;

import io.stagedesk.api.Tokens;
import io.stagedesk.messaging.mime.Address;
import io.stagedesk.messaging.mime.ReadMail;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows a mail that comes twice: by another mailbox, another node, or after a fetch that
 * was cut. The Message-ID alone does not tell, as some programs use one for many mails.
 */
@Component
class Fingerprints {

	private final JdbcClient jdbc;

	Fingerprints(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Claims a mail for this one row.
	 * @param raw hash of all its bytes, which counts where it names itself in no other
	 * way
	 * @return whether nobody else has it
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean claim(ReadMail mail, String raw, long row, Instant now) {
		String fingerprint = of(mail, raw);
		boolean taken = this.jdbc.sql("""
				insert into mail_fingerprint (fingerprint, mail_id, created_at)
				select cast(? as varchar), cast(? as bigint), cast(? as timestamp(6) with time zone)
				where not exists (select 1 from mail_fingerprint where fingerprint = ?)""")
			.params(fingerprint, row, Timestamp.from(now), fingerprint)
			.update() == 1;
		return taken || this.jdbc.sql("select mail_id from mail_fingerprint where fingerprint = ?")
			.param(fingerprint)
			.query(Long.class)
			.single() == row;
	}

	private static String of(ReadMail mail, String raw) {
		boolean namesItself = !mail.messageId().isEmpty();
		StringBuilder text = new StringBuilder(namesItself ? mail.messageId() : raw);
		text.append('\n').append(mail.from().map(Address::address).orElse(""));
		text.append('\n').append(mail.subject());
		text.append('\n').append(mail.sentAt().map(Objects::toString).orElse(""));
		text.append('\n').append(mail.text()).append('\n').append(mail.folded());
		mail.attachments().forEach((file) -> text.append('\n').append(file.name()).append(' ').append(file.size()));
		return Tokens.hash(text.toString());
	}

}
