package io.stagedesk.messaging.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.messaging.MailKind;
import io.stagedesk.messaging.Outbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class MailControllerTests {

	private static final String MAILS = "/api/v1/mails";

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Outbox outbox;

	TransactionTemplate transactions;

	@BeforeEach
	void transactions(@Autowired PlatformTransactionManager manager) {
		this.transactions = new TransactionTemplate(manager);
	}

	@Test
	void listsMails() {
		String address = anAcknowledgement();
		JsonNode mail = items(MAILS + "?state=HELD&direction=OUT&limit=1").get(0);
		assertThat(mail.propertyNames()).contains("id", "direction", "state", "reason", "ticket", "messageId",
				"subject", "from", "to", "at");
		assertThat(mail.path("to").asString()).isEqualTo(address);
		assertThat(mail.path("state").asString()).isEqualTo("HELD");
		assertThat(mail.path("direction").asString()).isEqualTo("OUT");
		assertThat(mail.path("messageId").asString()).startsWith("<" + mail.path("ticket").asString());
		assertThat(mail.path("subject").asString()).contains(mail.path("ticket").asString());
		assertThat(items(MAILS + "?direction=IN")).isEmpty();
		assertThat(items(MAILS + "?state=QUARANTINED")).isEmpty();
	}

	@Test
	void pagesToTheEnd() {
		List<String> addresses = List.of(anAcknowledgement(), anAcknowledgement(), anAcknowledgement());
		List<String> seen = new ArrayList<>();
		List<String> ids = new ArrayList<>();
		String next = "";
		do {
			JsonNode page = this.api.get("ada", MAILS + "?limit=2&cursor=" + next).json();
			page.path("items").forEach((mail) -> {
				seen.add(mail.path("to").asString());
				ids.add(mail.path("id").asString());
			});
			next = page.path("next").asString("");
		}
		while (!next.isEmpty());
		assertThat(seen).containsAll(addresses);
		assertThat(ids).doesNotHaveDuplicates();
	}

	@Test
	void releasesAHeldMailOnce() {
		anAcknowledgement();
		String path = MAILS + "/" + items(MAILS + "?state=HELD&limit=1").get(0).path("id").asString() + "/process";
		Answer released = this.api.post("ada", path, null);
		assertThat(released.status()).as(released.toString()).isEqualTo(200);
		assertThat(released.json().path("state").asString()).isEqualTo("QUEUED");
		Answer again = this.api.post("ada", path, null);
		assertThat(again.status()).isEqualTo(409);
		assertThat(again.isProblem()).isTrue();
	}

	@Test
	void triesAFailedMailAgain() {
		anAcknowledgement();
		String id = items(MAILS + "?state=HELD&limit=1").get(0).path("id").asString();
		this.jdbc.sql("update outbox set state = 'FAILED', attempts = 9, last_error = 'no such user' where id = ?")
			.param(Long.valueOf(id))
			.update();
		assertThat(items(MAILS + "?state=FAILED")).extracting((mail) -> mail.path("reason").asString())
			.contains("no such user");
		assertThat(this.api.post("ada", MAILS + "/" + id + "/process", "{}").json().path("state").asString())
			.isEqualTo("QUEUED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "state=LOST", "direction=UP", "limit=0", "limit=201", "cursor=x" })
	void refusesFiltersThatDoNotFit(String query) {
		Answer answer = this.api.get("ada", MAILS + "?" + query);
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly(query.replaceAll("=.*", ""));
	}

	@Test
	void findsNoMailThatIsNotThere() {
		assertThat(this.api.post("ada", MAILS + "/0/process", null).status()).isEqualTo(404);
		assertThat(this.api.post("ada", MAILS + "/x/process", null).status()).isEqualTo(422);
	}

	@Test
	void showsAMailThatBelongsToNoTicket() {
		String address = UUID.randomUUID() + "@example.com";
		this.transactions.executeWithoutResult((status) -> this.outbox.add(MailKind.DIGEST, address, "en", Map
			.of("name", "Mona", "count", "2", "more", "2", "entries", "[]", "noticesUrl", "http://desk/notices")));
		JsonNode mail = items(MAILS + "?limit=1").get(0);
		assertThat(mail.path("to").asString()).isEqualTo(address);
		assertThat(mail.path("ticket").isNull()).isTrue();
		assertThat(mail.path("subject").asString()).isEqualTo("2 tickets need your attention");
		for (String page : List.of("/admin/outbox", "/admin/outbox/" + mail.path("id").asString())) {
			assertThat(this.api.get("ada", page).body()).contains(address, "2 tickets need your attention");
		}
	}

	private String anAcknowledgement() {
		String address = UUID.randomUUID() + "@example.com";
		this.api.post("app", "/api/v1/tickets",
				"{\"requester\":{\"email\":\"%s\"},\"subject\":\"s\",\"body\":\"b\"}".formatted(address));
		return address;
	}

	private List<JsonNode> items(String path) {
		Answer answer = this.api.get("ada", path);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return StreamSupport.stream(answer.json().path("items").spliterator(), false).toList();
	}

}
