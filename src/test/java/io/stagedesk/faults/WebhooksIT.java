package io.stagedesk.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.StageDeskProcess;
import io.stagedesk.messaging.webhook.ScriptedReceiver;
import io.stagedesk.messaging.webhook.ScriptedReceiver.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A receiver of webhooks that is not there, refuses, does not answer and breaks off,
 * while two nodes tell it what clients do and one of them is killed; another receiver,
 * which is well, must not notice.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class WebhooksIT {

	private static final String WAITING = "select count(*) from webhook_delivery where state <> 'DELIVERED'";

	/** The longest rest of a receiver that was away, and what it takes to tell all. */
	private static final Duration REACH = Duration.ofSeconds(60 + 30);

	private static final Duration NEXT = Duration.ofSeconds(60);

	private static final String GONE = "nobody listens";

	private final JsonMapper json = JsonMapper.builder().build();

	private final Seed seed;

	private final Ledger ledger = new Ledger();

	@TempDir
	private Path folder;

	WebhooksIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void tellsEachChangeWhateverTheReceiverDoes() throws Exception {
		List<String> troubles = new ArrayList<>(
				List.of(GONE, "500 Broken", "503 Later", "401 Who", ScriptedReceiver.HANG, ScriptedReceiver.DROP));
		Collections.shuffle(troubles, new Random(this.seed.value()));
		try (ScriptedReceiver ill = new ScriptedReceiver();
				ScriptedReceiver well = new ScriptedReceiver();
				DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder).with("STAGEDESK_WEBHOOKS_TIMEOUT", "1s")) {
			StageDeskProcess first = desk.start();
			StageDeskProcess second = desk.start();
			create(first, "ill", ill);
			create(first, "well", well);
			awaitKnown(second, desk);
			Fault kill;
			try (Traffic traffic = new Traffic(this.ledger, desk::ports, this.seed.value())) {
				traffic.begin(20);
				for (String trouble : troubles) {
					awaitTaken(ill);
					begin(trouble, ill, desk);
					traffic.awaitMore(40 + this.seed.next(40));
					end(trouble, ill);
				}
				awaitTaken(ill);
				kill = Fault.begins(this.ledger);
				desk.kill(first);
				traffic.awaitMore(60);
				kill.ends();
			}
			long begin = System.nanoTime();
			await().atMost(REACH).pollInterval(Duration.ofMillis(250)).until(() -> desk.number(WAITING) == 0);
			Duration drained = Duration.ofNanos(System.nanoTime() - begin);
			int doubled = assertTold(desk, "ill", ill.heard());
			int doubledByTheKill = assertTold(desk, "well", well.heard());
			assertSeesDamage(desk, "well", well.heard());
			assertThat(desk.number("select count(*) from webhook_delivery where webhook_id = 'well' and attempts > 1"))
				.as("what another receiver does is no matter of this one")
				.isZero();
			desk.assertSound(this.ledger, kill);
			this.seed.report(
					"a receiver that was away, said 500, 503 and 401, did not answer and broke off, and a node killed: %d deliveries, each there, %d copies too many with the same id; the last one %d ms after the end; the other receiver heard %d, %d of them twice; %d requests answered",
					ill.heard().size(), doubled, drained.toMillis(), well.heard().size(), doubledByTheKill,
					this.ledger.acknowledged());
		}
	}

	private static void create(StageDeskProcess node, String id, ScriptedReceiver receiver)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/webhooks/%s".formatted(node.port(), id)))
			.header("Authorization", "Bearer demo-ada")
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString("{\"url\":\"%s\"}".formatted(receiver.url())))
			.build();
		assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
	}

	/** Another node asks only now and then which webhooks there are. */
	private static void awaitKnown(StageDeskProcess node, DeskUnderFault desk) {
		byte[] probe = HttpConnection.post("/api/v1/tickets", "Bearer demo-app", null,
				"{\"requester\":{\"externalId\":\"probe\"},\"subject\":\"probe\",\"body\":\"probe\"}");
		await().atMost(NEXT).pollInterval(Duration.ofMillis(250)).until(() -> {
			try (HttpConnection connection = new HttpConnection(node.port())) {
				connection.send(probe).expect(201);
			}
			return desk.number("select count(*) from webhook_delivery where webhook_id = 'well'") > 0;
		});
	}

	private static void awaitTaken(ScriptedReceiver receiver) {
		long before = receiver.heard().stream().filter(Heard::taken).count();
		await().atMost(NEXT)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> receiver.heard().stream().filter(Heard::taken).count() > before + 10);
	}

	private static void begin(String trouble, ScriptedReceiver receiver, DeskUnderFault desk) throws Exception {
		if (trouble.equals(GONE)) {
			receiver.goes();
		}
		else {
			receiver.answers(trouble);
		}
		await().alias(trouble)
			.atMost(NEXT)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> desk.number("select failures from webhook where id = 'ill'") >= 2);
	}

	private static void end(String trouble, ScriptedReceiver receiver) throws IOException {
		receiver.answers(ScriptedReceiver.TAKES);
		if (trouble.equals(GONE)) {
			receiver.returns();
		}
	}

	/** The check that cannot fail shows nothing: one that never came, one too many. */
	private void assertSeesDamage(DeskUnderFault desk, String webhook, List<Heard> told) {
		Heard some = told.get(told.size() / 2);
		List<Heard> without = told.stream().filter((one) -> !one.id().equals(some.id())).toList();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertTold(desk, webhook, without));
		List<Heard> more = new ArrayList<>(told);
		more.add(new Heard(Map.of("webhook-id", "msg_other"), some.body(), ScriptedReceiver.TAKES));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertTold(desk, webhook, more));
	}

	/**
	 * Each delivery came, no other one, none more often than it was tried, always with
	 * the same words; and together they tell every version of every ticket.
	 * @return copies beyond the first
	 */
	private int assertTold(DeskUnderFault desk, String webhook, List<Heard> told) throws SQLException {
		Map<String, List<Heard>> heard = told.stream().collect(Collectors.groupingBy(Heard::id));
		Map<String, Integer> attempts = new HashMap<>();
		desk.texts("select attempts || ' ' || message_id from webhook_delivery where webhook_id = '" + webhook + "'")
			.forEach((row) -> attempts.put(row.split(" ")[1], Integer.valueOf(row.split(" ")[0])));
		assertThat(heard.keySet()).isEqualTo(attempts.keySet());
		Map<String, Set<Integer>> versions = new HashMap<>();
		heard.forEach((id, copies) -> {
			assertThat(copies).as(id).anyMatch(Heard::taken).extracting(Heard::body).containsOnly(copies.get(0).body());
			JsonNode data = this.json.readTree(copies.get(0).body()).path("data");
			assertThat(versions.computeIfAbsent(data.path("number").asString(), (number) -> new TreeSet<>())
				.add(data.path("version").asInt())).as("told twice with different ids: %s", data).isTrue();
		});
		Map<String, Set<Integer>> expected = new HashMap<>();
		desk.texts("select id || ' ' || version from ticket where subject like '" + TicketLives.MARK + "%'")
			.forEach((row) -> expected.put("SD-" + row.split(" ")[0],
					IntStream.rangeClosed(2, Integer.parseInt(row.split(" ")[1]))
						.boxed()
						.collect(Collectors.toCollection(TreeSet::new))));
		versions.keySet().retainAll(expected.keySet());
		assertThat(versions).isEqualTo(expected);
		return heard.values().stream().mapToInt((copies) -> copies.size() - 1).sum();
	}

}
