package io.stagedesk.faults;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.stagedesk.bench.StageDeskProcess;
import io.stagedesk.messaging.ScriptedRelay;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Mail servers that refuse, hang and break off, on the way out and on the way in. */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class MailFaultsIT {

	private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");

	private static final int MAILS = 40;

	private final Seed seed;

	@TempDir
	private Path folder;

	MailFaultsIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void sendsEachMailWhateverTheRelayDoes() throws Exception {
		Ledger ledger = new Ledger();
		try (ScriptedRelay relay = new ScriptedRelay();
				DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)
					.with("STAGEDESK_MAIL_SMTP_HOST", "127.0.0.1")
					.with("STAGEDESK_MAIL_SMTP_PORT", String.valueOf(relay.port()))
					.with("STAGEDESK_MAIL_SMTP_TIMEOUT", "1s")) {
			StageDeskProcess killed = desk.start();
			desk.start();
			Fault kill;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				traffic.begin(40);
				relay.playsAlways(Map.of(ScriptedRelay.GREETING, "421 too busy"));
				traffic.awaitMore(60);
				relay.playsAlways(Map.of(ScriptedRelay.GREETING, ScriptedRelay.HANG));
				traffic.awaitMore(60);
				int before = relay.whole().size();
				relay.playsAlways(Map.of(ScriptedRelay.END, ScriptedRelay.DROP));
				await().atMost(Duration.ofSeconds(60)).until(() -> {
					cutWaitsShort(desk);
					return relay.whole().size() > before + 2;
				});
				kill = Fault.begins(ledger);
				desk.kill(killed);
				kill.ends();
				relay.playsAlways(Map.of());
				traffic.awaitMore(60);
			}
			await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofSeconds(1)).until(() -> {
				cutWaitsShort(desk);
				return desk.number("select count(*) from outbox where state <> 'SENT'") == 0;
			});
			Map<String, Integer> copies = copies(relay);
			Map<String, Integer> attempts = attempts(desk);
			assertThat(copies.keySet()).isEqualTo(attempts.keySet());
			assertThat(copies).as("no more copies than attempts, and one more for the kill")
				.allSatisfy((id, count) -> assertThat(count).isLessThanOrEqualTo(attempts.get(id) + 1));
			desk.assertSound(ledger, kill);
			this.seed.report(
					"relay refused, hung, broke off after the data, and a sender was killed: %d mails, each sent, %d copies too many",
					attempts.size(), relay.whole().size() - attempts.size());
		}
	}

	/** Mails that wait for their next attempt wait no longer. */
	private static void cutWaitsShort(DeskUnderFault desk) throws SQLException {
		desk.update("update outbox set next_attempt_at = now() where state = 'QUEUED' and next_attempt_at > now()");
	}

	private static Map<String, Integer> copies(ScriptedRelay relay) {
		Map<String, Integer> copies = new HashMap<>();
		for (String mail : relay.whole()) {
			Matcher id = MESSAGE_ID.matcher(mail);
			assertThat(id.find()).as(mail).isTrue();
			copies.merge(id.group(1), 1, Integer::sum);
		}
		return copies;
	}

	private static Map<String, Integer> attempts(DeskUnderFault desk) throws SQLException {
		Map<String, Integer> attempts = new HashMap<>();
		try (Connection connection = desk.open();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select message_id, attempts from outbox")) {
			while (row.next()) {
				attempts.put(row.getString(1), row.getInt(2));
			}
		}
		return attempts;
	}

	@Test
	void readsEachMailOnceOverALineThatBreaks() throws Exception {
		GreenMail post = new GreenMail(ServerSetupTest.IMAP.dynamicPort())
			.withConfiguration(GreenMailConfiguration.aConfig().withUser("help@desk.example", "help", "x"));
		post.start();
		try (CutLine line = new CutLine(post.getImap().getPort());
				DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)
					.with("STAGEDESK_MAILBOXES_0_ADDRESS", "help@desk.example")
					.with("STAGEDESK_MAILBOXES_0_PROTOCOL", "imap")
					.with("STAGEDESK_MAILBOXES_0_HOST", "127.0.0.1")
					.with("STAGEDESK_MAILBOXES_0_PORT", String.valueOf(line.port()))
					.with("STAGEDESK_MAILBOXES_0_USERNAME", "help")
					.with("STAGEDESK_MAILBOXES_0_PASSWORD", "x")
					.with("STAGEDESK_MAILBOXES_0_POLLINTERVAL", "1s")) {
			for (int cut = 0; cut < 4; cut++) {
				line.cutsAfter(700 + this.seed.next(9000));
			}
			GreenMailUser box = post.getUserManager().getUser("help");
			for (int number = 1; number <= MAILS; number++) {
				box.deliver(mail(number));
			}
			desk.start();
			await().atMost(Duration.ofSeconds(120))
				.pollInterval(Duration.ofMillis(500))
				.until(() -> desk.number("select count(*) from incoming_mail where state = 'PROCESSED'") >= MAILS);
			assertThat(line.cuts()).isEqualTo(4);
			assertThat(desk.number("select count(*) from ticket where subject like 'Cut %'")).isEqualTo(MAILS);
			assertThat(desk.number("select count(distinct subject) from ticket where subject like 'Cut %'"))
				.isEqualTo(MAILS);
			desk.assertSound(new Ledger());
			this.seed.report("the line to the mail server broke %d times: %d mails, each one ticket", line.cuts(),
					MAILS);
		}
		finally {
			post.stop();
		}
	}

	private static MimeMessage mail(int number) throws Exception {
		String text = """
				From: Viewer %1$d <viewer%1$d@example.net>
				To: help@desk.example
				Subject: Cut %1$d
				Message-ID: <cut%1$d@example.net>
				MIME-Version: 1.0
				Content-Type: text/plain; charset=utf-8

				I paid for coins but they did not arrive, number %1$d.
				""".formatted(number).replace("\n", "\r\n");
		return new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

}
