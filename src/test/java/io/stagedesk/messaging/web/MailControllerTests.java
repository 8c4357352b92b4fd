package io.stagedesk.messaging.web;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.messaging.MailKind;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.incoming.ArrivedMails;
import io.stagedesk.messaging.incoming.IncomingMail;
import io.stagedesk.messaging.incoming.IncomingState;
import io.stagedesk.messaging.incoming.MailReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
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

	ArrivedMails arrived;

	@BeforeEach
	void transactions(@Autowired PlatformTransactionManager manager, @Autowired ApplicationContext context) {
		this.arrived = new ArrivedMails(context);
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
	}

	@Test
	void listsBothDirections() {
		IncomingMail mail = aQuarantinedMail();
		String address = anAcknowledgement();
		assertThat(items(MAILS + "?limit=20")).extracting((one) -> one.path("to").asString("")).contains(address);
		assertThat(items(MAILS + "?limit=20")).extracting((one) -> one.path("id").asString()).contains(id(mail));
		assertThat(items(MAILS + "?direction=IN&limit=200")).isNotEmpty()
			.allMatch((one) -> one.path("direction").asString().equals("IN"));
		assertThat(items(MAILS + "?direction=OUT&limit=200")).isNotEmpty()
			.allMatch((one) -> one.path("direction").asString().equals("OUT"));
		assertThat(items(MAILS + "?direction=OUT&state=QUARANTINED")).isEmpty();
		JsonNode found = items(MAILS + "?state=QUARANTINED&limit=1").get(0);
		assertThat(found.path("id").asString()).isEqualTo(id(mail));
		assertThat(found.path("reason").asString()).isEqualTo("NO_SENDER");
		assertThat(found.path("mailbox").asString()).isEqualTo("test");
		assertThat(found.path("size").asLong()).isEqualTo(mail.size());
		assertThat(found.path("attempts").asInt()).isEqualTo(1);
		assertThat(found.path("details").asString()).isNotEmpty();
		assertThat(found.path("threadedBy").isNull()).isTrue();
		assertThat(this.api.get("ada", MAILS + "/" + id(mail)).json()).isEqualTo(found);
	}

	@Test
	void saysWhichTicketAMailBelongsTo() {
		IncomingMail mail = this.arrived.arrived("From: Linh <%s@example.com>".formatted(UUID.randomUUID()),
				"To: desk@stagedesk.example", "Subject: Where is it?", "", "Please tell.");
		JsonNode found = this.api.get("ada", MAILS + "/" + id(mail)).json();
		assertThat(found.path("state").asString()).isEqualTo("PROCESSED");
		assertThat(found.path("reason").asString()).isEqualTo("NEW_TICKET");
		assertThat(found.path("subject").asString()).isEqualTo("Where is it?");
		assertThat(this.api.get("ada", "/api/v1/tickets/" + found.path("ticket").asString()).status()).isEqualTo(200);
		assertThat(this.api.post("ada", MAILS + "/" + id(mail) + "/process", null).status()).isEqualTo(409);
		assertThat(this.api.post("ada", MAILS + "/" + id(mail) + "/dismiss", null).status()).isEqualTo(409);
	}

	@Test
	void givesTheMailAsItCame() {
		String line = "Subject: <script>alert(1)</script>";
		IncomingMail mail = this.arrived.arrived(line, "", "Gr\u00fc\u00dfe");
		Answer answer = this.api.get("ada", MAILS + "/" + id(mail) + "/raw");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(line + "\r\n\r\nGr\u00fc\u00dfe\r\n");
		assertThat(answer.header("content-type")).isEqualTo("message/rfc822");
		assertThat(answer.header("content-disposition")).startsWith("attachment");
		assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
		assertThat(answer.header("content-security-policy")).isEqualTo("sandbox; default-src 'none'");
		assertThat(this.api.get("ada", MAILS + "/" + id(this.arrived.unfetched()) + "/raw").status()).isEqualTo(404);
	}

	@Test
	void attachesAMailThatWasKeptAsideToATicket() {
		IncomingMail mail = this.arrived.arrived("From: Friend <desk@stagedesk.example>",
				"Subject: For Linh " + System.nanoTime(), "", "It is hers.");
		assertThat(mail.reason()).isEqualTo(MailReason.OWN_MAIL);
		String number = this.api.aTicket().path("number").asString();
		String path = MAILS + "/" + id(mail) + "/process";
		for (String unknown : List.of("SD-1", "nonsense", "<script>", "SD-99999999999999999999")) {
			Answer refused = this.api.post("ada", path, "{\"ticket\":%s}".formatted(Api.quote(unknown)));
			assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
			assertThat(refused.fields()).containsExactly("ticket");
		}
		Answer answer = this.api.post("ada", path, "{\"ticket\":\"%s\"}".formatted(number));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(answer.json().path("id").asString()).isEqualTo(id(mail));
		assertThat(this.arrived.read(mail.id()).ticket()).isEqualTo(number);
		assertThat(this.api.get("ana", "/api/v1/tickets/%s/messages".formatted(number)).body()).contains("It is hers.");
		assertThat(this.api.get("ada", "/admin/events").body()).contains(id(mail));
	}

	@Test
	void dismissesAMailOnce() {
		String path = MAILS + "/" + id(aQuarantinedMail());
		Answer answer = this.api.post("ada", path + "/dismiss", null);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(answer.json().path("state").asString()).isEqualTo("RULED_OUT");
		assertThat(answer.json().path("reason").asString()).isEqualTo("DISMISSED");
		assertThat(this.api.post("ada", path + "/dismiss", null).status()).isEqualTo(409);
	}

	@Test
	void releasesADeadAddress() {
		String address = "Dead." + UUID.randomUUID() + "@example.com";
		this.jdbc.sql("insert into dead_address (address, status, details, bounced_at) values (?, '5.1.1', 'gone', ?)")
			.params(address.toLowerCase(Locale.ROOT), Timestamp.from(Instant.now()))
			.update();
		assertThat(items(MAILS + "/dead-addresses")).extracting((one) -> one.path("address").asString())
			.contains(address.toLowerCase(Locale.ROOT));
		String path = MAILS + "/dead-addresses/" + address;
		assertThat(this.api.send("DELETE", "ada", path, (String) null, Map.of()).status()).isEqualTo(204);
		assertThat(this.api.send("DELETE", "ada", path, (String) null, Map.of()).status()).isEqualTo(404);
	}

	@Test
	void pagesThroughBothDirections() {
		List<String> made = List.of(id(aQuarantinedMail()), anAcknowledgement(), id(aQuarantinedMail()),
				anAcknowledgement(), id(aQuarantinedMail()));
		List<String> seen = new ArrayList<>();
		List<String> ids = new ArrayList<>();
		List<String> instants = new ArrayList<>();
		String next = "";
		do {
			JsonNode page = this.api.get("ada", MAILS + "?limit=2&cursor=" + next).json();
			page.path("items").forEach((mail) -> {
				seen.add(mail.path("to").asString(""));
				ids.add(mail.path("id").asString());
				instants.add(mail.path("at").asString());
			});
			next = page.path("next").asString("");
		}
		while (!next.isEmpty());
		assertThat(Stream.concat(seen.stream(), ids.stream())).containsAll(made);
		assertThat(ids).doesNotHaveDuplicates();
		assertThat(instants.stream().map(Instant::parse)).isSortedAccordingTo(Comparator.reverseOrder());
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

	@ParameterizedTest
	@ValueSource(strings = { "0", "in-0", "x", "in-", "in-x", "-1", "in--1", "99999999999999999999", "%3Cscript%3E",
			"\u0661" })
	void findsNoMailThatIsNotThere(String id) {
		String path = MAILS + "/" + id.replace("\u0661", "%D9%A1");
		assertThat(this.api.get("ada", path).status()).isEqualTo(404);
		assertThat(this.api.get("ada", path + "/raw").status()).isEqualTo(404);
		assertThat(this.api.post("ada", path + "/process", null).status()).isEqualTo(404);
		assertThat(this.api.post("ada", path + "/dismiss", null).status()).isEqualTo(404);
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

	private IncomingMail aQuarantinedMail() {
		IncomingMail mail = this.arrived.arrived("Subject: Who wrote this?", "", UUID.randomUUID().toString());
		assertThat(mail.state()).isEqualTo(IncomingState.QUARANTINED);
		return mail;
	}

	private static String id(IncomingMail mail) {
		return "in-" + mail.id();
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
