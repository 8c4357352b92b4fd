package io.stagedesk.live;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.Api;
import io.stagedesk.ApiTest;
import io.stagedesk.live.EventClient.Event;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Audience;
import io.stagedesk.ticket.Tickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the browsers of the desk are told, on one node. */
@ApiTest
@TestPropertySource(properties = { "stagedesk.live.heartbeat=300ms", "stagedesk.live.rights-check=100ms",
		"stagedesk.live.per-person=2", "server.tomcat.connection-timeout=1s" })
class LiveTests {

	private final List<EventClient> clients = new ArrayList<>();

	@Autowired
	Api api;

	@Autowired
	Streams streams;

	@Autowired
	Backlog backlog;

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	@Autowired
	PasswordEncoder passwords;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PlatformTransactionManager transactions;

	@AfterEach
	void leave() {
		this.clients.forEach(EventClient::close);
		this.streams.stop();
		this.streams.start();
	}

	@Test
	void tellsOnceWhatATransactionDidToATicket() {
		EventClient ana = listening("ana");
		String number = this.api.aTicket().path("number").asString();
		Event event = ana.next();
		assertThat(event.name()).isEqualTo("changed");
		assertThat(event.data())
			.startsWith("[{\"kinds\":[\"CLASSIFIED\",\"CREATED\",\"ROUTED\"],\"ticket\":\"" + number)
			.containsOnlyOnce(number);
		this.api.post("ana", "/api/v1/tickets/%s/claim".formatted(number), null);
		assertThat(ana.next().data()).contains("ASSIGNED", number);
	}

	@Test
	void countsTheStreamsThatAreOpen() {
		EventClient ana = listening("ana");
		listening("mona");
		assertThat(counted()).isEqualTo(2);
		ana.close();
		await().untilAsserted(() -> assertThat(counted()).isEqualTo(1));
	}

	private int counted() {
		return this.api.get("ada", "/actuator/metrics/stagedesk.live.streams")
			.json()
			.path("measurements")
			.get(0)
			.path("value")
			.asInt();
	}

	@Test
	void tellsNobodyWhatIsNotTheirs() {
		String other = hire("sam", Role.SUPERVISOR, Set.of("care"));
		List<EventClient> strangers = List.of(listening("chen"), listening("vera"), listening(other));
		List<EventClient> concerned = List.of(listening("ana"), listening("mona"), listening("ada"));
		String number = this.api.aTicket().path("number").asString();
		concerned.forEach((one) -> one.awaitChange(number));
		for (String login : List.of("chen", "vera", other)) {
			this.staff.changePresence(login, Presence.BUSY);
		}
		strangers.forEach((one) -> assertThat(one.next().data()).contains("PRESENCE").doesNotContain(number));
	}

	@Test
	void tellsThoseWhoLoseATicketOnlyThatItIsGone() {
		String number = this.api.aTicket().path("number").asString();
		EventClient ana = listening("ana");
		EventClient vera = listening("vera");
		EventClient chen = listening("chen");
		String path = "/api/v1/tickets/%s/transfer".formatted(number);
		this.api.post("mona", path, "{\"assignee\":\"vera\",\"reason\":\"agreed\",\"note\":\"the vendor's\"}");
		assertThat(vera.awaitChange(number).data()).contains("TRANSFERRED");
		assertThat(ana.next().data()).contains(number, "TRANSFERRED");
		assertThat(
				this.api.post("mona", path, "{\"team\":\"technical\",\"reason\":\"theirs\",\"note\":\"n\"}").status())
			.isEqualTo(200);
		assertThat(chen.next().data()).contains(number, "TRANSFERRED");
		assertThat(vera.awaitChange(number).data()).contains("[\"GONE\"]");
		assertThat(ana.next().data()).contains(number, "[\"GONE\"]");
	}

	@Test
	void tellsSomebodyAloneOfTheirNotices() {
		String number = this.api.aTicket().path("number").asString();
		EventClient ana = listening("ana");
		EventClient vera = listening("vera");
		this.api.post("mona", "/api/v1/tickets/%s/transfer".formatted(number),
				"{\"assignee\":\"vera\",\"reason\":\"agreed\",\"note\":\"the vendor's\"}");
		assertThat(vera.awaitChange("NOTICE").data()).contains("[\"NOTICE\"]");
		assertThat(ana.awaitChange(number).data()).doesNotContain("NOTICE");
	}

	@Test
	void tellsNothingOfWhatWasRolledBack() {
		String kept = this.api.aTicket().path("number").asString();
		String undone = this.api.aTicket().path("number").asString();
		EventClient ana = listening("ana");
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			this.tickets.label(undone, List.of("undone"), Map.of(), Actor.SYSTEM);
			this.staff.changePresence("ana", Presence.AWAY);
			status.setRollbackOnly();
		});
		this.tickets.label(kept, List.of("kept"), Map.of(), Actor.SYSTEM);
		assertThat(ana.next().data()).contains(kept, "LABELLED").doesNotContain(undone, "PRESENCE");
	}

	@Test
	void leavesNothingOutThatHappenedSinceThePageWasMade() {
		EventClient ana = client("ana");
		String page = ana.send("GET", "/desk").body();
		String place = page.replaceFirst("(?s).*data-live=\"([^\"]+)\".*", "$1");
		String number = this.api.aTicket().path("number").asString();
		EventClient mona = listening("mona");
		this.api.post("mona", "/api/v1/tickets/%s/claim".formatted(number), null);
		mona.awaitChange(number);
		ana.listen("/live?since=" + place);
		Event event = ana.next();
		assertThat(event.data()).contains("CREATED", "ASSIGNED").doesNotContain("resync");
		ana.close();
		ana.listen("/live?since=" + place, "Last-Event-ID", event.id());
		String next = this.api.aTicket().path("number").asString();
		assertThat(ana.next().data()).contains(next).doesNotContain(number);
	}

	@ParameterizedTest
	@CsvSource({ "0", "another:7", "-1", "a:b:c" })
	void asksToReadAgainWhereItCannotKnow(String place) {
		EventClient ana = client("ana");
		ana.listen("/live?since=" + place);
		assertThat(ana.next().name()).isEqualTo("resync");
	}

	@Test
	void asksToReadAgainAfterMoreNewsThanAnybodyReads() {
		EventClient ana = listening("ana");
		for (int one = 0; one < 3 * Backlog.KEPT; one++) {
			this.backlog.add(change("SD-1", "CREATED"));
		}
		await().until(() -> ana.next().name().equals("resync"));
	}

	@Test
	void saysNowAndThenThatTheStreamStillLives() {
		EventClient ana = listening("ana");
		assertThat(ana.await("beat").id()).isEqualTo(this.backlog.place(this.backlog.last()));
	}

	@ParameterizedTest
	@CsvSource({ "ada,200", "mona,200", "ana,200", "vera,200", "paul,403" })
	void isForThoseWhoWorkOnTickets(String login, int status) {
		assertThat(client(login).send("HEAD", "/live").statusCode()).isEqualTo(status);
		assertThat(this.streams.count()).isZero();
		assertThat(client(login).send("GET", "/studio").body().contains("data-live")).isEqualTo(login.equals("ada"));
	}

	@Test
	void needsASession() {
		assertThat(this.api.get(null, "/live").status()).isEqualTo(401);
		assertThat(this.api.get("ana", "/live").isProblem()).isTrue();
		assertThat(this.api.get("ana", "/live").status()).isEqualTo(401);
	}

	@Test
	void endsWithTheSession() {
		EventClient ana = listening("ana");
		EventClient elsewhere = listening("ana");
		ana.logOut();
		ana.await("bye");
		ana.awaitEnd();
		elsewhere.awaitChange(this.api.aTicket().path("number").asString());
	}

	@Test
	void endsWithTheSessionThoughNobodySaysSo() {
		EventClient lina = listening("lina");
		this.jdbc.sql("delete from browser_session where login = 'lina'").update();
		lina.await("bye");
		lina.awaitEnd();
	}

	@Test
	void endsWithTheRightsOfItsPerson() {
		String login = hire("kim", Role.AGENT, Set.of("care"));
		EventClient kim = listening(login);
		EventClient ana = listening("ana");
		this.jdbc.sql("update agent set role = 'PROCESS_OWNER' where login = ?").param(login).update();
		kim.await("bye");
		kim.awaitEnd();
		assertThat(kim.send("HEAD", "/live").statusCode()).isEqualTo(403);
		ana.awaitChange(this.api.aTicket().path("number").asString());
	}

	@Test
	void theOldestStreamOfAPersonGivesWay() {
		EventClient first = listening("ana");
		EventClient second = listening("ana");
		EventClient third = listening("ana");
		first.await("crowded");
		first.awaitEnd();
		String number = this.api.aTicket().path("number").asString();
		second.awaitChange(number);
		third.awaitChange(number);
	}

	@Test
	void cutsWhoTakesNothingAndNeverWaitsForThem() throws IOException {
		EventClient ana = listening("ana");
		try (Socket deaf = new Socket()) {
			deaf.setReceiveBufferSize(4096);
			deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.api.port()));
			OutputStream out = deaf.getOutputStream();
			out.write("GET /live HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n".formatted(client("mona").cookie())
				.getBytes(StandardCharsets.US_ASCII));
			out.flush();
			await().until(() -> this.streams.count() == 2);
			await().pollInSameThread().until(() -> {
				for (int one = 0; one < 100; one++) {
					this.backlog.add(change("SD-1", "X".repeat(10_000)));
				}
				String number = this.api.aTicket().path("number").asString();
				long done = System.nanoTime();
				assertThat(ana.awaitChange(number).at() - done).isLessThan(2_000_000_000L);
				return this.streams.count() == 1;
			});
			assertThat(isClosedByTheServer(deaf)).isTrue();
		}
	}

	private static boolean isClosedByTheServer(Socket socket) throws IOException {
		socket.setSoTimeout(5000);
		try {
			socket.getInputStream().transferTo(OutputStream.nullOutputStream());
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	private static Change change(String ticket, String kind) {
		return new Change(Set.of(kind), ticket, 1, List.of(new Audience("payments", null, null)), List.of());
	}

	private String hire(String login, Role role, Set<String> teams) {
		if (this.staff.agent(login).isEmpty()) {
			this.staff.hire(new Agent(login, login, null, role, null, Set.of("en"), teams, Presence.OFFLINE),
					this.passwords.encode("stagedesk"));
		}
		return login;
	}

	private EventClient client(String login) {
		EventClient client = EventClient.loggedIn(this.api.port(), login);
		this.clients.add(client);
		return client;
	}

	private EventClient listening(String login) {
		EventClient client = client(login);
		client.listen("/live");
		return client;
	}

}
