package io.stagedesk.api.post;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class PostsTests {

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	IdempotencyKeys keys;

	@Autowired
	Clock clock;

	@Test
	void answersTheSameKeyTheSame() {
		Map<String, String> key = key();
		String body = ticketOf("u-" + UUID.randomUUID());
		Answer first = this.api.post("app", "/api/v1/tickets", body, key);
		Map<String, Integer> rows = this.api.rows();
		Answer second = this.api.post("app", "/api/v1/tickets", body, key);
		assertThat(first.status()).as(first.toString()).isEqualTo(201);
		assertThat(second.status()).isEqualTo(201);
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(second.header("location")).isNotEmpty().isEqualTo(first.header("location"));
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	@Test
	void carriesOutConcurrentPostsWithOneKeyOnce() throws Exception {
		Map<String, String> key = key();
		String requester = "u-" + UUID.randomUUID();
		int tickets = this.api.rows().get("ticket");
		List<Answer> answers = atOnce(16, (one) -> this.api.post("app", "/api/v1/tickets", ticketOf(requester), key));
		assertThat(answers).extracting(Answer::status).containsOnly(201);
		assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
		assertThat(answers.stream().map((one) -> one.header("location")).distinct()).hasSize(1);
		assertThat(this.api.rows().get("ticket")).isEqualTo(tickets + 1);
	}

	@Test
	void refusesAUsedKeyWithAnotherBody() {
		Map<String, String> key = key();
		this.api.post("app", "/api/v1/tickets", ticketOf("u-1"), key);
		Map<String, Integer> rows = this.api.rows();
		Answer other = this.api.post("app", "/api/v1/tickets", ticketOf("u-2"), key);
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.fields()).containsExactly("Idempotency-Key");
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	@Test
	void keepsKeysOfTwoCallersApart() {
		Map<String, String> key = key();
		Answer one = this.api.post("app", "/api/v1/tickets", ticketOf("u-3"), key);
		Answer other = this.api.post("ana", "/api/v1/tickets", ticketOf("u-3"), key);
		assertThat(other.status()).isEqualTo(201);
		assertThat(other.json().path("number")).isNotEqualTo(one.json().path("number"));
	}

	/** What a killed node can leave in an H2 file: a reservation without an answer. */
	@Test
	void carriesOutWhatWasOnlyReserved() {
		Map<String, String> key = key();
		Answer lost = this.api.post("app", "/api/v1/tickets", ticketOf("u-6"), key);
		this.jdbc.sql("update idempotency set status = 0, location = null, body = '' where request_key = ?")
			.param(key.get("Idempotency-Key"))
			.update();
		Answer done = this.api.post("app", "/api/v1/tickets", ticketOf("u-7"), key);
		assertThat(done.status()).as(done.toString()).isEqualTo(201);
		assertThat(done.json().path("number")).isNotEqualTo(lost.json().path("number"));
		Answer again = this.api.post("app", "/api/v1/tickets", ticketOf("u-7"), key);
		assertThat(again.body()).isEqualTo(done.body());
		assertThat(this.api.post("app", "/api/v1/tickets", ticketOf("u-6"), key).status()).isEqualTo(422);
	}

	@Test
	void leavesTheKeyOfARefusedPostFree() {
		Map<String, String> key = key();
		Map<String, Integer> rows = this.api.rows();
		assertThat(this.api.post("app", "/api/v1/tickets", "{}", key).status()).isEqualTo(422);
		assertThat(this.api.post("app", "/api/v1/tickets", "{", key).status()).isEqualTo(400);
		assertThat(this.api.rows()).isEqualTo(rows);
		assertThat(this.api.post("app", "/api/v1/tickets", ticketOf("u-4"), key).status()).isEqualTo(201);
	}

	@ParameterizedTest
	@CsvSource({ "1,201", "255,201", "256,422", "4000,422" })
	void takesKeysOfUpTo255Characters(int length, int status) {
		String start = (length > 36) ? UUID.randomUUID().toString() : "";
		Answer answer = this.api.post("app", "/api/v1/tickets", ticketOf("u-5"),
				Map.of("Idempotency-Key", start + "k".repeat(length - start.length())));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			messages | {"body":"Looking into it"}                     | 201
			claim    | {}                                             | 200
			transfer | {"team":"technical","reason":"wrong-team","note":"not a payment"} | 200
			escalate | {"reason":"urgent"}                            | 200
			wait     | {"reason":"which order?"}                      | 200
			consult  | {"team":"technical","question":"a bug?"}       | 200
			resolve  | {"resolution":"Credited"}                      | 200
			cancel   | {"closeReason":"SPAM"}                         | 200
			""")
	void doesEveryPostOnce(String route, String body, int status) {
		String number = route.equals("claim") ? this.api.aTicket().path("number").asString()
				: this.api.aTicketOf("ana");
		twice("ana", "/api/v1/tickets/%s/%s".formatted(number, route), body, status);
	}

	@Test
	void doesResumeReopenCloseAndMergeOnce() {
		String number = this.api.aTicketOf("ana");
		String path = "/api/v1/tickets/" + number;
		this.api.post("ana", path + "/wait", "{\"reason\":\"which order?\"}");
		twice("ana", path + "/resume", null, 200);
		this.api.post("ana", path + "/resolve", "{\"resolution\":\"Credited\"}");
		twice("ana", path + "/reopen", "{\"reason\":\"still not there\"}", 200);
		this.api.post("ana", path + "/resolve", "{\"resolution\":\"Credited\"}");
		twice("ana", path + "/close", null, 200);
		String other = this.api.aTicketOf("ana");
		twice("ana", "/api/v1/tickets/%s/merge".formatted(other),
				"{\"into\":\"%s\"}".formatted(this.api.aTicketOf("ana")), 200);
	}

	@Test
	void completesATaskOnce() {
		String number = this.api.aTicketOf("ana");
		String task = this.api.get("ana", "/api/v1/tasks?ticket=" + number)
			.json()
			.path("items")
			.path(0)
			.path("id")
			.asString();
		twice("ana", "/api/v1/tasks/%s/claim".formatted(task), null, 200);
		twice("ana", "/api/v1/tasks/%s/complete".formatted(task), "{\"variables\":{\"resolution\":\"Credited\"}}", 200);
	}

	@Test
	void makesBothFirstTicketsOfOneNewRequester() throws Exception {
		for (int round = 0; round < 5; round++) {
			String requester = "u-" + UUID.randomUUID();
			List<Answer> answers = atOnce(3, (one) -> this.api.post("app", "/api/v1/tickets", ticketOf(requester)));
			assertThat(answers).extracting(Answer::status).containsOnly(201);
			assertThat(this.jdbc.sql("select count(*) from requester where external_id = ?")
				.param(requester)
				.query(Integer.class)
				.single()).isEqualTo(1);
		}
	}

	@Test
	void makesAProblemOfALostRaceAtCommit() throws Exception {
		String path = "/api/v1/tickets/%s/messages".formatted(this.api.aTicketOf("ana"));
		int before = this.api.rows().get("message");
		List<Answer> answers = atOnce(8,
				(one) -> this.api.post("ana", path, "{\"body\":\"answer %d\"}".formatted(one)));
		assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
		long written = answers.stream().filter((one) -> one.status() == 201).count();
		assertThat(answers).allMatch((one) -> one.status() == 201 || one.isProblem());
		assertThat(this.api.rows().get("message") - before).isEqualTo((int) written);
	}

	@RepeatedTest(5)
	void takesTheWordsOfThreeWhoSpeakAtOnce() throws Exception {
		String path = "/api/v1/tickets/%s/messages".formatted(this.api.aTicketOf("ana"));
		List<String> people = List.of("ana", "mona", "app");
		List<Answer> answers = atOnce(people.size(),
				(one) -> this.api.post(people.get(one), path, "{\"body\":\"answer %d\"}".formatted(one)));
		assertThat(answers).extracting(Answer::status).containsOnly(201);
	}

	@RepeatedTest(5)
	void letsOneOfManyClaim() throws Exception {
		String path = "/api/v1/tickets/%s/claim".formatted(this.api.aTicket().path("number").asString());
		List<Answer> answers = atOnce(8, (one) -> this.api.post((one % 2 == 0) ? "ana" : "yuki", path, null));
		assertThat(answers).extracting(Answer::status).isSubsetOf(200, 409).containsOnlyOnce(200);
	}

	@Test
	void forgetsOldKeys() {
		Map<String, String> key = key();
		Answer first = this.api.post("app", "/api/v1/tickets", ticketOf("u-6"), key);
		this.keys.forgetOld();
		assertThat(this.api.post("app", "/api/v1/tickets", ticketOf("u-6"), key).body()).isEqualTo(first.body());
		this.jdbc.sql("update idempotency set created_at = ? where request_key = ?")
			.params(Timestamp.from(this.clock.instant().minus(Duration.ofHours(25))), key.get("Idempotency-Key"))
			.update();
		this.keys.forgetOld();
		assertThat(this.keys.find("app", key.get("Idempotency-Key"))).isEmpty();
	}

	private void twice(String login, String path, String body, int status) {
		Map<String, String> key = key();
		Answer first = this.api.post(login, path, body, key);
		Map<String, Integer> rows = this.api.rows();
		Answer second = this.api.post(login, path, body, key);
		assertThat(first.status()).as(path + first).isEqualTo(status);
		assertThat(second.status()).isEqualTo(status);
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	private static Map<String, String> key() {
		return Map.of("Idempotency-Key", UUID.randomUUID().toString());
	}

	private static String ticketOf(String requester) {
		return """
				{"requester":{"externalId":"%s","email":"%s@example.com"},"subject":"Coins","body":"Not credited",
				"category":"payment"}""".formatted(requester, requester);
	}

	private static List<Answer> atOnce(int count, IntFunction<Answer> call) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(count);
		try {
			CountDownLatch start = new CountDownLatch(1);
			List<Future<Answer>> running = IntStream.range(0, count).mapToObj((one) -> threads.submit(() -> {
				start.await();
				return call.apply(one);
			})).toList();
			start.countDown();
			List<Answer> answers = new ArrayList<>();
			for (Future<Answer> one : running) {
				answers.add(one.get());
			}
			return answers;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
