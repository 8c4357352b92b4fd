package io.stagedesk.live;

import java.time.Duration;
import java.util.stream.IntStream;

import io.stagedesk.Api;
import io.stagedesk.ApiTest;
import io.stagedesk.StageDesk;
import io.stagedesk.live.EventClient.Event;
import io.stagedesk.staff.session.Sessions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What happens on one node is told on the other; only PostgreSQL has two. */
@ApiTest
@EnabledIfSystemProperty(named = "stagedesk.test.database", matches = "postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTests {

	private ConfigurableApplicationContext other;

	private int port;

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Sessions sessions;

	@Autowired
	Environment environment;

	@BeforeAll
	void startTheOtherNode() {
		this.other = start();
		this.port = port(this.other);
		await().until(() -> listeners() == 2);
	}

	@AfterAll
	void stopTheOtherNode() {
		this.other.close();
	}

	@Test
	void tellsOnTheOtherNode() {
		try (EventClient mona = EventClient.listening(this.port, "mona");
				EventClient here = EventClient.listening(this.api.port(), "mona")) {
			String number = this.api.aTicket().path("number").asString();
			mona.awaitChange(number);
			here.awaitChange(number);
			assertThat(this.api.post("ana", "/api/v1/tickets/%s/claim".formatted(number), null).status())
				.isEqualTo(200);
			Event there = mona.awaitChange("ASSIGNED");
			assertThat(there.data()).contains(number);
			assertThat(here.awaitChange("ASSIGNED").data()).contains(number);
		}
	}

	@Test
	void tellsOnTheOtherNodeWhoIsHere() {
		String number = this.api.aTicketOf("ana");
		try (EventClient mona = EventClient.listening(this.port, "mona")) {
			String here = "{\"ticket\":\"%s\",\"page\":\"one\",\"typing\":true}".formatted(number);
			long said = System.nanoTime();
			assertThat(this.api.post("ana", "/live/here", here).status()).isEqualTo(200);
			Event event = mona.await("here");
			assertThat(event.data()).contains(number, "\"login\":\"ana\"", "\"typing\":true");
			assertThat(Duration.ofNanos(event.at() - said)).isLessThan(Duration.ofSeconds(1));
			assertThat(mona.send("GET", "/live/here?ticket=" + number).body()).contains("\"login\":\"ana\"");
		}
	}

	@Test
	void aPageOfOneNodeIsToldByTheOtherWhatHappenedSince() {
		try (EventClient mona = EventClient.listening(this.api.port(), "mona");
				EventClient there = mona.at(this.port)) {
			mona.awaitChange(this.api.aTicket().path("number").asString());
			await().untilAsserted(() -> assertThat(place(there)).isEqualTo(place(mona)));
			String place = place(mona);
			String number = this.api.aTicket().path("number").asString();
			mona.awaitChange(number);
			there.listen("/live?since=" + place);
			assertThat(there.next().data()).contains(number).doesNotContain("resync");
		}
	}

	private static String place(EventClient client) {
		return client.send("GET", "/desk").body().replaceFirst("(?s).*data-live=\"([^\"]+)\".*", "$1");
	}

	@Test
	void aLogInCountsOnBothAndSoDoesALogOut() {
		try (EventClient here = EventClient.listening(this.api.port(), "yuki");
				EventClient there = here.at(this.port)) {
			assertThat(there.send("GET", "/api/v1/me/preferences").statusCode()).isEqualTo(200);
			there.listen("/live");
			there.logOut();
			here.await("bye");
			here.awaitEnd();
			there.awaitEnd();
			assertThat(here.send("GET", "/api/v1/me/preferences").statusCode()).isEqualTo(401);
			assertThat(there.send("GET", "/api/v1/me/preferences").statusCode()).isEqualTo(401);
		}
	}

	@Test
	void whoIsLoggedOutEverywhereHearsNothingMoreOnEither() {
		try (EventClient here = EventClient.listening(this.api.port(), "omar");
				EventClient there = EventClient.listening(this.port, "omar");
				EventClient mona = EventClient.listening(this.port, "mona")) {
			this.sessions.endAllOf("omar");
			here.await("bye");
			there.await("bye");
			here.awaitEnd();
			there.awaitEnd();
			mona.awaitChange(this.api.aTicket().path("number").asString());
		}
	}

	@Test
	void asksToReadAgainWhenItsConnectionWasLost() {
		try (EventClient mona = EventClient.listening(this.port, "mona")) {
			this.jdbc.sql("""
					select pg_terminate_backend(pid) from pg_stat_activity
					where application_name = ? and datname = current_database()""")
				.param(Listener.NAME)
				.query((row, number) -> true)
				.list();
			assertThat(mona.next().name()).isEqualTo("resync");
			await().until(() -> listeners() == 2);
			mona.awaitChange(this.api.aTicket().path("number").asString());
		}
	}

	@Test
	void asksToReadAgainAfterHearingWhatItDoesNotUnderstand() {
		try (EventClient mona = EventClient.listening(this.port, "mona")) {
			for (String text : new String[] { "", "[]", "{", "[{\"kinds\":null}]", "[null]", "nonsense" }) {
				this.jdbc.sql("select pg_notify(?, ?)")
					.params(PostgresWire.CHANNEL, text)
					.query((row, number) -> true)
					.single();
				assertThat(mona.next().name()).as(text).isEqualTo("resync");
			}
		}
	}

	@Test
	void stopsAtOnceWithOpenStreams() {
		ConfigurableApplicationContext third = start();
		int port = port(third);
		EventClient[] clients = IntStream.range(0, 5)
			.mapToObj((one) -> EventClient.listening(port, "mona"))
			.toArray(EventClient[]::new);
		long begin = System.nanoTime();
		third.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begin))
			.as("open streams do not hold the shutdown until its limit")
			.isLessThan(Duration.ofSeconds(15));
		for (EventClient client : clients) {
			client.await("bye");
			client.awaitEnd();
		}
		assertThat(listeners()).isEqualTo(2);
	}

	/** One more node on the database of this one. */
	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(StageDesk.class).profiles("demo")
			.run("--server.port=0", "--stagedesk.workflow.timers=false", "--stagedesk.demo.tickets=false",
					"--spring.datasource.url=" + this.environment.getProperty("spring.datasource.url"),
					"--spring.datasource.username=postgres", "--spring.datasource.password=");
	}

	private static int port(ConfigurableApplicationContext node) {
		return node.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	private int listeners() {
		return this.jdbc
			.sql("select count(*) from pg_stat_activity where application_name = ? and datname = current_database()")
			.param(Listener.NAME)
			.query(Integer.class)
			.single();
	}

}
