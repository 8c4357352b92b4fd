package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.messaging.ScriptedRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A relay that is not there, refuses, does not answer in time and breaks off, while two
 * nodes send what agents write.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class MailOutIT {

	private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");

	private static final String WAITING = "select count(*) from outbox where state <> 'SENT'";

	/** The pauses after a first and a second failure, and what it takes to send all. */
	private static final Duration REACH = Duration.ofMinutes(1 + 5 + 1);

	private static final Duration NEXT_TRY = Duration.ofSeconds(60);

	private final Seed seed;

	private final Ledger ledger = new Ledger();

	@TempDir
	private Path folder;

	MailOutIT(Seed seed) {
		this.seed = seed;
	}

	/** What the relay does wrong. */
	private record Trouble(String name, Map<String, String> script) {

		static final Trouble GONE = new Trouble("nobody listens", Map.of());

		/** The mails of this one wait for their next try, so it comes last. */
		static final Trouble LATER = new Trouble("451 to each recipient", Map.of("RCPT", "451 4.3.2 come again"));

		static List<Trouble> inOrderOf(Seed seed) {
			List<Trouble> troubles = new ArrayList<>(
					List.of(GONE, new Trouble("421 as greeting", Map.of(ScriptedRelay.GREETING, "421 too busy")),
							new Trouble("no greeting in time", Map.of(ScriptedRelay.GREETING, ScriptedRelay.HANG)),
							new Trouble("no answer in time to the mail", Map.of(ScriptedRelay.END, ScriptedRelay.HANG)),
							new Trouble("cut after the mail", Map.of(ScriptedRelay.END, ScriptedRelay.DROP))));
			Collections.shuffle(troubles, new Random(seed.value()));
			troubles.add(LATER);
			return troubles;
		}

	}

	@Test
	void sendsEachMailWhateverTheRelayDoes() throws Exception {
		try (ScriptedRelay relay = new ScriptedRelay();
				DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)
					.with("STAGEDESK_MAIL_SMTP_HOST", "127.0.0.1")
					.with("STAGEDESK_MAIL_SMTP_PORT", String.valueOf(relay.port()))
					.with("STAGEDESK_MAIL_SMTP_TIMEOUT", "1s")) {
			desk.start();
			desk.start();
			int failed;
			try (Traffic traffic = new Traffic(this.ledger, desk::ports, this.seed.value())) {
				traffic.begin(40);
				for (Trouble trouble : Trouble.inOrderOf(this.seed)) {
					awaitSent(relay, relay.whole().size() + 5);
					begin(trouble, relay, desk);
					traffic.awaitMore(40 + this.seed.next(40));
					end(trouble, relay);
				}
				failed = (int) desk.number("select count(*) from outbox where attempts > 0 and state = 'QUEUED'");
			}
			long begin = System.nanoTime();
			await().atMost(REACH).pollInterval(Duration.ofMillis(250)).until(() -> desk.number(WAITING) == 0);
			Duration drained = Duration.ofNanos(System.nanoTime() - begin);
			int doubled = assertDelivered(relay, desk);
			desk.assertSound(this.ledger);
			this.seed.report(
					"a relay that was away, said 421 and 451, did not answer in time and broke off: %d mails, each delivered, %d copies too many with the same Message-ID; %d had failed and the last left %d ms after the end; %d requests answered, none refused",
					relay.whole().size() - doubled, doubled, failed, drained.toMillis(), this.ledger.acknowledged());
		}
	}

	/** Mails leave, so the senders have no reason to rest. */
	private static void awaitSent(ScriptedRelay relay, int mails) {
		await().atMost(NEXT_TRY).pollInterval(Duration.ofMillis(50)).until(() -> relay.whole().size() >= mails);
	}

	private static void begin(Trouble trouble, ScriptedRelay relay, DeskUnderFault desk) throws Exception {
		int before = relay.played();
		if (trouble == Trouble.GONE) {
			long failures = failures(desk);
			relay.goes();
			await().atMost(NEXT_TRY).pollInterval(Duration.ofMillis(50)).until(() -> failures(desk) > failures);
			return;
		}
		relay.playsAlways(trouble.script());
		await().alias(trouble.name())
			.atMost(NEXT_TRY)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> relay.played() >= before + 2);
	}

	private static long failures(DeskUnderFault desk) throws SQLException {
		return desk.number("select count(*) from outbox where last_error is not null and state = 'QUEUED'");
	}

	private static void end(Trouble trouble, ScriptedRelay relay) throws IOException {
		if (trouble == Trouble.GONE) {
			relay.returns();
		}
		relay.playsAlways(Map.of());
	}

	/**
	 * Each mail of the outbox came, no other one, and none more often than it was tried.
	 * @return copies beyond the first
	 */
	private static int assertDelivered(ScriptedRelay relay, DeskUnderFault desk) throws SQLException {
		Map<String, Integer> copies = new HashMap<>();
		for (String mail : relay.whole()) {
			Matcher id = MESSAGE_ID.matcher(mail);
			assertThat(id.find()).as(mail).isTrue();
			copies.merge(id.group(1), 1, Integer::sum);
		}
		Map<String, Integer> attempts = new HashMap<>();
		desk.texts("select attempts || ' ' || message_id from outbox").forEach((row) -> {
			String[] parts = row.split(" ", 2);
			attempts.put(parts[1], Integer.parseInt(parts[0]));
		});
		assertThat(copies.keySet()).isEqualTo(attempts.keySet());
		assertThat(copies).allSatisfy((id, count) -> assertThat(count).as(id).isLessThanOrEqualTo(attempts.get(id)));
		assertThat(desk.number("select count(*) from outbox where leased_until is not null")).isZero();
		return relay.whole().size() - copies.size();
	}

}
