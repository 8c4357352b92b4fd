package io.stagedesk.workflow.web.mail;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.messaging.incoming.ArrivedMails;
import io.stagedesk.messaging.incoming.IncomingMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What came and went by mail, on the ticket's page and on the requester's. */
@ApiTest
class MailsOnTheTicketTests {

	private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	ArrivedMails arrived;

	@BeforeEach
	void mails(@Autowired ApplicationContext context) {
		this.arrived = new ArrivedMails(context);
	}

	@Test
	void showsFilesLayoutAndQuotedText() {
		String number = aMailedTicket();
		String page = page("ada", number);
		assertThat(page).contains("Show quoted text", "As it was laid out", "log.txt", "/picture")
			.contains("sandbox=\"allow-popups")
			.doesNotContain("allow-scripts", "allow-same-origin", "<script>alert");
		assertThat(page.substring(page.indexOf("<details>"))).contains("older words");
		assertThat(this.api
			.send("GET", "ada", "/desk/tickets/" + number, (String) null, Map.of("Accept-Language", "zh-CN"))
			.body()).contains("显示引用内容", "查看原始排版");
	}

	@Test
	void laysAMailOutWhereNothingRunsOrLoads() {
		String number = aMailedTicket();
		String path = "/desk/tickets/%s/messages/%s/layout".formatted(number, message(number));
		Answer frame = this.api.get("ada", path);
		assertThat(frame.status()).isEqualTo(200);
		assertThat(frame.header("content-security-policy"))
			.contains("default-src 'none'", "img-src data:;", "sandbox allow-popups")
			.doesNotContain("https:", "allow-scripts", "allow-same-origin");
		assertThat(frame.body()).contains("data:image/png;base64,").doesNotContain("<script", "onload", " src=\"https");
		Answer remote = this.api.get("ada", path + "?images=1");
		assertThat(remote.header("content-security-policy")).contains("img-src data: https:;");
		assertThat(remote.header("referrer-policy")).isEqualTo("no-referrer");
		assertThat(remote.body()).contains(" src=\"https://elsewhere.example/i.png\"");
		for (String id : List.of("0", "x", "99999999999999999999")) {
			assertThat(this.api.get("ada", "/desk/tickets/%s/messages/%s/layout".formatted(number, id)).status())
				.isEqualTo(404);
		}
	}

	@Test
	void givesPicturesOnlyOfWhatIsOne() {
		String number = aMailedTicket();
		List<String> ids = this.jdbc.sql("select id from attachment where ticket_id = ? order by type")
			.param(Long.valueOf(number.substring(3)))
			.query(String.class)
			.list();
		String path = "/desk/tickets/%s/attachments/".formatted(number);
		Answer picture = this.api.get("ada", path + ids.get(0) + "/picture");
		assertThat(picture.header("content-type")).isEqualTo("image/png");
		assertThat(picture.header("content-disposition")).startsWith("inline");
		assertThat(picture.header("content-security-policy")).isEqualTo("sandbox; default-src 'none'");
		assertThat(this.api.get("ada", path + ids.get(1) + "/picture").status()).isEqualTo(404);
		assertThat(this.api.get("ada", path + ids.get(1)).header("content-disposition")).startsWith("attachment");
		assertThat(this.api.get("chen", path + ids.get(1)).status()).isEqualTo(404);
	}

	@Test
	void hidesMailsFromVendors() {
		String number = aMailedTicket();
		this.api.post("ada", "/api/v1/tickets/%s/transfer".formatted(number),
				"{\"assignee\":\"vera\",\"reason\":\"agreed\",\"note\":\"the vendor's\"}");
		assertThat(this.api.get("vera", "/desk/tickets/" + number).status()).isEqualTo(200);
		assertThat(page("vera", number)).doesNotContain("log.txt", "older words", "As it was laid out");
		assertThat(
				this.api.get("vera", "/desk/tickets/%s/messages/%s/layout".formatted(number, message(number))).status())
			.isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "HELD,Mail is held", "QUEUED,Mail waits to be sent", "SENT,Sent by mail", "BOUNCED,Mail came back",
			"FAILED,given up", "RULED_OUT,Mail was not sent" })
	void saysWhatBecameOfAReply(String state, String words) {
		String number = aMailedTicket();
		this.api.post("ada", "/api/v1/tickets/%s/messages".formatted(number), "{\"body\":\"Which order?\"}");
		this.jdbc.sql("update outbox set state = ?, last_error = '5.1.1 <b>gone</b>' where ticket_id = ?")
			.params(state, Long.valueOf(number.substring(3)))
			.update();
		String page = page("ada", number);
		assertThat(page).contains(words).doesNotContain("<b>gone");
		assertThat(page.contains("5.1.1")).isEqualTo(List.of("BOUNCED", "FAILED", "RULED_OUT").contains(state));
	}

	@Test
	void offersFilesOnTheStatusPage() {
		String number = aMailedTicket();
		String link = "/t/" + this.jdbc.sql("select tracking_token from ticket where id = ?")
			.param(Long.valueOf(number.substring(3)))
			.query(String.class)
			.single();
		assertThat(this.api.get(null, link).body()).contains("log.txt").doesNotContain("older words");
		String id = this.jdbc.sql("select id from attachment where ticket_id = ? and name = 'log.txt'")
			.param(Long.valueOf(number.substring(3)))
			.query(String.class)
			.single();
		Answer file = this.api.get(null, link + "/attachments/" + id);
		assertThat(file.status()).isEqualTo(200);
		assertThat(file.header("content-disposition")).startsWith("attachment");
		assertThat(file.header("content-security-policy")).isEqualTo("sandbox; default-src 'none'");
		assertThat(this.api.get(null, link + "/attachments/0").status()).isEqualTo(404);
		assertThat(this.api.get(null, "/t/nobody/attachments/" + id).status()).isEqualTo(404);
	}

	@Test
	void tellsOfABounceInWords() {
		String number = aMailedTicket();
		this.jdbc.sql("""
				insert into ticket_event (ticket_id, at, kind, actor, details)
				select id, created_at, 'MAIL_BOUNCED', 'system', '{"status":"5.1.1","mail":"REPLY"}' from ticket
				where id = ?""").param(Long.valueOf(number.substring(3))).update();
		assertThat(page("ada", number)).contains("A mail to the requester came back", "reply · 5.1.1");
	}

	private String page(String login, String number) {
		return this.api.get(login, "/desk/tickets/" + number).body();
	}

	private String message(String number) {
		return this.api.get("ada", "/api/v1/tickets/%s/messages".formatted(number))
			.json()
			.path("items")
			.get(0)
			.path("id")
			.asString();
	}

	private String aMailedTicket() {
		IncomingMail mail = this.arrived.arrived("From: Linh <%s@example.com>".formatted(UUID.randomUUID()),
				"To: desk@stagedesk.example", "Subject: Where are my coins?", "MIME-Version: 1.0",
				"Content-Type: multipart/mixed; boundary=m", "", "--m", "Content-Type: multipart/related; boundary=r",
				"", "--r", "Content-Type: text/html; charset=utf-8", "",
				"<p onload='x()'>New words</p><script>alert(1)</script><img src='cid:pic'>",
				"<img src='https://elsewhere.example/i.png'>",
				"<div class='gmail_quote'>On Monday Ana wrote:<blockquote class='gmail_quote'>older words</blockquote></div>",
				"--r", "Content-Type: image/png", "Content-ID: <pic>", "Content-Transfer-Encoding: base64",
				"Content-Disposition: inline; filename=pic.png", "", PIXEL, "--r--", "--m", "Content-Type: text/plain",
				"Content-Disposition: attachment; filename=log.txt", "", "it broke", "--m--");
		assertThat(mail.ticket()).as(mail.toString()).isNotNull();
		return mail.ticket();
	}

}
