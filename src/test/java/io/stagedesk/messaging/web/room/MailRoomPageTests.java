package io.stagedesk.messaging.web.room;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.messaging.incoming.ArrivedMails;
import io.stagedesk.messaging.incoming.IncomingMail;
import io.stagedesk.messaging.incoming.IncomingState;
import io.stagedesk.messaging.incoming.MailReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class MailRoomPageTests {

	private static final String HOSTILE = "<script>alert(1)</script> \"quoted\" 'it' \u202Egnp";

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	ArrivedMails arrived;

	@BeforeEach
	void mails(@Autowired ApplicationContext context) {
		this.arrived = new ArrivedMails(context);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin/mails", "/admin/mails/incoming", "/admin/mails/incoming?state=QUARANTINED",
			"/admin/mails/bounces", "/admin/outbox?state=BOUNCED", "/admin/outbox?state=RULED_OUT" })
	void showsEachRoomToAdministratorsOnly(String path) {
		assertThat(this.api.get("ada", path).status()).isEqualTo(200);
		assertThat(this.api.get("mona", path).status()).isEqualTo(403);
		assertThat(this.api.get("ana", path).status()).isEqualTo(403);
	}

	@Test
	void countsWhatWaits() {
		aHostileMail();
		assertThat(this.api.get("ada", "/admin/mails").body()).contains("in quarantine", "waiting to be sent",
				"minutes that the oldest has waited");
		assertThat(this.api.get("ada", "/admin/mails?lang=zh-CN").body()).contains("已隔离");
	}

	@Test
	void showsHostileTextAsText() {
		IncomingMail mail = aHostileMail();
		for (String path : List.of("/admin/mails", "/admin/mails/incoming", path(mail))) {
			String body = this.api.get("ada", path).body();
			assertThat(body).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
		}
		assertThat(this.api.get("ada", path(mail)).body()).contains("onerror=alert(2)").doesNotContain("<img src=x");
	}

	@ParameterizedTest
	@EnumSource(MailReason.class)
	void explainsEachReason(MailReason reason) {
		IncomingMail mail = aHostileMail();
		this.jdbc.sql("update incoming_mail set reason = ?, state = 'RULED_OUT' where id = ?")
			.params(reason.name(), mail.id())
			.update();
		for (String language : List.of("en", "zh-CN")) {
			Answer answer = this.api.send("GET", "ada", path(mail), (String) null, Map.of("Accept-Language", language));
			assertThat(answer.status()).as(answer.body()).isEqualTo(200);
			assertThat(answer.body()).doesNotContain("??mail");
		}
	}

	@Test
	void showsTheLayoutWhereNothingRuns() {
		IncomingMail mail = this.arrived.arrived("Subject: Laid out", "MIME-Version: 1.0",
				"Content-Type: text/html; charset=utf-8", "",
				"<p onclick='alert(1)'>Hello</p><script>alert(1)</script><img src='https://elsewhere.example/i.png'>");
		assertThat(this.api.get("ada", path(mail)).body()).contains("sandbox=\"allow-popups", "images=1");
		Answer frame = this.api.get("ada", path(mail) + "/layout");
		assertThat(frame.header("content-security-policy")).contains("default-src 'none'", "img-src data:;", "sandbox")
			.doesNotContain("allow-scripts", "https:", "allow-same-origin");
		assertThat(frame.body()).contains("Hello").doesNotContain("<script", "onclick", " src=\"https");
		Answer remote = this.api.get("ada", path(mail) + "/layout?images=1");
		assertThat(remote.header("content-security-policy")).contains("img-src data: https:;");
		assertThat(remote.body()).contains(" src=\"https://elsewhere.example/i.png\"", "no-referrer");
		assertThat(this.api.get("ada", path(aHostileMail()) + "/layout").status()).isEqualTo(404);
	}

	@Test
	void showsTheBeginningOfWhatCannotBeRead() {
		String[] lines = new String[3000];
		Arrays.fill(lines, "X-Long: " + "<b>x</b>".repeat(10));
		IncomingMail mail = this.arrived.arrived(lines);
		assertThat(mail.reason()).isEqualTo(MailReason.HEADER_TOO_LARGE);
		String body = this.api.get("ada", path(mail)).body();
		assertThat(body).contains("It cannot be read", "X-Long: &lt;b&gt;x&lt;/b&gt;");
		assertThat(body.length()).isLessThan(40_000);
	}

	@Test
	void showsOneThatCouldNotBeFetched() {
		IncomingMail mail = this.arrived.unfetched();
		String body = this.api.get("ada", path(mail)).body();
		assertThat(body).contains("its server could not give it", "NO [UNAVAILABLE]")
			.doesNotContain("value=\"process\"");
	}

	@Test
	void letsAMailInToATicket() {
		IncomingMail mail = this.arrived.arrived("From: Friend <desk@stagedesk.example>", "Subject: For Linh", "",
				"It is hers.");
		Answer refused = act(mail, "attach", "SD-1\"<script>");
		assertThat(refused.status()).isEqualTo(200);
		assertThat(refused.body()).contains("mail-ticket-error", "value=\"SD-1&quot;&lt;script&gt;\"");
		assertThat(act(mail, "attach", "").body()).contains("mail-ticket-error");
		String number = this.api.aTicket().path("number").asString();
		assertThat(act(mail, "attach", " " + number + " ").status()).isEqualTo(302);
		assertThat(this.arrived.read(mail.id()).ticket()).isEqualTo(number);
		assertThat(this.api.get("ada", path(mail)).body()).contains(number, "Let in by");
		assertThat(this.api.get("ada", "/admin/events").body()).contains("Mail let in", "in-" + mail.id());
	}

	@Test
	void dismissesAndSaysWhenItIsTooLate() {
		IncomingMail mail = aHostileMail();
		assertThat(act(mail, "dismiss", "").status()).isEqualTo(302);
		assertThat(this.api.get("ada", path(mail)).body()).contains("wants nothing of it");
		assertThat(act(mail, "dismiss", "").body()).contains("Only a mail that was kept aside is dismissed");
		assertThat(this.api.get("ada", "/admin/events").body()).contains("Mail dismissed", "in-" + mail.id());
		assertThat(act(mail, "burn", "").status()).isEqualTo(404);
	}

	@Test
	void readsAgainWhatWasKeptAside() {
		IncomingMail mail = this.arrived.arrived("From: Friend <desk@stagedesk.example>", "Subject: Mine", "", "Hello");
		assertThat(act(mail, "process", "").status()).isEqualTo(302);
		IncomingMail after = this.arrived.read(mail.id());
		assertThat(after.state()).isEqualTo(IncomingState.PROCESSED);
		assertThat(act(mail, "process", "").body()).contains("Only a mail that was kept aside is processed again");
	}

	@Test
	void releasesADeadAddress() {
		String address = UUID.randomUUID() + "@example.com";
		this.jdbc.sql(
				"insert into dead_address (address, status, details, bounced_at) values (?, '5.1.1', '<b>gone</b>', ?)")
			.params(address, Timestamp.from(Instant.now()))
			.update();
		assertThat(this.api.get("ada", "/admin/mails/bounces").body()).contains(address, "&lt;b&gt;gone&lt;/b&gt;");
		assertThat(form("/admin/mails/bounces", "address=" + encoded(address)).status()).isEqualTo(302);
		assertThat(this.api.get("ada", "/admin/mails/bounces").body()).doesNotContain(address);
		assertThat(form("/admin/mails/bounces", "address=" + encoded("a\0b")).status()).isIn(302, 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "x", "99999999999999999999", "-1" })
	void findsNoMailThatIsNotThere(String id) {
		assertThat(this.api.get("ada", "/admin/mails/" + id).status()).isEqualTo(404);
		assertThat(this.api.get("ada", "/admin/mails/" + id + "/raw").status()).isEqualTo(404);
	}

	private IncomingMail aHostileMail() {
		IncomingMail mail = this.arrived.arrived("Subject: " + HOSTILE, "MIME-Version: 1.0",
				"X-Once: " + UUID.randomUUID(), "Content-Type: multipart/mixed; boundary=b", "", "--b",
				"Content-Type: text/plain; charset=utf-8", "", HOSTILE, "--b", "Content-Type: text/plain",
				"Content-Disposition: attachment; filename=\"<img src=x onerror=alert(2)>.txt\"", "", "x", "--b--");
		assertThat(mail.state()).as(mail.toString()).isEqualTo(IncomingState.QUARANTINED);
		return mail;
	}

	private Answer act(IncomingMail mail, String action, String ticket) {
		return form(path(mail), "action=%s&ticket=%s".formatted(action, encoded(ticket)));
	}

	private Answer form(String path, String fields) {
		return this.api.send("POST", "ada", path, fields, Map.of("Content-Type", "application/x-www-form-urlencoded"));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static String path(IncomingMail mail) {
		return "/admin/mails/" + mail.id();
	}

}
