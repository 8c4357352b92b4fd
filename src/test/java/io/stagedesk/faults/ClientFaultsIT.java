package io.stagedesk.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.stagedesk.api.Tokens;
import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.HttpConnection.Answer;
import io.stagedesk.bench.OpenStreams;
import io.stagedesk.bench.StageDeskProcess;
import io.stagedesk.faults.Ledger.Intent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clients that do what clients should not, or all the same at once. */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class ClientFaultsIT {

	private static final int SLOW = 150;

	private static final int STREAMS = 1000;

	private static final int AGENTS = 50;

	private static final int TICKETS = 10;

	private final Seed seed;

	private final Ledger ledger = new Ledger();

	@TempDir
	private Path folder;

	private DeskUnderFault desk;

	private StageDeskProcess node;

	ClientFaultsIT(Seed seed) {
		this.seed = seed;
	}

	@BeforeEach
	void start() throws Exception {
		this.desk = DeskUnderFault.onPostgres(this.folder)
			.with("STAGEDESK_LIVE_PERPERSON", String.valueOf(STREAMS + 1));
		this.node = this.desk.start();
	}

	@AfterEach
	void stop() throws Exception {
		this.desk.close();
	}

	@Test
	void servesOthersWhileManyClientsAreSlow() throws Exception {
		List<Socket> slow = new ArrayList<>();
		try (Traffic traffic = new Traffic(this.ledger, this.desk::ports, this.seed.value())) {
			traffic.begin(50);
			for (int number = 0; number < SLOW; number++) {
				slow.add(halfARequest());
			}
			long begin = System.nanoTime();
			traffic.awaitMore(300);
			this.seed.report("%d clients that never end their request: 300 other requests done in %d ms", SLOW,
					Duration.ofNanos(System.nanoTime() - begin).toMillis());
		}
		finally {
			for (Socket socket : slow) {
				socket.close();
			}
		}
		this.desk.assertSound(this.ledger);
	}

	private Socket halfARequest() throws IOException {
		Intent intent = new Intents(new Random()).create();
		byte[] request = HttpConnection.post(intent.path(), intent.authorization(), intent.key(), intent.body());
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.node.port());
		socket.getOutputStream().write(request, 0, request.length - 20);
		return socket;
	}

	@Test
	void forgetsAThousandStreamsThatAreCutAtOnce() throws Exception {
		try (Traffic traffic = new Traffic(this.ledger, this.desk::ports, this.seed.value());
				OpenStreams streams = OpenStreams.open(List.of(this.node.port()), STREAMS)) {
			traffic.begin(50);
			assertThat(streams.count()).isEqualTo(STREAMS);
			long begin = System.nanoTime();
			streams.cut();
			traffic.awaitMore(100);
			try (OpenStreams others = OpenStreams.open(List.of(this.node.port()), 100)) {
				traffic.awaitMore(50);
				assertThat(others.count()).isEqualTo(100);
			}
			this.seed.report("%d streams cut at once: 150 requests done and 100 new streams open after %d ms", STREAMS,
					Duration.ofNanos(System.nanoTime() - begin).toMillis());
		}
		this.desk.assertSound(this.ledger);
	}

	@Test
	void givesEachTicketToOneOfFiftyAgents() throws Exception {
		hire();
		List<String> numbers = new ArrayList<>();
		try (HttpConnection connection = new HttpConnection(this.node.port())) {
			Intents intents = new Intents(new Random(this.seed.value()));
			for (int number = 0; number < TICKETS; number++) {
				Intent intent = intents.create();
				String json = connection
					.send(HttpConnection.post(intent.path(), intent.authorization(), intent.key(), intent.body()))
					.expect(201)
					.body();
				numbers.add(json.replaceFirst("(?s).*?\"number\":\"([^\"]+)\".*", "$1"));
			}
		}
		Map<String, List<Integer>> won = new TreeMap<>();
		List<Integer> statuses = new ArrayList<>();
		CyclicBarrier together = new CyclicBarrier(AGENTS);
		ExecutorService agents = Executors.newFixedThreadPool(AGENTS);
		try {
			List<Future<Map<String, Integer>>> claims = new ArrayList<>();
			for (int agent = 0; agent < AGENTS; agent++) {
				claims.add(agents.submit(claiming(agent, numbers, together)));
			}
			for (int agent = 0; agent < AGENTS; agent++) {
				for (Map.Entry<String, Integer> claim : claims.get(agent).get().entrySet()) {
					statuses.add(claim.getValue());
					if (claim.getValue() < 300) {
						won.computeIfAbsent(claim.getKey(), (any) -> new ArrayList<>()).add(agent);
					}
				}
			}
		}
		finally {
			agents.shutdownNow();
		}
		assertThat(won.keySet()).containsExactlyInAnyOrderElementsOf(numbers);
		assertThat(won.values()).allMatch((winners) -> winners.size() == 1);
		assertThat(statuses).filteredOn((status) -> status >= 300).allMatch((status) -> status == 409);
		for (Map.Entry<String, List<Integer>> ticket : won.entrySet()) {
			assertThat(this.desk.number("select count(*) from ticket where id = %s and assignee = 'crew%d'"
				.formatted(ticket.getKey().substring(3), ticket.getValue().get(0)))).isOne();
			assertThat(this.desk.number("select count(*) from ticket_event where kind = 'ASSIGNED' and ticket_id = "
					+ ticket.getKey().substring(3)))
				.isOne();
		}
		this.desk.assertSound(this.ledger);
		this.seed.report("%d agents claim %d tickets at once: %d claims, each ticket won once, the others 409", AGENTS,
				TICKETS, statuses.size());
	}

	private Callable<Map<String, Integer>> claiming(int agent, List<String> numbers, CyclicBarrier together) {
		return () -> {
			Map<String, Integer> statuses = new TreeMap<>();
			Intents intents = new Intents(new Random(this.seed.value() + agent));
			try (HttpConnection connection = new HttpConnection(this.node.port())) {
				for (String number : numbers) {
					Intent claim = intents.claim(number, "Bearer crew" + agent);
					together.await();
					Answer answer = connection
						.send(HttpConnection.post(claim.path(), claim.authorization(), claim.key(), claim.body()));
					statuses.put(number, answer.status());
				}
			}
			return statuses;
		};
	}

	/** Colleagues of Ana, each with a token. */
	private void hire() throws Exception {
		try (Connection connection = this.desk.open(); Statement statement = connection.createStatement()) {
			statement.execute("create temporary table crew as select * from agent where login = 'ana'");
			for (int agent : IntStream.range(0, AGENTS).toArray()) {
				statement.execute(
						"update crew set login = 'crew%1$d', email = 'crew%1$d@stagedesk.example'".formatted(agent));
				statement.execute("insert into agent select * from crew");
				statement
					.execute("insert into agent_team (login, team) values ('crew%d', 'payments')".formatted(agent));
				statement.execute("insert into api_token (hash, login, created_at) values ('%s', 'crew%d', now())"
					.formatted(Tokens.hash("crew" + agent), agent));
			}
		}
	}

	@Test
	void asksToRetryWhileALockHoldsThePool() throws Exception {
		Duration held = Duration.ofSeconds(12);
		Fault lock;
		Duration slowest = Duration.ZERO;
		try (Traffic traffic = new Traffic(this.ledger, this.desk::ports, this.seed.value());
				Connection connection = this.desk.open();
				Statement statement = connection.createStatement()) {
			traffic.begin(100);
			connection.setAutoCommit(false);
			lock = Fault.begins(this.ledger);
			statement.execute("lock table ticket in access exclusive mode");
			List<Thread> readers = crowd();
			long begin = System.nanoTime();
			while (System.nanoTime() - begin < held.toNanos()) {
				long asked = System.nanoTime();
				assertThat(DeskUnderFault.isReady(this.node)).as("ready while the pool is exhausted").isTrue();
				Duration answered = Duration.ofNanos(System.nanoTime() - asked);
				slowest = (answered.compareTo(slowest) > 0) ? answered : slowest;
				await().pollDelay(Duration.ofMillis(200)).until(() -> true);
			}
			connection.rollback();
			lock.ends();
			for (Thread reader : readers) {
				reader.join();
			}
			traffic.awaitMore(100);
		}
		assertThat(lock.refused()).isPositive();
		assertThat(slowest).isLessThan(Duration.ofSeconds(2));
		assertThat(lock.untilFirstDone()).isLessThan(Duration.ofSeconds(15));
		this.desk.assertSound(this.ledger, lock);
		this.seed.report(
				"a lock on all tickets for %d s: %d times 503 with Retry-After, first answer %d ms after it, slowest probe %d ms",
				held.toSeconds(), lock.refused(), lock.untilFirstDone().toMillis(), slowest.toMillis());
	}

	/**
	 * As many readers as use up the pool; each must be answered, if only to come again.
	 */
	private List<Thread> crowd() {
		List<Thread> readers = new ArrayList<>();
		for (int number = 0; number < 60; number++) {
			Thread reader = new Thread(() -> {
				try (HttpConnection connection = new HttpConnection(this.node.port())) {
					Answer answer = connection.send(HttpConnection.get("/api/v1/tickets", Intents.AGENT));
					this.ledger.hear(new Ledger.Heard(System.nanoTime(), answer.status(), answer.retryAfter(),
							"/api/v1/tickets", answer.body()));
				}
				catch (IOException ex) {
					this.ledger.missed();
				}
			}, "reader-" + number);
			reader.start();
			readers.add(reader);
		}
		return readers;
	}

}
