package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.stagedesk.api.Tokens;
import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.HttpConnection.Answer;
import io.stagedesk.faults.Ledger.Heard;
import io.stagedesk.faults.Ledger.Intent;
import io.stagedesk.faults.Ledger.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Fifty agents on two nodes want the same ten tickets at the same moment. */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class ClaimRaceIT {

	private static final int AGENTS = 50;

	private static final int TICKETS = 10;

	private static final String BUSY = "There is no room";

	private final Seed seed;

	private final Ledger ledger = new Ledger();

	private final List<HttpConnection> connections = new ArrayList<>();

	private final ExecutorService hands = Executors.newFixedThreadPool(AGENTS);

	@TempDir
	private Path folder;

	private Intents intents;

	private DeskUnderFault desk;

	ClaimRaceIT(Seed seed) {
		this.seed = seed;
	}

	/** Who asks for which ticket, and what they were told. */
	private record Claim(String agent, String ticket, Answer answer) {

		boolean won() {
			return this.answer.status() == 200;
		}

	}

	@BeforeEach
	void start() throws Exception {
		this.desk = DeskUnderFault.onPostgres(this.folder).with("STAGEDESK_ROUTING_LIMITSCLAIMS", "true");
		this.desk.start();
		hire();
		this.desk.start();
		this.intents = new Intents(new Random(this.seed.value()));
		for (int one = 0; one < AGENTS; one++) {
			this.connections.add(new HttpConnection(this.desk.ports().get(one % 2)));
		}
		for (int one = 0; one < AGENTS; one++) {
			awaitKnown(this.connections.get(one), agent(one));
		}
	}

	@AfterEach
	void stop() throws Exception {
		this.hands.shutdownNow();
		this.connections.forEach(HttpConnection::close);
		this.desk.close();
	}

	@Test
	void givesEachTicketToOneAgentAndNobodyMoreThanTheyMayHave() throws Exception {
		List<String> first = tickets();
		List<Claim> race = claimAtOnce(inGroups(first));
		Map<String, String> winners = winners(race);
		assertThat(winners).containsOnlyKeys(first);
		assertThat(lost(race)).hasSize(AGENTS - TICKETS)
			.allSatisfy((claim) -> assertThat(claim.answer().body()).contains(winners.get(claim.ticket())));

		List<String> second = tickets();
		List<Claim> again = claimAtOnce(inGroups(second));
		Map<String, String> others = winners(again);
		assertThat(others).containsOnlyKeys(second);
		assertThat(others.values()).doesNotContainAnyElementsOf(winners.values());
		assertThat(lost(again)).hasSize(AGENTS - TICKETS)
			.allSatisfy((claim) -> assertThat(claim.answer().body()).containsAnyOf(others.get(claim.ticket()), BUSY));

		int greedy = greedy(new ArrayList<>(others.values()), new ArrayList<>(winners.values()));
		assertInTheTables(winners);
		assertInTheTables(others);
		this.desk.assertSound(this.ledger);
		this.seed.report(
				"%d agents on two nodes claim %d tickets at once, twice: each ticket has one, %d were told 409 with who has it, %d that they have no room; %d who asked for two at once got one",
				AGENTS, TICKETS, told(race, again, false), told(race, again, true), greedy);
	}

	/** Agents with nothing to do each claim two tickets at once, on one node each. */
	private int greedy(List<String> busy, List<String> alsoBusy) throws Exception {
		List<String> idle = new ArrayList<>();
		for (int one = 0; one < AGENTS; one++) {
			if (!busy.contains(agent(one)) && !alsoBusy.contains(agent(one))) {
				idle.add(agent(one));
			}
		}
		List<String> who = List.of(idle.get(0), idle.get(0), idle.get(1), idle.get(1), idle.get(2), idle.get(2));
		List<String> what = tickets().subList(0, who.size());
		List<Claim> claims = claimAtOnce(who, what);
		Map<String, String> given = winners(claims);
		assertThat(given.values()).containsExactlyInAnyOrderElementsOf(idle.subList(0, 3));
		assertThat(lost(claims)).hasSize(3).allSatisfy((claim) -> assertThat(claim.answer().body()).contains(BUSY));
		assertInTheTables(given);
		return given.size();
	}

	private void assertInTheTables(Map<String, String> winners) throws Exception {
		for (Map.Entry<String, String> won : winners.entrySet()) {
			String id = won.getKey().substring("SD-".length());
			assertThat(this.desk.texts("select assignee from ticket where id = " + id)).containsExactly(won.getValue());
			assertThat(this.desk.texts("select actor from ticket_event where kind = 'ASSIGNED' and ticket_id = " + id))
				.containsExactly(won.getValue());
		}
	}

	private static Map<String, String> winners(List<Claim> claims) {
		Map<String, String> winners = new TreeMap<>();
		claims.stream()
			.filter(Claim::won)
			.forEach((claim) -> assertThat(winners.put(claim.ticket(), claim.agent())).as(claim.ticket()).isNull());
		return winners;
	}

	private static List<Claim> lost(List<Claim> claims) {
		List<Claim> lost = claims.stream().filter((claim) -> !claim.won()).toList();
		assertThat(lost)
			.allSatisfy((claim) -> assertThat(claim.answer().status()).as(claim.answer().body()).isEqualTo(409));
		return lost;
	}

	private static long told(List<Claim> race, List<Claim> again, boolean busy) {
		return lost(race).stream().filter((claim) -> claim.answer().body().contains(BUSY) == busy).count()
				+ lost(again).stream().filter((claim) -> claim.answer().body().contains(BUSY) == busy).count();
	}

	private List<String> inGroups(List<String> tickets) {
		List<String> wanted = new ArrayList<>();
		for (int one = 0; one < AGENTS; one++) {
			wanted.add(tickets.get((one + one / TICKETS) % TICKETS));
		}
		return wanted;
	}

	private List<Claim> claimAtOnce(List<String> tickets) throws Exception {
		List<String> agents = new ArrayList<>();
		for (int one = 0; one < AGENTS; one++) {
			agents.add(agent(one));
		}
		return claimAtOnce(agents, tickets);
	}

	private List<Claim> claimAtOnce(List<String> agents, List<String> tickets) throws Exception {
		CyclicBarrier together = new CyclicBarrier(agents.size());
		List<Future<Claim>> asked = new ArrayList<>();
		for (int one = 0; one < agents.size(); one++) {
			Intent intent = this.intents.claim(tickets.get(one), "Bearer " + agents.get(one));
			HttpConnection connection = this.connections.get(one);
			String agent = agents.get(one);
			asked.add(this.hands.submit(() -> {
				together.await();
				return new Claim(agent, intent.ticket(), send(connection, intent));
			}));
		}
		List<Claim> claims = new ArrayList<>();
		for (Future<Claim> one : asked) {
			claims.add(one.get());
		}
		return claims;
	}

	private List<String> tickets() throws IOException {
		List<String> numbers = new ArrayList<>();
		for (int number = 0; number < TICKETS; number++) {
			Intent intent = this.intents.create();
			this.ledger.intend(intent);
			Answer answer = send(this.connections.get(0), intent).expect(201);
			String ticket = answer.body().replaceFirst("(?s).*?\"number\":\"([^\"]+)\".*", "$1");
			this.ledger.learn(new Outcome(intent, answer.status(), ticket));
			numbers.add(ticket);
		}
		return numbers;
	}

	private Answer send(HttpConnection connection, Intent intent) throws IOException {
		Answer answer = connection
			.send(HttpConnection.post(intent.path(), intent.authorization(), intent.key(), intent.body()));
		this.ledger.hear(new Heard(System.nanoTime(), answer.status(), answer.retryAfter(), intent.path(),
				(answer.status() < 300) ? "" : answer.body()));
		return answer;
	}

	private static String agent(int number) {
		return "crew" + (100 + number);
	}

	/** Colleagues of Ana with room for one ticket, each with a token. */
	private void hire() throws Exception {
		try (Connection connection = this.desk.open(); Statement statement = connection.createStatement()) {
			statement.execute("create temporary table crew as select * from agent where login = 'ana'");
			for (int one = 0; one < AGENTS; one++) {
				statement.execute("update crew set login = '%1$s', email = '%1$s@stagedesk.example', capacity = 1"
					.formatted(agent(one)));
				statement.execute("insert into agent select * from crew");
				statement
					.execute("insert into agent_team (login, team) values ('%s', 'payments')".formatted(agent(one)));
				statement.execute("insert into api_token (hash, login, created_at) values ('%s', '%s', now())"
					.formatted(Tokens.hash(agent(one)), agent(one)));
			}
		}
	}

	private static void awaitKnown(HttpConnection connection, String agent) {
		await().atMost(Duration.ofSeconds(30))
			.until(() -> connection.send(HttpConnection.get("/api/v1/tickets?limit=1", "Bearer " + agent))
				.status() == 200);
	}

}
