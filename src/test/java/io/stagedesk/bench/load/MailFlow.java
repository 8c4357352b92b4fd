package io.stagedesk.bench.load;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import static org.awaitility.Awaitility.await;

/**
 * Mails that arrive in a mail server's mailboxes at their own pace, one after the other
 * in each, from which the desk fetches them. The mail server runs in this process. To
 * answer for one mail it looks at all that lie in its mailbox, and for all again: in one
 * mailbox only, two fifths of both cores went into that.
 */
final class MailFlow implements AutoCloseable {

	private static final int MAILBOXES = 8;

	private static final String PASSWORD = "x";

	private static final int TIDY_SECONDS = 10;

	private static final String READ = """
			select mail_message_id || ' ' || (extract(epoch from processed_at) * 1000)::bigint
			from incoming_mail where state = 'PROCESSED' and mail_message_id like '%load.example%'""";

	private final GreenMail post = new GreenMail(
			new ServerSetup[] { ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort() });

	private final List<GreenMailUser> boxes = new ArrayList<>();

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

	/** When each mail was laid into the mailbox, by its id without brackets. */
	private final Map<String, Long> laid = new ConcurrentHashMap<>();

	private int next;

	MailFlow() {
		this.post.start();
		for (int number = 0; number < MAILBOXES; number++) {
			this.boxes.add(this.post.setUser("help" + number + "@desk.example", "help" + number, PASSWORD));
		}
		this.clock.scheduleWithFixedDelay(this::tidy, TIDY_SECONDS, TIDY_SECONDS, TimeUnit.SECONDS);
	}

	/** What the desk has to know to fetch them; environment variables. */
	Map<String, String> settings() {
		Map<String, String> settings = new HashMap<>();
		for (int number = 0; number < MAILBOXES; number++) {
			String mailbox = "STAGEDESK_MAILBOXES_" + number + "_";
			settings.put(mailbox + "ADDRESS", this.boxes.get(number).getEmail());
			settings.put(mailbox + "PROTOCOL", "imap");
			settings.put(mailbox + "HOST", "127.0.0.1");
			settings.put(mailbox + "PORT", String.valueOf(this.post.getImap().getPort()));
			settings.put(mailbox + "USERNAME", this.boxes.get(number).getLogin());
			settings.put(mailbox + "PASSWORD", PASSWORD);
			settings.put(mailbox + "POLLINTERVAL", "1s");
		}
		return settings;
	}

	/** How many have arrived so far. */
	int arrived() {
		return this.laid.size();
	}

	/** From now on mails arrive at this rate, until it is changed. */
	Runnable begin(double perSecond) {
		long pause = Math.round(1e9 / perSecond);
		var arriving = this.clock.scheduleAtFixedRate(this::arrive, pause, pause, TimeUnit.NANOSECONDS);
		return () -> arriving.cancel(false);
	}

	private synchronized void arrive() {
		int number = ++this.next;
		GreenMailUser box = this.boxes.get(number % MAILBOXES);
		String id = "m" + number + "." + System.nanoTime() + "@load.example";
		try {
			MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()),
					new ByteArrayInputStream("""
							From: Viewer %d <viewer%d@load.example>
							To: %s
							Subject: App crash report %d
							Message-ID: <%s>
							Date: Sat, 21 Nov 2026 08:00:00 +0000
							MIME-Version: 1.0
							Content-Type: text/plain; charset=utf-8

							I paid 49.99 for coins in the live room but they did not arrive. Order 12345, number %d.
							""".formatted(number, number, box.getEmail(), number, id, number)
						.replace("\n", "\r\n")
						.getBytes(StandardCharsets.UTF_8)));
			this.laid.put(id, System.currentTimeMillis());
			box.deliver(mail);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("The mail server takes no mail", ex);
		}
	}

	/** Removes what the desk has taken where nothing else waits. */
	private void tidy() {
		try {
			for (GreenMailUser box : this.boxes) {
				MailFolder folder = this.post.getManagers().getImapHostManager().getInbox(box);
				List<StoredMessage> there = folder.getNonDeletedMessages();
				if (there.stream().allMatch((one) -> one.isSet(Flags.Flag.SEEN))) {
					there.forEach((one) -> one.setFlag(Flags.Flag.DELETED, true));
					folder.expunge();
				}
			}
		}
		catch (FolderException ex) {
			throw new IllegalStateException("The mail server does not tidy up", ex);
		}
	}

	/** Waits until all that have arrived are tickets. */
	void awaitAllRead(Room room, Duration limit) {
		await().atMost(limit).pollInterval(Duration.ofMillis(100)).until(() -> delays(room, 0).size() >= arrived());
	}

	/**
	 * From the mailbox to the ticket, of all that are read.
	 * @param since when the first of them came, in milliseconds since 1970
	 * @return milliseconds
	 */
	List<Double> delays(Room room, long since) throws SQLException {
		List<Double> delays = new ArrayList<>();
		for (String line : room.loader().column(READ)) {
			int space = line.indexOf(' ');
			Long begin = this.laid.get(line.substring(0, space).replaceAll("[<>]", ""));
			if (begin != null && begin >= since) {
				delays.add((double) (Long.parseLong(line.substring(space + 1)) - begin));
			}
		}
		return delays;
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
		this.post.stop();
	}

}
