package io.stagedesk.faults;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Random;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The line to the mailbox breaks again and again while mails come in, and then for a
 * while; two nodes could read it.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class MailInIT {

	private static final int CUTS = 6;

	private static final int BURST = 12;

	/** The longest pause after up to three failures, and what it takes to read all. */
	private static final Duration REACH = Duration.ofSeconds(45);

	private static final String READ = "select count(*) from incoming_mail where state = 'PROCESSED'";

	private final Seed seed;

	private final Ledger ledger = new Ledger();

	private final GreenMail post = new GreenMail(ServerSetupTest.IMAP.dynamicPort())
		.withConfiguration(GreenMailConfiguration.aConfig().withUser("help@desk.example", "help", "x"));

	private final Random texts;

	@TempDir
	private Path folder;

	private GreenMailUser box;

	private DeskUnderFault desk;

	private int delivered;

	MailInIT(Seed seed) {
		this.seed = seed;
		this.texts = new Random(seed.value());
	}

	/** What the mail server's own threads stumble over only ends a connection. */
	@BeforeEach
	void openTheMailbox() {
		Awaitility.doNotCatchUncaughtExceptionsByDefault();
		this.post.start();
		this.box = this.post.getUserManager().getUser("help");
	}

	@AfterEach
	void closeTheMailbox() {
		Awaitility.reset();
		this.post.stop();
	}

	@Test
	void makesEachMailOneTicketOverALineThatBreaks() throws Exception {
		try (CutLine line = new CutLine(this.post.getImap().getPort()); DeskUnderFault open = desk(line)) {
			this.desk = open;
			open.start();
			open.start();
			Duration slowest;
			Duration back;
			try (Traffic traffic = new Traffic(this.ledger, open::ports, this.seed.value())) {
				traffic.begin(20);
				deliver(1);
				awaitRead();
				slowest = cutAgainAndAgain(line);
				back = breakForAWhile(line);
			}
			assertEachMailIsOneTicket();
			open.assertSound(this.ledger);
			this.seed.report(
					"the line to a mailbox cut %d times while mails came in, and once for 8 s: %d mails, each one ticket and one message; all read %d ms after a cut at most, %d ms after the line was back; %d requests answered meanwhile",
					line.cuts(), this.delivered, slowest.toMillis(), back.toMillis(), this.ledger.acknowledged());
		}
	}

	private DeskUnderFault desk(CutLine line) throws Exception {
		return DeskUnderFault.onPostgres(this.folder)
			.with("STAGEDESK_MAILBOXES_0_ADDRESS", "help@desk.example")
			.with("STAGEDESK_MAILBOXES_0_PROTOCOL", "imap")
			.with("STAGEDESK_MAILBOXES_0_HOST", "127.0.0.1")
			.with("STAGEDESK_MAILBOXES_0_PORT", String.valueOf(line.port()))
			.with("STAGEDESK_MAILBOXES_0_USERNAME", "help")
			.with("STAGEDESK_MAILBOXES_0_PASSWORD", "x")
			.with("STAGEDESK_MAILBOXES_0_POLLINTERVAL", "1s");
	}

	/** The longest from a cut until all was read. */
	private Duration cutAgainAndAgain(CutLine line) throws Exception {
		Duration slowest = Duration.ZERO;
		for (int cut = 1; cut <= CUTS; cut++) {
			int wanted = cut;
			line.cutsAfter(500 + this.seed.next(30_000));
			deliver(BURST);
			await().alias("cut").atMost(REACH).pollInterval(Duration.ofMillis(20)).until(() -> line.cuts() == wanted);
			Duration taken = awaitRead();
			slowest = (taken.compareTo(slowest) > 0) ? taken : slowest;
		}
		return slowest;
	}

	/** From the line's return until all was read. */
	private Duration breakForAWhile(CutLine line) throws Exception {
		line.breaks();
		deliver(BURST);
		long begin = System.nanoTime();
		await().atMost(REACH)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> System.nanoTime() - begin > Duration.ofSeconds(8).toNanos());
		assertThat(this.desk.number(READ)).as("read over a line that is broken").isEqualTo(this.delivered - BURST);
		line.mend();
		return awaitRead();
	}

	private Duration awaitRead() {
		long begin = System.nanoTime();
		await().alias("all mails read")
			.atMost(REACH)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> this.desk.number(READ) == this.delivered);
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private void assertEachMailIsOneTicket() throws SQLException {
		assertThat(this.desk.texts("select subject from ticket where channel = 'EMAIL' order by subject"))
			.hasSize(this.delivered)
			.doesNotHaveDuplicates()
			.allMatch((subject) -> subject.startsWith("Cut "));
		assertThat(this.desk.texts("""
				select t.subject || ' ' || m.body from ticket t join message m on m.ticket_id = t.id
				where t.channel = 'EMAIL'""")).hasSize(this.delivered)
			.allMatch((text) -> text.contains("mark-" + text.split(" ")[1] + "."));
		assertThat(this.desk.number("select count(*) from incoming_mail")).isEqualTo(this.delivered);
		assertThat(this.desk.texts("""
				select o.message_id from outbox o join ticket t on t.id = o.ticket_id
				where t.channel = 'EMAIL' and o.kind = 'ACKNOWLEDGEMENT'""")).hasSize(this.delivered);
	}

	private void deliver(int mails) throws Exception {
		for (int one = 0; one < mails; one++) {
			this.delivered++;
			this.box.deliver(mail(this.delivered));
		}
	}

	/** Short ones, which are fetched together, and long ones. */
	private MimeMessage mail(int number) throws Exception {
		String filling = "The coins did not arrive. "
			.repeat((number % 4 == 0) ? 1000 + this.texts.nextInt(2000) : 10 + this.texts.nextInt(200));
		String text = """
				From: Viewer %1$d <viewer%1$d@example.net>
				To: help@desk.example
				Subject: Cut %1$d
				Message-ID: <cut%1$d@example.net>
				MIME-Version: 1.0
				Content-Type: text/plain; charset=utf-8

				I paid for coins, mark-%1$d. %2$s
				""".formatted(number, filling.replaceAll("(.{70}) ", "$1\n")).replace("\n", "\r\n");
		return new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

}
