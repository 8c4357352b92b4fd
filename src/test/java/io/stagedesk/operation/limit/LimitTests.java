package io.stagedesk.operation.limit;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
@TestPropertySource(properties = { "stagedesk.limits.per-person=12", "stagedesk.limits.per-address=6",
		"stagedesk.limits.per-requester=3" })
class LimitTests {

	private static int windows;

	@Autowired
	Api api;

	@Autowired
	TestTime time;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	LimitRows rows;

	@BeforeEach
	void aNewWindow() {
		windows += 2;
		this.time.skip(Duration.ofMinutes(windows));
	}

	@AfterEach
	void back() {
		this.time.backToNow();
	}

	@Test
	void refusesAKeyThatAsksTooOftenUntilTheWindowIsOver() {
		for (int request = 0; request < 12; request++) {
			assertThat(this.api.get("chen", "/api/v1/me").status()).isEqualTo(200);
		}
		Answer refused = this.api.get("chen", "/api/v1/me");
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.isProblem()).isTrue();
		assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 61);
		assertThat(this.api.get("ana", "/api/v1/me").status()).as("somebody else").isEqualTo(200);
		this.time.skip(Duration.ofMinutes(1));
		assertThat(this.api.get("chen", "/api/v1/me").status()).isEqualTo(200);
	}

	@Test
	void refusesAnAddressThatAsksForOpenPagesTooOften() {
		for (int request = 0; request < 6; request++) {
			assertThat(this.api.get(null, "/help").status()).isEqualTo(200);
		}
		Answer refused = this.api.get(null, "/help");
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.header("retry-after")).isNotEmpty();
		assertThat(refused.body()).contains("Please wait a little");
		assertThat(this.api.get(null, "/actuator/health").status()).isEqualTo(200);
		assertThat(this.api.get("ana", "/api/v1/me").status()).isEqualTo(200);
	}

	@Test
	void refusesTicketsOfARequesterWhoAsksTooOften() {
		for (int ticket = 0; ticket < 3; ticket++) {
			assertThat(ticketOf("limit-1", Map.of()).status()).isEqualTo(201);
		}
		Answer refused = ticketOf("limit-1", Map.of());
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.isProblem()).isTrue();
		assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 61);
		assertThat(ticketOf("limit-2", Map.of()).status()).isEqualTo(201);
	}

	@Test
	void countsARepeatedPostOnce() {
		for (int again = 0; again < 5; again++) {
			assertThat(ticketOf("limit-3", Map.of("Idempotency-Key", "limit-key")).status()).isEqualTo(201);
		}
	}

	@Test
	void tellsARequesterOnTheFormToWait() {
		String form = "topic=other&name=L&email=limit%40example.com&subject=s&body=b";
		for (int ticket = 0; ticket < 3; ticket++) {
			assertThat(help(form).status()).isEqualTo(302);
		}
		Answer refused = help(form);
		assertThat(refused.status()).isEqualTo(200);
		assertThat(refused.body()).contains("Too many requests; please wait");
	}

	@Test
	void countsOverAllNodes() {
		Instant begin = Instant.parse("2030-01-01T00:00:00Z");
		Window one = new Window(begin, this.rows);
		Window other = new Window(begin, this.rows);
		int given = 0;
		for (int request = 0; request < 60; request++) {
			given += one.take("person:both", 40) ? 1 : 0;
			given += other.take("person:both", 40) ? 1 : 0;
		}
		assertThat(given).as("a tenth more for the second node").isBetween(40, 44);
	}

	@Test
	void asksTheDatabaseSeldom() {
		Instant begin = Instant.parse("2030-01-02T00:00:00Z");
		Window window = new Window(begin, this.rows);
		for (int request = 0; request < 1000; request++) {
			assertThat(window.take("person:seldom", 10_000)).isTrue();
		}
		assertThat(given(begin)).as("a tenth costs nothing").isEmpty();
		assertThat(window.take("person:seldom", 10_000)).isTrue();
		assertThat(given(begin)).contains(1200L);
		for (int request = 0; request < 199; request++) {
			window.take("person:seldom", 10_000);
		}
		assertThat(given(begin)).as("and then a piece at a time").contains(1200L);
	}

	@Test
	void keepsNoNames() {
		ticketOf("limit-secret", Map.of());
		ticketOf("limit-secret", Map.of());
		assertThat(this.jdbc.sql("select name from request_count").query(String.class).list()).isNotEmpty()
			.allMatch((name) -> name.matches("[0-9a-f]{64}"));
		this.time.skip(Duration.ofHours(3));
		this.rows.forgetOld();
		assertThat(this.jdbc.sql("select count(*) from request_count where window_begin < ?")
			.param(Timestamp.from(this.time.now()))
			.query(Integer.class)
			.single()).isZero();
	}

	private Optional<Long> given(Instant begin) {
		return this.jdbc.sql("select given from request_count where window_begin = ?")
			.param(Timestamp.from(begin))
			.query(Long.class)
			.optional();
	}

	private Answer help(String form) {
		return this.api.send("POST", "ana", "/help", form,
				Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept-Language", "en"));
	}

	private Answer ticketOf(String requester, Map<String, String> headers) {
		return this.api.post("app", "/api/v1/tickets",
				"{\"requester\":{\"externalId\":\"%s\"},\"subject\":\"s\",\"body\":\"b\"}".formatted(requester),
				headers);
	}

}
