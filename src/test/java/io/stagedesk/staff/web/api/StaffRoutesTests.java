package io.stagedesk.staff.web.api;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Teams, people, skills, vendors, weights, shifts and absences by the API. */
@ApiTest
class StaffRoutesTests {

	@Autowired
	Api api;

	@Test
	void takesSomebodyOnAndChangesTheTermsOnce() {
		String login = name();
		Answer created = put("ada", "agents/" + login,
				"""
						{"name":"Nora New","email":"nora@example.com","role":"AGENT","languages":["de","en"],"teams":["payments"],
						"skills":{"payments-refund":4},"capacity":7,"weights":{"PHONE":0}}""");
		assertThat(created.status()).as(created.toString()).isEqualTo(201);
		assertThat(created.header("etag")).isEqualTo("\"1\"");
		JsonNode agent = this.api.get("ada", "/api/v1/agents/" + login).json();
		assertThat(agent.path("capacity").asInt()).isEqualTo(7);
		assertThat(agent.path("skills").path("payments-refund").asInt()).isEqualTo(4);
		assertThat(agent.path("weights").path("PHONE").asInt()).isZero();
		String change = "{\"name\":\"Nora Newer\",\"role\":\"AGENT\",\"teams\":[\"payments\"]}";
		assertThat(this.api.send("PUT", "ada", "/api/v1/agents/" + login, change, Map.of("If-Match", "\"1\"")).status())
			.isEqualTo(200);
		assertThat(this.api
			.send("PUT", "ada", "/api/v1/agents/" + login, change.replace("Newer", "Newest"),
					Map.of("If-Match", "\"1\""))
			.status()).isEqualTo(409);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"role":"AGENT"}                                            | name
			{"name":"N","role":"AGENT","email":"no"}                    | email
			{"name":"N"}                                                | role
			{"name":"N","role":"BOSS"}                                  | role
			{"name":"N","role":"VENDOR_AGENT"}                          | vendor
			{"name":"N","role":"AGENT","vendor":"acme"}                 | vendor
			{"name":"N","role":"AGENT","languages":["English"]}         | languages
			{"name":"N","role":"AGENT","languages":[null]}              | languages
			{"name":"N","role":"AGENT","teams":["nowhere"]}             | teams
			{"name":"N","role":"AGENT","skills":{"moderation":6}}       | skills
			{"name":"N","role":"AGENT","skills":{"moderation":null}}    | skills
			{"name":"N","role":"AGENT","skills":{"flying":1}}           | skills
			{"name":"N","role":"AGENT","capacity":101}                  | capacity
			{"name":"N","role":"AGENT","capacity":1.5}                  | capacity
			{"name":"N","role":"AGENT","weights":{"FAX":1}}             | weights
			{"name":"N","role":"AGENT","weights":{"CHAT":-1}}           | weights
			{"name":"a\\u0000b","role":"AGENT"}                         | name
			""")
	void refusesTermsThatDoNotFit(String json, String field) {
		Answer answer = put("ada", "agents/" + name(), json);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.isProblem()).isTrue();
		assertThat(answer.fields()).containsExactly(field);
	}

	@Test
	void keepsTheLastAdministrator() {
		Answer answer = put("ada", "agents/ada", "{\"name\":\"Ada\",\"role\":\"AGENT\"}");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
		assertThat(this.api.get("ada", "/api/v1/me").json().path("role").asString()).isEqualTo("ADMIN");
	}

	@Test
	void showsToAgentsNamesOnlyAndToVendorsNobodyElse() {
		JsonNode seen = this.api.get("chen", "/api/v1/agents/ana").json();
		assertThat(seen.path("name").asString()).isEqualTo("Ana Alves");
		assertThat(seen.path("email").isNull()).isTrue();
		assertThat(seen.path("capacity").isNull()).isTrue();
		JsonNode list = this.api.get("vera", "/api/v1/agents").json().path("items");
		assertThat(list.values()).extracting((one) -> one.path("login").asString()).containsExactly("vera");
	}

	@Test
	void keepsASkillThatSomebodyHas() {
		assertThat(this.api.send("DELETE", "ada", "/api/v1/skills/moderation", (String) null, Map.of()).status())
			.isEqualTo(409);
		String id = name();
		assertThat(put("ada", "skills/" + id, "{}").status()).isEqualTo(201);
		assertThat(this.api.send("DELETE", "ada", "/api/v1/skills/" + id, (String) null, Map.of()).status())
			.isEqualTo(204);
	}

	@Test
	void giveNothingToAnArchivedTeam() {
		String id = name();
		put("ada", "teams/" + id, "{\"name\":\"Short-lived\"}");
		assertThat(put("ada", "teams/" + id, "{\"name\":\"Short-lived\",\"archived\":true}").status()).isEqualTo(200);
		String number = this.api.aTicket().path("number").asString();
		Answer answer = this.api.post("mona", "/api/v1/tickets/%s/transfer".formatted(number),
				"{\"team\":\"%s\",\"reason\":\"r\"}".formatted(id));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(this.api.get("ana", "/api/v1/teams").body()).contains(id);
	}

	@Test
	void cutsAVendorOffWithOneSwitch() throws Exception {
		HttpClient browser = browser("vera");
		assertThat(page(browser, "/desk").statusCode()).isEqualTo(200);
		this.api.post("vera", "/api/v1/me/presence", "{\"presence\":\"ONLINE\"}");
		try {
			assertThat(put("ada", "vendors/acme/active", "{\"active\":false}").status()).isEqualTo(200);
			assertThat(this.api.get("vera", "/api/v1/me").status()).isEqualTo(401);
			assertThat(page(browser, "/desk").uri().getPath()).isEqualTo("/login");
			assertThat(page(browser("vera"), "/desk").uri().getPath()).isEqualTo("/login");
			JsonNode vera = this.api.get("ada", "/api/v1/agents/vera").json();
			assertThat(vera.path("active").asBoolean()).isFalse();
			assertThat(vera.path("employed").asBoolean()).isTrue();
			assertThat(vera.path("presence").asString()).isEqualTo("OFFLINE");
		}
		finally {
			put("ada", "vendors/acme/active", "{\"active\":true}");
		}
		assertThat(this.api.get("vera", "/api/v1/me").status()).isEqualTo(200);
		assertThat(this.api.get("ada", "/api/v1/agents/vera").json().path("presence").asString()).isEqualTo("OFFLINE");
	}

	@Test
	void choosesAPasswordByALinkOnce() throws Exception {
		String login = name();
		put("ada", "agents/" + login, "{\"name\":\"Lara Link\",\"role\":\"AGENT\",\"teams\":[\"care\"]}");
		Answer made = this.api.post("ada", "/api/v1/agents/%s/password-link".formatted(login), null);
		assertThat(made.status()).as(made.toString()).isEqualTo(201);
		String path = URI.create(made.json().path("link").asString()).getPath();
		HttpClient browser = HttpClient.newBuilder()
			.cookieHandler(new CookieManager())
			.followRedirects(HttpClient.Redirect.ALWAYS)
			.build();
		assertThat(send(browser, path, Map.of("password", "short")).body()).contains("too short");
		assertThat(send(browser, path, Map.of("password", "a long enough one")).uri().getPath()).isEqualTo("/login");
		assertThat(page(browser, path).statusCode()).isEqualTo(404);
		assertThat(send(browser, "/login", Map.of("username", login, "password", "a long enough one")).uri().getPath())
			.isEqualTo("/desk");
	}

	@Test
	void changesOnlyTheWeightsThatAreNamed() {
		try {
			Answer answer = put("ada", "channel-weights", "{\"CHAT\":4}");
			assertThat(answer.json().path("CHAT").asInt()).isEqualTo(4);
			assertThat(answer.json().path("PHONE").asInt()).isEqualTo(10);
			assertThat(put("ada", "channel-weights", "{\"CHAT\":101,\"fax\":1}").fields())
				.containsExactlyInAnyOrder("CHAT", "fax");
		}
		finally {
			put("ada", "channel-weights", "{\"CHAT\":3}");
		}
	}

	@Test
	void saysWhoIsOnShiftAndWhyOthersAreNot() {
		JsonNode evening = roster("2026-11-24T21:30:00Z");
		assertThat(evening.path("onShift").asBoolean()).isFalse();
		assertThat(evening.path("reason").asString()).isEqualTo("shift technical-emea ended 22:00 Europe/Berlin");
		assertThat(evening.path("startsAt").asString()).isEqualTo("2026-11-25T05:00:00Z");
		JsonNode noon = roster("2026-11-24T12:00:00Z");
		assertThat(noon.path("shifts").values()).extracting(JsonNode::asString).containsExactly("technical-emea");
		assertThat(noon.path("endsAt").asString()).isEqualTo("2026-11-24T21:00:00Z");
		assertThat(roster("2026-12-25T12:00:00Z").path("reason").asString())
			.startsWith("public holiday on shift technical-emea");
		for (String at : List.of("1200-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z", "%2B1000000000-12-31T23:59:59Z",
				"2499-12-31T00:00:00Z")) {
			assertThat(this.api.get("ana", "/api/v1/roster?at=" + at).fields()).containsExactly("at");
		}
		assertThat(this.api.get("ana", "/api/v1/roster?at=2497-12-31T00:00:00Z").status()).isEqualTo(200);
		assertThat(this.api.get("ana", "/api/v1/roster?at=tomorrow").fields()).containsExactly("at");
	}

	@Test
	void letsASubstituteStandIn() {
		String shift = name();
		put("ada", "shifts/" + shift, """
				{"name":"Nights","team":"care","calendar":"always","members":[{"login":"lina","from":"2026-01-01"},
				{"login":"omar","from":"2026-01-01","until":"2026-01-02"}]}""");
		Answer absence = this.api.post("ada", "/api/v1/absences", """
				{"login":"lina","from":"2026-12-01","until":"2026-12-02","reason":"sick","substitute":"omar"}""");
		assertThat(absence.status()).as(absence.toString()).isEqualTo(201);
		assertThat(absence.json().path("until").asString()).isEqualTo("2026-12-03T00:00:00Z");
		try {
			JsonNode people = this.api.get("ada", "/api/v1/roster?at=2026-12-02T12:00:00Z").json().path("people");
			assertThat(of(people, "lina").path("reason").asString())
				.isEqualTo("absent until 2026-12-03 00:00 UTC (sick)");
			assertThat(of(people, "omar").path("shifts").values()).extracting(JsonNode::asString)
				.containsExactly(shift);
			JsonNode seen = this.api.get("ana", "/api/v1/roster?at=2026-12-02T12:00:00Z").json().path("people");
			assertThat(of(seen, "lina").path("reason").asString()).isEqualTo("absent until 2026-12-03 00:00 UTC");
		}
		finally {
			this.api.send("DELETE", "ada", "/api/v1/absences/" + absence.json().path("id").asString(), (String) null,
					Map.of());
			this.api.send("DELETE", "ada", "/api/v1/shifts/" + shift, (String) null, Map.of());
		}
		assertThat(this.api.get("ada", "/api/v1/roster?at=2026-12-02T12:00:00Z").body()).doesNotContain("sick", shift);
	}

	@Test
	void refusesAShiftThatCannotBe() {
		Answer answer = put("mona", "shifts/" + name(),
				"""
						{"name":"","team":"payments","calendar":"none","nextShift":"nope","members":[{"login":"nobody","from":"2026-01-02"},
						{"login":"ana","from":"2026-01-02","until":"2026-01-01"},{"login":"yuki"},{"login":"chen","from":"2026-01-01"},
						{"login":"chen","from":"2026-05-01"}]}""");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).containsExactlyInAnyOrder("name", "calendar", "nextShift", "members[0].login",
				"members[1].until", "members[2].from", "members[4].from");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                                                       | login,from,until
			{"login":"a\\u0000b","from":"2026-01-01","until":"2026-01-02"}           | login
			{"login":"ana","from":"2026-01-03","until":"2026-01-01"}                 | until
			{"login":"ana","from":"1500-01-01","until":"2026-01-01"}                 | from
			{"login":"ana","from":"2026-01-01","until":"2036-01-01"}                 | until
			{"login":"ana","from":"now","until":"2026-01-01T25:00"}                  | from,until
			{"login":"ana","from":"2026-01-01","until":"2026-01-02","substitute":"ana"} | substitute
			{"login":"ana","from":"2026-01-01","until":"2026-01-02","substitute":"a\\u0000"} | substitute
			""")
	void refusesAnAbsenceThatCannotBe(String json, String fields) {
		Answer answer = this.api.post("ada", "/api/v1/absences", json);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).containsExactlyInAnyOrder(fields.split(","));
	}

	@Test
	void refusesATeamOfAShiftThatNoDatabaseKnows() {
		assertThat(put("ada", "shifts/" + name(), "{\"name\":\"N\",\"team\":\"a\\u0000\",\"calendar\":\"a\\u0000\"}")
			.fields()).containsExactlyInAnyOrder("team", "calendar");
	}

	@Test
	void importsPeopleAllOrNone() {
		String one = name();
		String two = name();
		String file = "\uFEFFlogin;name;teams;skills;languages\n%s;Iris Import;payments care;moderation:3;ja en\n%s;=cmd();payments;moderation:9;x\n"
			.formatted(one, two);
		Answer wrong = csv("/api/v1/agents/import", file);
		assertThat(wrong.status()).as(wrong.toString()).isEqualTo(422);
		assertThat(wrong.fields()).containsExactlyInAnyOrder("lines[3].name", "lines[3].skills", "lines[3].languages");
		assertThat(this.api.get("ada", "/api/v1/agents/" + one).status()).isEqualTo(404);
		String right = file.replace("=cmd()", "Ivan").replace(":9", ":2").replace(";x\n", ";fr\n");
		Answer dry = csv("/api/v1/agents/import?dryRun=true", right);
		assertThat(dry.json().path("created").asInt()).isEqualTo(2);
		assertThat(dry.json().path("written").asBoolean()).isFalse();
		assertThat(this.api.get("ada", "/api/v1/agents/" + one).status()).isEqualTo(404);
		assertThat(csv("/api/v1/agents/import", right).json().path("written").asBoolean()).isTrue();
		assertThat(this.api.get("ada", "/api/v1/agents/" + one).json().path("skills").path("moderation").asInt())
			.isEqualTo(3);
		Answer again = csv("/api/v1/agents/import", right.replace("Ivan", "Ivanka"));
		assertThat(again.json().path("unchanged").asInt()).isEqualTo(1);
		assertThat(again.json().path("changed").asInt()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			~~                        | is empty
			~login,shoe\nx,9~         | has a column
			~name\nx~                 | must have the columns
			~login,name\n"x,y~        | is not a CSV file
			""")
	void refusesWhatIsNoFileOfPeople(String file, String fault) {
		Answer answer = csv("/api/v1/agents/import?dryRun=true", file.replace("\\n", "\n"));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly("file");
		assertThat(answer.body()).contains(fault);
	}

	@Test
	void importsMembersOfShifts() {
		String shift = name();
		put("ada", "shifts/" + shift, "{\"name\":\"Import\",\"team\":\"care\",\"calendar\":\"always\"}");
		String file = "shift,login,from,until\n%1$s,lina,2040-01-01,\n%1$s,lina,2041-01-01,\n".formatted(shift);
		assertThat(csv("/api/v1/shifts/import", file).fields()).containsExactly("lines[3].from");
		String right = file.replace("2040-01-01,", "2040-01-01,2040-12-31");
		assertThat(csv("/api/v1/shifts/import", right).json().path("created").asInt()).isEqualTo(2);
		assertThat(this.api.get("ana", "/api/v1/shifts/" + shift).json().path("members").size()).isEqualTo(2);
		this.api.send("DELETE", "ada", "/api/v1/shifts/" + shift, (String) null, Map.of());
	}

	private JsonNode roster(String at) {
		return of(this.api.get("mona", "/api/v1/roster?team=technical&at=" + at).json().path("people"), "chen");
	}

	private static JsonNode of(JsonNode people, String login) {
		return people.valueStream()
			.filter((one) -> one.path("login").asString().equals(login))
			.findFirst()
			.orElseThrow();
	}

	private Answer put(String login, String path, String json) {
		return this.api.send("PUT", login, "/api/v1/" + path, json, Map.of());
	}

	private Answer csv(String path, String file) {
		return this.api.send("POST", "ada", path, file, Map.of("Content-Type", "text/csv"));
	}

	private static String name() {
		return "x" + UUID.randomUUID().toString().substring(0, 8);
	}

	private HttpClient browser(String login) throws Exception {
		HttpClient browser = HttpClient.newBuilder()
			.cookieHandler(new CookieManager())
			.followRedirects(HttpClient.Redirect.ALWAYS)
			.build();
		send(browser, "/login", Map.of("username", login, "password", "stagedesk"));
		return browser;
	}

	/** Opens a page with a form and sends it. */
	private HttpResponse<String> send(HttpClient browser, String path, Map<String, String> fields) throws Exception {
		Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page(browser, path).body());
		String csrf = token.find() ? "_csrf=" + token.group(1) : "";
		String form = fields.entrySet()
			.stream()
			.map((one) -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
			.reduce(csrf, (one, other) -> one + "&" + other);
		return browser.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> page(HttpClient browser, String path) throws Exception {
		return browser.send(request(path).GET().build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.api.port(), path)))
			.header("Accept", "text/html");
	}

}
