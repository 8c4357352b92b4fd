package io.stagedesk.messaging.incoming;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import io.stagedesk.messaging.mailbox.MailStore;
import io.stagedesk.messaging.mailbox.MailboxesChanged;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts mails into the store as a mailbox does, and reads them at once. */
public class MailRoom {

	private static final AtomicInteger NEXT = new AtomicInteger();

	private final MailStore store;

	private final MailWorker worker;

	private final IncomingRows rows;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	MailRoom(MailStore store, MailWorker worker, IncomingRows rows, JdbcClient jdbc, ApplicationEventPublisher events) {
		this.events = events;
		this.store = store;
		this.worker = worker;
		this.rows = rows;
		this.jdbc = jdbc;
	}

	/** Begins a mailbox; {@code team}, language and scenario may be {@code null}. */
	public void mailbox(String id, String address, String team, String language, String scenario) {
		this.jdbc.sql("delete from mailbox where id = ? or address = ?").params(id, address).update();
		this.jdbc
			.sql("""
					insert into mailbox (id, address, protocol, host, port, username, login_kind, folder, team, language, scenario,
					starttls, poll_seconds, active, configured, version)
					values (?, ?, 'imap', '127.0.0.1', 1, 'x', 'PASSWORD', 'INBOX', ?, ?, ?, 'ALLOWED', 60, true, false, 1)""")
			.params(id, address, team, language, scenario)
			.update();
		this.events.publishEvent(new MailboxesChanged());
	}

	/** What became of a mail. */
	public IncomingMail receive(String mailbox, String raw) {
		return receive(mailbox, raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
	}

	public IncomingMail receive(String mailbox, byte[] raw) {
		long id = store(mailbox, raw);
		read();
		return find(id);
	}

	/** Only stores it; its id. */
	public long store(String mailbox, byte[] raw) {
		String key = "1:" + NEXT.incrementAndGet();
		this.store.store(mailbox, key, new ByteArrayInputStream(raw), raw.length);
		return this.jdbc.sql("select id from incoming_mail where mailbox = ? and source_key = ?")
			.params(mailbox, key)
			.query(Long.class)
			.single();
	}

	/** Takes all that is due to its end. */
	public void read() {
		while (this.worker.processNext()) {
			Thread.onSpinWait();
		}
	}

	public IncomingMail find(long id) {
		return this.rows.find(id).orElseThrow();
	}

}
