package io.stagedesk.messaging.web.me;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** One's own settings, by the API and the page, and what they change on every page. */
@ApiTest
class PersonalSettingsTests {

	private static final String PREFERENCES = "/api/v1/me/preferences";

	@Autowired
	Api api;

	String login;

	@BeforeEach
	void somebody(@Autowired Staff staff, @Autowired Credentials credentials) {
		this.login = "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
		staff.hire(new Agent(this.login, "Pia Personal", null, Role.AGENT, null, Set.of("en"), Set.of("payments"),
				Presence.OFFLINE), null);
		credentials.issue(this.login, "demo-" + this.login);
	}

	@Test
	void areTheUsualUntilSomebodySaysSomething() {
		JsonNode read = this.api.get(this.login, PREFERENCES).json();
		assertThat(read.path("language").isNull()).isTrue();
		assertThat(read.path("theme").asString()).isEqualTo("BROWSER");
		assertThat(read.path("density").asString()).isEqualTo("COMFORTABLE");
		assertThat(read.path("singleKeys").asBoolean()).isTrue();
		assertThat(read.at("/notifications/channels/ESCALATED").toString()).isEqualTo("[\"APP\",\"MAIL\",\"BROWSER\"]");
		assertThat(read.at("/notifications/channels/ASSIGNED").toString()).isEqualTo("[\"APP\",\"BROWSER\"]");
		assertThat(read.at("/notifications/digest/rhythm").asString()).isEqualTo("GATHERED");
	}

	@Test
	void areReadAsTheyWereWritten() {
		String wanted = """
				{"language":"zh-CN","theme":"DARK","density":"COMPACT","zone":"Asia/Shanghai","singleKeys":false,
				"notifications":{"channels":{"MENTIONED":["MAIL"],"ESCALATED":[]},
				"quiet":{"from":"22:00","to":"07:00","days":["MONDAY","SUNDAY"]},
				"digest":{"rhythm":"DAILY","at":"08:30"},"showContent":true}}""";
		assertThat(put(wanted).status()).isEqualTo(200);
		JsonNode read = this.api.get(this.login, PREFERENCES).json();
		assertThat(read.path("language").asString()).isEqualTo("zh-CN");
		assertThat(read.path("zone").asString()).isEqualTo("Asia/Shanghai");
		assertThat(read.at("/notifications/channels/MENTIONED").toString()).isEqualTo("[\"MAIL\"]");
		assertThat(read.at("/notifications/channels/ESCALATED").toString()).as("fixed").isEqualTo("[\"APP\"]");
		assertThat(read.at("/notifications/quiet/days").toString()).isEqualTo("[\"MONDAY\",\"SUNDAY\"]");
		assertThat(read.at("/notifications/digest/at").asString()).isEqualTo("08:30");
		assertThat(put("{\"zone\":\"Asia/Shanghai\"}").status()).isEqualTo(200);
		JsonNode kept = this.api.get(this.login, PREFERENCES).json();
		assertThat(kept.path("theme").asString()).isEqualTo("BROWSER");
		assertThat(kept.at("/notifications/showContent").asBoolean()).as("left as it was").isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"language":"tlh"}                                             | language
					{"theme":"PINK"}                                               | theme
					{"density":"x"}                                                | density
					{"zone":"Mars/Base"}                                           | zone
					{"zone":"+25:00"}                                              | zone
					{"notifications":{"channels":{"LUNCH":["APP"]}}}               | notifications.channels
					{"notifications":{"channels":{"MENTIONED":["PIGEON"]}}}        | notifications.channels
					{"notifications":{"channels":{"MENTIONED":null}}}              | notifications.channels
					{"zone":"UTC","notifications":{"quiet":{"from":"24:00","to":"07:00"}}} | notifications.quiet.from
					{"zone":"UTC","notifications":{"quiet":{"from":"22:00"}}}      | notifications.quiet.to
					{"zone":"UTC","notifications":{"quiet":{"from":"22:00","to":"07:00","days":["X"]}}} | notifications.quiet.days
					{"notifications":{"quiet":{"from":"22:00","to":"07:00"}}}      | zone
					{"notifications":{"digest":{"rhythm":"DAILY"}}}                | zone
					{"notifications":{"digest":{"rhythm":"OFTEN"}}}                | notifications.digest.rhythm
					{"notifications":{"digest":{"at":"8"}}}                        | notifications.digest.at
					""")
	void nameTheFieldThatIsWrong(String body, String field) {
		Answer answer = put(body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly(field);
	}

	@Test
	void beatTheBrowsersLanguageAndLoseToTheAddress() {
		assertThat(page("/notices", "zh-CN")).contains("<html lang=\"zh-CN\"");
		put("{\"language\":\"en\"}");
		assertThat(page("/notices", "zh-CN")).contains("<html lang=\"en\"");
		assertThat(page("/notices?lang=zh-CN", "en")).contains("<html lang=\"zh-CN\"");
		assertThat(page("/notices", "zh-CN")).contains("<html lang=\"en\"");
	}

	@Test
	void beatTheCookieOfAnotherDay() {
		put("{\"language\":\"en\",\"theme\":\"LIGHT\"}");
		Answer answer = this.api.send("GET", this.login, "/notices", (byte[]) null,
				Map.of("Accept", "text/html", "Cookie", "language=zh-CN; theme=dark"));
		assertThat(answer.body()).contains("<html lang=\"en\" data-theme=\"light\"");
	}

	@Test
	void stayWithTheCookieWhereNothingWasChosen() {
		Answer answer = this.api.send("GET", this.login, "/notices", (byte[]) null,
				Map.of("Accept", "text/html", "Cookie", "language=zh-CN; theme=dark"));
		assertThat(answer.body()).contains("<html lang=\"zh-CN\" data-theme=\"dark\"");
	}

	@Test
	void areOnEveryPage() {
		assertThat(page("/desk", "en")).doesNotContain("data-density", "data-keys", "data-zone");
		put("{\"density\":\"COMPACT\",\"zone\":\"Asia/Tokyo\",\"singleKeys\":false,\"theme\":\"SYSTEM\"}");
		String number = this.api.aTicketOf(this.login);
		assertThat(page("/desk/tickets/" + number, "en"))
			.contains("data-density=\"compact\" data-keys=\"off\" data-zone=\"Asia/Tokyo\"", " JST</time>")
			.doesNotContain("data-theme=\"", " UTC</time>");
	}

	@Test
	void areKeptByThePage() {
		Answer saved = post("/me",
				"language=&theme=DARK&density=COMPACT&zone=Europe/Berlin&channels.MENTIONED=MAIL&quiet=true"
						+ "&notifications.quiet.from=21:00&notifications.quiet.to=06:00&notifications.quiet.days=MONDAY"
						+ "&notifications.digest.rhythm=HOURLY&notifications.digest.at=08:00");
		assertThat(saved.status()).isEqualTo(302);
		JsonNode read = this.api.get(this.login, PREFERENCES).json();
		assertThat(read.path("singleKeys").asBoolean()).isFalse();
		assertThat(read.at("/notifications/channels/MENTIONED").toString()).isEqualTo("[\"MAIL\"]");
		assertThat(read.at("/notifications/channels/ASSIGNED").toString()).isEqualTo("[]");
		assertThat(read.at("/notifications/quiet/from").asString()).isEqualTo("21:00");
		assertThat(page("/me?done=saved", "en")).contains("Saved.", "value=\"21:00\"", "selected=\"selected\">Dark<");
	}

	@Test
	void keepWhatWasTypedWhereThePageRefuses() {
		Answer refused = post("/me",
				"language=en&theme=DARK&density=COMPACT&zone=&quiet=true&notifications.quiet.from=21:15"
						+ "&notifications.quiet.to=06:00&notifications.digest.rhythm=DAILY&notifications.digest.at=09:45");
		assertThat(refused.status()).isEqualTo(200);
		assertThat(refused.body()).contains("id=\"me-zone-error\"", "value=\"21:15\"", "value=\"09:45\"");
		assertThat(this.api.get(this.login, PREFERENCES).json().path("theme").asString()).isEqualTo("BROWSER");
	}

	@Test
	void areSwitchedInTheHead() {
		Answer spoken = post("/me/language", "language=zh-CN", "/desk?view=mine&lang=en");
		assertThat(spoken.status()).isEqualTo(302);
		assertThat(spoken.header("location")).endsWith("/desk?view=mine");
		assertThat(page("/notices", "en")).contains("<html lang=\"zh-CN\"");
		assertThat(post("/me/theme", "theme=dark", "/desk?lang=en&view=mine").header("location"))
			.endsWith("/desk?view=mine");
		assertThat(page("/notices", "en")).contains("<html lang=\"zh-CN\" data-theme=\"dark\"");
		assertThat(post("/me/theme", "theme=pink", "/desk").status()).isEqualTo(422);
		assertThat(post("/me/language", "language=tlh", "/desk").status()).isEqualTo(422);
	}

	@Test
	void letTheBrowserAskWhatToShow() {
		JsonNode first = this.api.get(this.login, "/notices/browser").json();
		assertThat(first.path("items").size()).isZero();
		assertThat(this.api.get(this.login, "/notices/browser?since=" + first.path("until").asString()).status())
			.isEqualTo(200);
		assertThat(this.api.get(this.login, "/notices/browser?since=yesterday").status()).isEqualTo(422);
		assertThat(this.api.get(this.login, "/notices/browser?since=%2B1000000000-12-31T23:59:59Z").status())
			.isEqualTo(200);
	}

	@Test
	void sayToTheAuthorWhoIsToldOfAMention() {
		String number = this.api.aTicketOf("ana");
		Answer written = this.api.post("ana", "/api/v1/tickets/%s/messages".formatted(number),
				"{\"visibility\":\"INTERNAL\",\"body\":\"@%s and @chen\"}".formatted(this.login));
		assertThat(written.json().path("mentioned").toString())
			.isEqualTo("[{\"login\":\"%s\",\"told\":true},{\"login\":\"chen\",\"told\":false}]".formatted(this.login));
		JsonNode mention = this.api.get(this.login, "/api/v1/me/mentions?open=true").json().path("items").path(0);
		assertThat(mention.path("ticket").asString()).isEqualTo(number);
		assertThat(mention.path("by").asString()).isEqualTo("ana");
		assertThat(this.api.get("chen", "/api/v1/me/mentions").body()).doesNotContain(number);
		page("/desk/tickets/" + number, "en");
		assertThat(this.api.get(this.login, "/api/v1/me/mentions?open=true").json().path("items").size()).isZero();
	}

	@Test
	void takeMentionsAsDoneWhenOneSaysSo() {
		String number = this.api.aTicketOf("ana");
		this.api.post("ana", "/api/v1/tickets/%s/messages".formatted(number),
				"{\"visibility\":\"INTERNAL\",\"body\":\"@%s\"}".formatted(this.login));
		assertThat(
				this.api.post(this.login, "/api/v1/me/mentions/done", "{\"ticket\":\"%s\"}".formatted(number)).status())
			.isEqualTo(204);
		assertThat(this.api.get(this.login, "/api/v1/me/mentions?open=true").json().path("items").size()).isZero();
		Answer wrong = this.api.post(this.login, "/api/v1/me/mentions/done", "{\"ticket\":\"x\"}");
		assertThat(wrong.fields()).containsExactly("ticket");
	}

	private Answer put(String json) {
		return this.api.send("PUT", this.login, PREFERENCES, json, Map.of());
	}

	private Answer post(String path, String form) {
		return post(path, form, "/me");
	}

	private Answer post(String path, String form, String from) {
		Map<String, String> headers = new HashMap<>(
				Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept-Language", "en"));
		headers.put("Referer", "http://127.0.0.1:%d%s".formatted(this.api.port(), from));
		return this.api.send("POST", this.login, path, form.getBytes(StandardCharsets.UTF_8), headers);
	}

	private String page(String path, String language) {
		Answer answer = this.api.send("GET", this.login, path, (byte[]) null,
				Map.of("Accept", "text/html", "Accept-Language", language));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return answer.body();
	}

}
