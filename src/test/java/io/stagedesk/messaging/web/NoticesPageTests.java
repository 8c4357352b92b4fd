package io.stagedesk.messaging.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The page, the bell on every other one, and what reads a notice. */
@ApiTest
class NoticesPageTests {

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void readEverything() {
		this.api.post("mona", "/api/v1/notices/read", "{\"upTo\":\"999999999999999999\"}");
	}

	@Test
	void countsTheUnreadBesideTheBellOfEveryPage() {
		assertThat(page("/desk")).contains("href=\"/notices\"").doesNotContain("number-unread\"><");
		anEscalation();
		anEscalation();
		assertThat(page("/desk")).contains(">2 unread<");
		assertThat(page("/board")).contains(">2 unread<");
		assertThat(page("/notices/bell")).startsWith("<span").contains(">2 unread<").doesNotContain("<html");
	}

	@Test
	void saysWhyAndLinksTheTicket() {
		String number = anEscalation();
		assertThat(page("/notices")).contains("Escalated by Ana Alves: a &lt;b&gt;host&lt;/b&gt; waits",
				"/desk/tickets/" + number + "?view=open");
	}

	@Test
	void speaksChinese() {
		anEscalation();
		Answer answer = get("/notices", "zh-CN");
		assertThat(answer.body()).contains("全部标为已读", "Ana Alves 发起升级：", "条未读");
	}

	@Test
	void isReadByOpeningTheTicket() {
		String opened = anEscalation();
		anEscalation();
		page("/desk/tickets/" + opened);
		assertThat(page("/desk")).contains(">1 unread<");
	}

	@Test
	void isReadAsAWholeButForWhatCameLater() {
		anEscalation();
		String newest = page("/notices").replaceAll("(?s).*name=\"upTo\" value=\"([0-9]+)\".*", "$1");
		anEscalation();
		Answer answer = this.api.send("POST", "mona", "/notices/read",
				("upTo=" + newest).getBytes(StandardCharsets.UTF_8),
				Map.of("Content-Type", "application/x-www-form-urlencoded"));
		assertThat(answer.status()).isEqualTo(302);
		assertThat(page("/notices")).contains(">1 unread<");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "upTo=", "upTo=x", "upTo=99999999999999999999" })
	void refusesToMarkWhatIsNoNotice(String form) {
		Answer answer = this.api.send("POST", "mona", "/notices/read", form.getBytes(StandardCharsets.UTF_8),
				Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void refusesACursorOfAnotherList() {
		assertThat(get("/notices?cursor=x", "en").status()).isEqualTo(422);
	}

	@Test
	void saysThatThereIsNothing() {
		this.jdbc.sql("delete from notice where login = 'vera'").update();
		assertThat(this.api.send("GET", "vera", "/notices", (byte[]) null, Map.of("Accept-Language", "en")).body())
			.contains("Nothing needs your attention");
	}

	@Test
	void asksStrangersToLogIn() {
		Answer answer = this.api.send("GET", null, "/notices", (byte[]) null, Map.of("Accept", "text/html"));
		assertThat(answer.status()).isEqualTo(302);
		assertThat(answer.header("location")).endsWith("/login");
	}

	private String page(String path) {
		Answer answer = get(path, "en");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return answer.body();
	}

	private Answer get(String path, String language) {
		return this.api.send("GET", "mona", path, (byte[]) null,
				Map.of("Accept", "text/html", "Accept-Language", language));
	}

	private String anEscalation() {
		String number = this.api.aTicketOf("ana");
		Answer escalated = this.api.post("ana", "/api/v1/tickets/%s/escalate".formatted(number),
				"{\"reason\":\"a <b>host</b> waits\"}");
		assertThat(escalated.status()).as(escalated.toString()).isEqualTo(200);
		return number;
	}

}
