package io.stagedesk.messaging.incoming;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.stagedesk.messaging.mailbox.MailStore;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails that came in as a mailbox gives them, read to their end. */
public class ArrivedMails {

	private static final int PATIENCE = 2_000_000;

	private final MailStore store;

	private final IncomingRows rows;

	private final MailWorker worker;

	private final JdbcClient jdbc;

	public ArrivedMails(ApplicationContext context) {
		this.store = context.getBean(MailStore.class);
		this.rows = context.getBean(IncomingRows.class);
		this.worker = context.getBean(MailWorker.class);
		this.jdbc = context.getBean(JdbcClient.class);
	}

	/** A mail of these lines, and what has become of it. */
	public IncomingMail arrived(String... lines) {
		String key = UUID.randomUUID().toString();
		byte[] raw = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
		this.store.store("test", key, new ByteArrayInputStream(raw), raw.length);
		return read(newest(key));
	}

	/** One that its mailbox names and cannot give. */
	public IncomingMail unfetched() {
		String key = UUID.randomUUID().toString();
		this.store.refuse("test", key, "UNFETCHABLE", "NO [UNAVAILABLE]", 7);
		return this.rows.find(newest(key)).orElseThrow();
	}

	/** The same mail after it was read once more. */
	public IncomingMail read(long id) {
		for (int look = 0; look < PATIENCE; look++) {
			IncomingMail mail = this.rows.find(id).orElseThrow();
			if (mail.state() != IncomingState.STORED) {
				return mail;
			}
			if (!this.worker.processNext()) {
				Thread.onSpinWait();
			}
		}
		throw new IllegalStateException("The mail is not read: " + this.rows.find(id));
	}

	private long newest(String key) {
		return this.jdbc.sql("select id from incoming_mail where source_key = ?").param(key).query(Long.class).single();
	}

}
