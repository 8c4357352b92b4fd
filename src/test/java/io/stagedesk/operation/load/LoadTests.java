package io.stagedesk.operation.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A node that can do two things at once, with as many connections. */
@ApiTest
@TestPropertySource(properties = { "stagedesk.load.at-work=2", "stagedesk.load.waiting=0",
		"spring.datasource.hikari.maximum-pool-size=2", "spring.datasource.hikari.connection-timeout=1000" })
class LoadTests {

	@Autowired
	Api api;

	@Autowired
	DataSource database;

	@Autowired
	Turns turns;

	@Test
	void refusesProgramsAtOnceWithAProblem() {
		Answer answer = whileBusy(() -> this.api.get("ana", "/api/v1/tickets"));
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("retry-after")).isEqualTo("2");
		assertThat(answer.isProblem()).isTrue();
		assertThat(this.api.get("ana", "/api/v1/tickets").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void refusesPeopleWithAPageInTheirLanguage(String language) {
		Answer answer = whileBusy(
				() -> this.api.send("GET", null, "/help", (byte[]) null, Map.of("Accept-Language", language)));
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("retry-after")).isEqualTo("2");
		assertThat(answer.header("content-type")).startsWith("text/html");
		assertThat(answer.body()).contains("lang=\"%s\"".formatted(language),
				language.equals("en") ? "The desk is busy" : "系统繁忙");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness",
			"/assets/app.css" })
	void answersBalancersAndGivesFilesAllTheSame(String path) {
		assertThat(whileBusy(() -> this.api.get(null, path)).status()).isEqualTo(200);
	}

	@Test
	void opensStreamsAllTheSame() {
		assertThat(whileBusy(() -> this.api.get("ana", "/live")).status()).as("no session, but not refused either")
			.isEqualTo(401);
	}

	@Test
	void countsWhatItRefuses() {
		double before = refused();
		whileBusy(() -> this.api.get("ana", "/api/v1/tickets"));
		assertThat(refused()).isEqualTo(before + 1);
	}

	@Test
	void saysToRetryWhenAllConnectionsAreTaken() throws SQLException {
		try (Connection first = this.database.getConnection(); Connection second = this.database.getConnection()) {
			assertThat(first).isNotSameAs(second);
			CompletableFuture<Answer> program = CompletableFuture
				.supplyAsync(() -> this.api.post("app", "/api/v1/tickets", "{}"));
			CompletableFuture<Answer> person = CompletableFuture.supplyAsync(() -> this.api.send("GET", null,
					"/t/abcdefghijklmnopqrstuv", (byte[]) null, Map.of("Accept", "text/html")));
			assertThat(program.join().status()).isEqualTo(503);
			assertThat(program.join().header("retry-after")).isEqualTo("2");
			assertThat(person.join().status()).isEqualTo(503);
			assertThat(person.join().header("retry-after")).isEqualTo("2");
			assertThat(this.api.get(null, "/actuator/health/readiness").status())
				.as("the database is there, and nobody waits for the pool")
				.isEqualTo(200);
		}
	}

	private double refused() {
		return this.api.get("ada", "/actuator/metrics/stagedesk.requests.refused")
			.json()
			.path("measurements")
			.get(0)
			.path("value")
			.asDouble();
	}

	private Answer whileBusy(Supplier<Answer> request) {
		assertThat(this.turns.take() && this.turns.take()).isTrue();
		try {
			return request.get();
		}
		finally {
			this.turns.giveBack();
			this.turns.giveBack();
		}
	}

}
