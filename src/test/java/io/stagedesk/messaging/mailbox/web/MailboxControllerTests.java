package io.stagedesk.messaging.mailbox.web;

import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Mailboxes by the API. */
@ApiTest
class MailboxControllerTests {

	private static final String PATH = "/api/v1/mailboxes/";

	private static final String BODY = """
			{"address":"help@desk.example","protocol":"IMAPS","host":"imap.example.com","username":"help","password":"s3cret-1",
			"team":"care"}""";

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void clear() {
		this.jdbc.sql("delete from mailbox where not configured").update();
	}

	@Test
	void changesAMailboxOnceForEachVersion() {
		Answer created = write("help", BODY, Map.of());
		assertThat(created.status()).as(created.toString()).isEqualTo(201);
		assertThat(created.header("etag")).isEqualTo("\"1\"");
		assertThat(created.json().path("port").asInt()).isEqualTo(993);
		assertThat(created.toString()).doesNotContain("s3cret-1");
		String change = BODY.replace("\"password\":\"s3cret-1\",", "").replace("care", "payments");
		Answer changed = write("help", change, Map.of("If-Match", "\"1\""));
		assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
		assertThat(changed.header("etag")).isEqualTo("\"2\"");
		assertThat(write("help", BODY, Map.of("If-Match", "\"1\"")).status()).isEqualTo(409);
		assertThat(write("help", BODY.replace("{\"address", "{\"version\":1,\"address"), Map.of()).status())
			.isEqualTo(409);
		assertThat(this.api.get("ada", "/api/v1/mailboxes").json().path("items").values())
			.filteredOn((one) -> one.path("id").asString().equals("help"))
			.singleElement()
			.satisfies((one) -> assertThat(one.path("team").asString()).isEqualTo("payments"))
			.satisfies((one) -> assertThat(one.path("version").asInt()).isEqualTo(2));
	}

	@Test
	void refusesANewMailboxWhereAnotherVersionIsMeant() {
		Answer answer = write("help", BODY, Map.of("If-Match", "\"3\""));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
		assertThat(answer.isProblem()).isTrue();
	}

	@Test
	void keepsAMailboxOfTheSettingsAsItIs() {
		assertThat(write("help", BODY, Map.of()).status()).isEqualTo(201);
		this.jdbc.sql("update mailbox set configured = true where id = 'help'").update();
		try {
			assertThat(write("help", BODY, Map.of("If-Match", "\"1\"")).status()).isEqualTo(409);
			assertThat(this.api.send("DELETE", "ada", PATH + "help", (String) null, Map.of()).status()).isEqualTo(409);
		}
		finally {
			this.jdbc.sql("update mailbox set configured = false where id = 'help'").update();
		}
		assertThat(this.api.send("DELETE", "ada", PATH + "help", (String) null, Map.of()).status()).isEqualTo(204);
		assertThat(this.api.send("DELETE", "ada", PATH + "help", (String) null, Map.of()).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"team":"care"               | "team":"nowhere"             | team
			"team":"care"               | "team":"a\\u0000b"           | team
			"team":"care"               | "language":"xx_yy"           | language
			"host":"imap.example.com"   | "host":"a b"                 | host
			"protocol":"IMAPS"          | "protocol":"SMTP"            | protocol
			"password":"s3cret-1"       | "password":""                | password
			"username":"help"           | "username":"a\\nb"           | username
			"team":"care"               | "pollSeconds":0              | pollInterval
			""")
	void namesTheFieldThatDoesNotFit(String from, String to, String field) {
		Answer answer = write("help", BODY.replace(from, to), Map.of());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.isProblem()).isTrue();
		assertThat(answer.fields()).containsExactly(field);
	}

	private Answer write(String id, String body, Map<String, String> headers) {
		return this.api.send("PUT", "ada", PATH + id, body, headers);
	}

}
