package io.stagedesk.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.stagedesk.messaging.mime.OddMails;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The benchmark of mails: from a mail server's mailbox to a ticket with its process or a
 * message in its thread; what mails that are made to be too much do to those behind them;
 * and how much memory a mail of 25 MB takes. The mail server runs in this machine, too.
 */
class MailBenchmark {

	private static final Path FOLDER = Path.of("target", "bench");

	private static final int MAILS = Integer.getInteger("bench.mails", 1_500);

	private static final int RUNS = Integer.getInteger("bench.runs", 3);

	private static final int AMONG_POISON = 200;

	private static final long MEMORY = 64;

	private static final String FETCHED = "select count(*) from incoming_mail";

	private static final Pattern LIVE = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

	private final Machine machine = new Machine(Duration.ofSeconds(Integer.getInteger("bench.patience", 120)));

	private final Load load = new Load(this.machine);

	private final BenchReport report = new BenchReport("Mails in, from a mail server's mailbox to the ticket");

	private int next;

	private double reached;

	@Test
	@Timeout(value = 15, unit = TimeUnit.MINUTES)
	void measuresMails() throws Exception {
		GreenMail post = new GreenMail(
				new ServerSetup[] { ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort() })
			.withConfiguration(GreenMailConfiguration.aConfig().withUser("help@desk.example", "help", "x"));
		post.start();
		try (DurablePostgres postgres = DurablePostgres.startIn(FOLDER.resolve("mail-postgres").toAbsolutePath())) {
			this.machine.watch("postgres", postgres.pid());
			this.report.fact("PostgreSQL", postgres.settings().toString());
			postgres.create("desk");
			long live = measureReading(postgres, post);
			measureMemory(postgres, post, live);
			measurePeer();
		}
		finally {
			post.stop();
			this.report.write(FOLDER, "MAILS.md", "mails.json");
		}
	}

	private long measureReading(DurablePostgres postgres, GreenMail post) throws Exception {
		GreenMailUser box = post.getUserManager().getUser("help");
		try (StageDeskProcess desk = start(postgres, post)) {
			this.machine.watch("stagedesk", desk.pid());
			run(postgres, box, 2 * MAILS / 3, false);
			postgres.maintain("desk");
			List<Double> created = new ArrayList<>();
			List<Double> answered = new ArrayList<>();
			for (int turn = 0; turn < RUNS; turn++) {
				this.machine.awaitQuiet();
				created.add(run(postgres, box, MAILS, false));
				answered.add(run(postgres, box, MAILS, true));
			}
			created.sort(null);
			answered.sort(null);
			this.report.add("Mails a second, end to end (median of " + RUNS + ")",
					new Reading("new tickets", MAILS, created.get(RUNS / 2)));
			this.report.add("Mails a second, end to end (median of " + RUNS + ")",
					new Reading("answers in their threads", MAILS, answered.get(RUNS / 2)));
			this.reached = created.get(RUNS / 2);
			measurePoison(postgres, box);
			long live = live(desk.pid());
			this.report.fact("live heap after all this",
					live + " MB; resident " + Machine.megabytes(desk.pid(), "VmRSS") + " MB (peak "
							+ Machine.megabytes(desk.pid(), "VmHWM") + " MB)");
			this.machine.forget("stagedesk");
			return live;
		}
	}

	/** Delivers and waits until all have become something; mails a second. */
	private double run(DurablePostgres postgres, GreenMailUser box, int mails, boolean answers) throws Exception {
		long before = count(postgres, "select count(*) from message m join incoming_mail i on i.message_id = m.id");
		long fetched = count(postgres, FETCHED);
		List<MimeMessage> batch = new ArrayList<>();
		for (int number = 0; number < mails; number++) {
			batch.add(message(mail(++this.next, answers ? this.next - mails : 0)));
		}
		long begin = System.nanoTime();
		for (MimeMessage mail : batch) {
			box.deliver(mail);
		}
		awaitAllRead(postgres, fetched + mails);
		double seconds = (System.nanoTime() - begin) / 1e9;
		assertThat(
				count(postgres, "select count(*) from message m join incoming_mail i on i.message_id = m.id") - before)
			.isEqualTo(mails);
		if (answers) {
			assertThat(count(postgres, "select count(*) from incoming_mail where threaded_by = 'REFERENCES'"))
				.isPositive();
		}
		return mails / seconds;
	}

	private void measurePoison(DurablePostgres postgres, GreenMailUser box) throws Exception {
		this.machine.awaitQuiet();
		double alone = slowest(postgres, box, List.of());
		this.machine.awaitQuiet();
		Map<String, byte[]> poison = OddMails.poison();
		double among = slowest(postgres, box, List.copyOf(poison.values()));
		this.report.add("What mails that are too much do to good ones",
				new Poison(poison.size(), AMONG_POISON, alone, among, among - alone));
	}

	/** Seconds that a good mail waits at most from being stored to being a ticket. */
	private double slowest(DurablePostgres postgres, GreenMailUser box, List<byte[]> poison) throws Exception {
		long last = count(postgres, "select coalesce(max(id), 0) from incoming_mail");
		long fetched = count(postgres, FETCHED);
		for (int number = 0; number < AMONG_POISON; number++) {
			if (number < poison.size()) {
				box.deliver(message(poison.get(number)));
			}
			box.deliver(message(mail(++this.next, 0)));
		}
		awaitAllRead(postgres, fetched + AMONG_POISON + poison.size());
		try (Connection connection = postgres.connect("desk");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select max(extract(epoch from processed_at - received_at)) "
						+ "from incoming_mail where sender like 'viewer%' and id > " + last)) {
			row.next();
			return row.getDouble(1);
		}
	}

	/** The desk reads such a mail with as much heap as it holds at rest and 64 MB. */
	private void measureMemory(DurablePostgres postgres, GreenMail post, long live) throws Exception {
		GreenMailUser box = post.getUserManager().getUser("help");
		long heap = live + MEMORY;
		try (StageDeskProcess desk = start(postgres, post, "-Xmx" + heap + "m", "-XX:+UseSerialGC")) {
			long last = count(postgres, "select coalesce(max(id), 0) from incoming_mail");
			box.deliver(message(large()));
			await().atMost(Duration.ofMinutes(2))
				.until(() -> count(postgres,
						"select count(*) from incoming_mail where id > " + last + " and state = 'PROCESSED'") == 1);
			long size = count(postgres, "select max(size) from incoming_mail where id > " + last);
			this.report.fact("a mail of " + size / 1_000_000 + " MB",
					"is a ticket with its file, with a heap of " + heap + " MB: " + live + " MB at rest and " + MEMORY
							+ " MB (peak resident " + Machine.megabytes(desk.pid(), "VmHWM") + " MB)");
		}
	}

	private void measurePeer() throws Exception {
		if (Peer.find().isEmpty()) {
			this.report.skip("peer: mail gateway", "no peer is running");
			return;
		}
		Peer peer = Peer.find().get();
		this.load.run("warm-up", 8, 5, (number) -> peer.mailing());
		Measurement gateway = this.load.run("peer: mail gateway", 8, 20, (number) -> peer.mailing());
		this.report.add(gateway);
		this.report.ratio("mails in to peer", "5", this.reached / gateway.perSecond());
	}

	private static StageDeskProcess start(DurablePostgres postgres, GreenMail post, String... options)
			throws IOException, InterruptedException {
		Map<String, String> environment = new HashMap<>();
		environment.put("STAGEDESK_DB_URL", postgres.url("desk"));
		environment.put("STAGEDESK_DB_USER", postgres.user());
		environment.put("STAGEDESK_DB_PASSWORD", postgres.password());
		environment.put("STAGEDESK_DEMO_TICKETS", "false");
		environment.put("STAGEDESK_MAILBOXES_0_ADDRESS", "help@desk.example");
		environment.put("STAGEDESK_MAILBOXES_0_PROTOCOL", "imap");
		environment.put("STAGEDESK_MAILBOXES_0_HOST", "127.0.0.1");
		environment.put("STAGEDESK_MAILBOXES_0_PORT", String.valueOf(post.getImap().getPort()));
		environment.put("STAGEDESK_MAILBOXES_0_USERNAME", "help");
		environment.put("STAGEDESK_MAILBOXES_0_PASSWORD", "x");
		environment.put("STAGEDESK_MAILBOXES_0_POLLINTERVAL", "1s");
		return StageDeskProcess.start(FOLDER, "postgres,demo", environment, options);
	}

	private static void awaitAllRead(DurablePostgres postgres, long all) {
		String read = "select count(*) from incoming_mail where state <> 'STORED'";
		await().atMost(Duration.ofMinutes(4))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> count(postgres, read) >= all);
	}

	private static long live(long pid) throws IOException, InterruptedException {
		Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(pid), "GC.class_histogram")
			.redirectErrorStream(true)
			.start();
		String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		jcmd.waitFor();
		Matcher live = LIVE.matcher(said);
		assertThat(live.find()).as(said.substring(0, Math.min(300, said.length()))).isTrue();
		return Long.parseLong(live.group(1)) / (1024 * 1024) + 1;
	}

	private static long count(DurablePostgres postgres, String query) throws SQLException {
		try (Connection connection = postgres.connect("desk");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getLong(1);
		}
	}

	/**
	 * A mail of its own sender, or an answer to an earlier one by the same.
	 * @param answered number of that one, or 0
	 */
	private static byte[] mail(int number, int answered) {
		int sender = (answered > 0) ? answered : number;
		String reference = (answered > 0) ? "In-Reply-To: <m%d@example.net>\n".formatted(answered) : "";
		return """
				From: Viewer %d <viewer%d@example.net>
				To: help@desk.example
				Subject: App crash report %d
				Message-ID: <m%d@example.net>
				%sDate: Sat, 21 Nov 2026 08:00:00 +0000
				MIME-Version: 1.0
				Content-Type: text/plain; charset=utf-8

				I paid 49.99 for coins in the live room but they did not arrive. Order 12345, number %d.
				""".formatted(sender, sender, number, number, reference, number)
			.replace("\n", "\r\n")
			.getBytes(StandardCharsets.UTF_8);
	}

	/** 18 MB of file are 24.6 MB of mail. */
	private static byte[] large() {
		String head = """
				From: Large <large@example.net>
				To: help@desk.example
				Subject: A recording
				Message-ID: <large%d@example.net>
				MIME-Version: 1.0
				Content-Type: multipart/mixed; boundary=b

				--b
				Content-Type: text/plain

				Here is my recording.
				--b
				Content-Type: application/octet-stream; name=recording.bin
				Content-Transfer-Encoding: base64

				""".formatted(System.nanoTime()).replace("\n", "\r\n");
		String file = Base64.getMimeEncoder().encodeToString(new byte[18 * 1024 * 1024]);
		return (head + file + "\r\n--b--\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	private static MimeMessage message(byte[] raw) throws MessagingException {
		return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
	}

	private record Reading(String what, int mails, double perSecond) {
	}

	private record Poison(int poison, int good, double slowestAlone, double slowestAmong, double delay) {
	}

}
