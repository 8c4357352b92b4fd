package io.stagedesk.sla.web;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Each test has a language of its own, so that nobody else's promises count. */
@ApiTest
class FiguresControllerTests {

	private static final AtomicInteger NEXT = new AtomicInteger();

	private static final String BREACHES = "/api/v1/sla/breaches?language=%s";

	private static final String SUMMARY = "/api/v1/sla/summary?language=%s";

	private final String language = "x-" + NEXT.incrementAndGet();

	@Autowired
	Api api;

	@Autowired
	TestTime time;

	@Autowired
	JdbcClient jdbc;

	@Test
	void listsBreachesNewestFirstAndOnceByPages() {
		List<String> numbers = List.of(missed(3, 1), missed(2, null), missed(1, null), missed(1, null));
		JsonNode first = breaches("mona", "&limit=3");
		JsonNode second = breaches("mona", "&limit=3&cursor=" + first.path("next").asString());
		assertThat(tickets(first)).containsExactly(numbers.get(3), numbers.get(2), numbers.get(1));
		assertThat(tickets(second)).containsExactly(numbers.get(0));
		assertThat(second.path("next").isNull()).isTrue();
		JsonNode oldest = second.path("items").get(0);
		assertThat(oldest.path("target").asString()).isEqualTo("RESOLUTION");
		assertThat(oldest.path("round").asInt()).isEqualTo(1);
		assertThat(oldest.path("priority").asString()).isEqualTo("P2");
		assertThat(oldest.path("team").asString()).isEqualTo("payments");
		assertThat(oldest.path("assignee").isNull()).isTrue();
		assertThat(oldest.path("vendor").isNull()).isTrue();
		assertThat(oldest.path("scenario").asString()).isEqualTo("SHOW");
		assertThat(oldest.path("outcome").asString()).isEqualTo("MISSED");
		assertThat(oldest.path("breachedAt").asString()).isEqualTo(oldest.path("dueAt").asString());
		assertThat(oldest.path("lateSeconds").asLong()).isEqualTo(Duration.ofDays(2).toSeconds());
		assertThat(first.path("items").get(0).path("stoppedAt").isNull()).isTrue();
		assertThat(first.path("items").get(0).path("lateSeconds").asLong())
			.isGreaterThanOrEqualTo(Duration.ofDays(1).toSeconds());
	}

	@Test
	void countsFromAndNotTo() {
		String number = missed(2, null);
		Instant at = Instant.parse(breaches("mona", "").path("items").get(0).path("breachedAt").asString());
		assertThat(tickets(breaches("mona", "&from=%s&to=%s".formatted(at, at.plusSeconds(1)))))
			.containsExactly(number);
		assertThat(tickets(breaches("mona", "&from=%s&to=%s".formatted(at.minusSeconds(1), at)))).isEmpty();
		assertThat(tickets(breaches("mona", "&from=" + at.plusSeconds(1)))).isEmpty();
		assertThat(tickets(breaches("mona", "&to=" + at.minus(Duration.ofDays(31))))).isEmpty();
		missed(31, null);
		assertThat(tickets(breaches("mona", ""))).containsExactly(number);
	}

	@ParameterizedTest
	@CsvSource({ "team=payments,1", "team=technical,0", "team=NONE,0", "priority=P2,1", "priority=P0,0",
			"target=RESOLUTION,1", "target=FIRST_RESPONSE,0", "vendor=acme,1", "vendor=NONE,0", "vendor=other,0",
			"scenario=SHOW,1", "scenario=ECOMMERCE,0" })
	void filters(String filter, int size) {
		String number = missed(1, null);
		assertThat(this.api
			.post("mona", "/api/v1/tickets/%s/transfer".formatted(number),
					"{\"assignee\":\"vera\",\"reason\":\"r\",\"note\":\"n\"}")
			.status()).isEqualTo(200);
		assertThat(breaches("mona", "&" + filter).path("items")).hasSize(size);
		JsonNode total = summary("mona", "&" + filter).path("total");
		boolean ofResolution = !filter.equals("target=FIRST_RESPONSE");
		assertThat(total.path("missed").asInt()).isEqualTo(size);
		assertThat(total.path("running").asInt())
			.isEqualTo((size == 1 && !filter.startsWith("target")) ? 1 : ofResolution ? 0 : 1);
	}

	@Test
	void sumsUpWhatEndedAndWhatRuns() {
		met(2, Duration.ofMinutes(10));
		met(3, Duration.ofMinutes(20));
		met(40, Duration.ofMinutes(999));
		missed(3, 1);
		missed(1, null);
		missed(40, 1);
		cancelled();
		paused();
		JsonNode summary = summary("mona", "");
		assertThat(summary.path("by").asString()).isEqualTo("priority");
		JsonNode row = summary.path("rows").get(0);
		assertThat(row.path("key").asString()).isEqualTo("P2");
		JsonNode resolution = target(row, "RESOLUTION");
		assertThat(resolution.path("met").asInt()).isEqualTo(2);
		assertThat(resolution.path("missed").asInt()).isEqualTo(2);
		assertThat(resolution.path("running").asInt()).isEqualTo(1);
		assertThat(resolution.path("paused").asInt()).isEqualTo(1);
		assertThat(resolution.path("percent").asDouble()).isEqualTo(50);
		assertThat(resolution.path("medianSeconds").asLong()).isEqualTo(Duration.ofMinutes(20).toSeconds());
		assertThat(resolution.path("longestSeconds").asLong()).isEqualTo(Duration.ofDays(3).toSeconds());
		assertThat(target(row, "FIRST_RESPONSE").path("running").asInt()).isEqualTo(8);
		assertThat(target(row, "FIRST_RESPONSE").path("percent").isNull()).isTrue();
		assertThat(target(row, "FIRST_RESPONSE").path("medianSeconds").isNull()).isTrue();
		assertThat(target(summary.path("total"), "RESOLUTION")).isEqualTo(resolution);
		assertThat(summary.path("total").path("running").asInt()).isEqualTo(9);
		assertThat(summary.path("total").path("percent").asDouble()).isEqualTo(50);
	}

	@Test
	void leavesOutTheTimeBetweenResolvedAndReopened() {
		String number = met(1, Duration.ofHours(50));
		this.jdbc.sql("""
				insert into ticket_pause (ticket_id, why, began_at, ended_at)
				select ticket_id, 'RESOLVED', counted_from + interval '1' hour, counted_from + interval '49' hour
				from clock where ticket_id = ? and target = 'RESOLUTION'""").param(id(number)).update();
		this.jdbc.sql("update clock set round = 2 where ticket_id = ? and target = 'RESOLUTION'")
			.param(id(number))
			.update();
		assertThat(summary("mona", "&target=RESOLUTION").path("total").path("longestSeconds").asLong())
			.isEqualTo(Duration.ofHours(2).toSeconds());
	}

	@ParameterizedTest
	@CsvSource({ "priority,P2", "team,payments", "vendor,", "scenario,SHOW", "language,?" })
	void sumsUpBy(String by, String key) {
		missed(1, null);
		JsonNode summary = summary("mona", "&by=" + by);
		assertThat(summary.path("rows")).hasSize(1);
		JsonNode found = summary.path("rows").get(0).path("key");
		if (key == null) {
			assertThat(found.isNull()).isTrue();
		}
		else {
			assertThat(found.asString()).isEqualTo(key.replace("?", this.language));
		}
	}

	@Test
	void saysNothingOfNothing() {
		JsonNode summary = summary("mona", "");
		assertThat(summary.path("rows")).isEmpty();
		assertThat(summary.path("total").path("missed").asInt(-1)).isZero();
		assertThat(summary.path("total").path("percent").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "ada,1", "mona,1", "ana,1", "yuki,1", "chen,0", "app,1" })
	void countsOnlyWhatTheCallerMaySee(String login, int size) {
		missed(1, null);
		assertThat(breaches(login, "").path("items")).hasSize(size);
		assertThat(summary(login, "").path("total").path("missed").asInt()).isEqualTo(size);
		assertThat(breaches(login, "&team=payments").path("items")).hasSize(size);
	}

	@ParameterizedTest
	@CsvSource({ "from=yesterday,from", "from=2026-13-01T00:00:00Z,from", "to=%00,to", "to=2026-01-01,to",
			"from=+1000000000-12-31T23:59:59Z,from", "to=-1000000000-01-01T00:00:00Z,to",
			"from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z,from", "target=LUNCH,target", "priority=P9,priority",
			"scenario=x,scenario", "team=%00,team", "vendor=%00,vendor", "language=%00,language" })
	void refusesWhatDoesNotFit(String query, String field) {
		for (String route : List.of("breaches", "summary")) {
			Answer answer = this.api.get("mona", "/api/v1/sla/%s?%s".formatted(route, query));
			assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
			assertThat(answer.fields()).containsExactly(field);
		}
	}

	@ParameterizedTest
	@CsvSource({ "breaches?limit=0,limit", "breaches?limit=201,limit", "breaches?limit=x,limit",
			"breaches?cursor=x,cursor", "summary?by=nothing,by", "summary?by=PRIORITY,by" })
	void refusesWhatOneOfThemDoesNotKnow(String query, String field) {
		Answer answer = this.api.get("mona", "/api/v1/sla/" + query);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly(field);
	}

	/** Resolution due so many days ago; stopped so many days ago or running on. */
	private String missed(int days, Integer stoppedDays) {
		Instant due = daysAgo(days);
		return clock("counted_from = ?, due_at = ?, breached_at = ?, stopped_at = ?, outcome = 'MISSED'",
				due.minus(Duration.ofDays(1)), due, due, (stoppedDays != null) ? daysAgo(stoppedDays) : null);
	}

	private String met(int days, Duration taken) {
		Instant stopped = daysAgo(days);
		return clock("counted_from = ?, stopped_at = ?, outcome = 'MET'", stopped.minus(taken), stopped);
	}

	private void cancelled() {
		clock("stopped_at = ?, outcome = 'CANCELLED'", daysAgo(1));
	}

	private void paused() {
		clock("paused_since = ?", daysAgo(0));
	}

	private String clock(String values, Instant... instants) {
		String number = this.api
			.post("app", "/api/v1/tickets",
					"""
							{"requester":{"externalId":"u-%d"},"subject":"Coins","body":"b","category":"payment","priority":"P2"}"""
						.formatted(System.nanoTime()))
			.json()
			.path("number")
			.asString();
		JdbcClient.StatementSpec update = this.jdbc
			.sql("update clock set " + values + " where ticket_id = ? and target = 'RESOLUTION'");
		for (Instant instant : instants) {
			update = update.param((instant != null) ? Timestamp.from(instant) : null);
		}
		update.param(id(number)).update();
		this.jdbc.sql("update ticket set language = ? where id = ?").params(this.language, id(number)).update();
		return number;
	}

	private Instant daysAgo(int days) {
		return this.time.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(days));
	}

	private static long id(String number) {
		return TicketNumber.of(number).id();
	}

	private JsonNode breaches(String login, String more) {
		return read(login, BREACHES + more);
	}

	private JsonNode summary(String login, String more) {
		return read(login, SUMMARY + more);
	}

	private JsonNode read(String login, String path) {
		Answer answer = this.api.get(login, path.formatted(this.language));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return answer.json();
	}

	private static JsonNode target(JsonNode row, String target) {
		return StreamSupport.stream(row.path("targets").spliterator(), false)
			.filter((one) -> one.path("target").asString().equals(target))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> tickets(JsonNode page) {
		return StreamSupport.stream(page.path("items").spliterator(), false)
			.map((one) -> one.path("ticket").asString())
			.toList();
	}

}
