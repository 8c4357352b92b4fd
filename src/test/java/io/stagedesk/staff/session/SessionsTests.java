package io.stagedesk.staff.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.api.Tokens;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The sessions of browsers, from outside and in their table. */
@ApiTest
class SessionsTests {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Staff staff;

	@Autowired
	Credentials credentials;

	@Autowired
	PasswordEncoder passwords;

	@Autowired
	SessionRows rows;

	@Autowired
	Sessions sessions;

	@Autowired
	TestTime time;

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void keepsTheCookieOnlyAsItsHash() {
		String cookie = logIn("ana");
		String id = cookie.substring(cookie.indexOf('=') + 1);
		assertThat(cookie).startsWith("SDSESSION=");
		Map<String, Object> row = this.jdbc.sql("select * from browser_session where id = ?")
			.param(Tokens.hash(id))
			.query()
			.singleRow();
		assertThat(row.get("login")).isEqualTo("ana");
		assertThat(row.values().toString()).doesNotContain(id);
		assertThat(isIn(Tokens.hash(id))).as("the hash opens nothing").isFalse();
	}

	@Test
	void theCookieIsForTheServerAlone() {
		assertThat(this.api.get(null, "/login").header("set-cookie"))
			.matches("SDSESSION=[\\w-]{22}; Path=/; HttpOnly; SameSite=Lax");
	}

	@Test
	void whoLogsInGetsAnotherSession() {
		Answer form = this.api.get(null, "/login");
		String before = cookie(form);
		Answer answer = logIn("ana", form);
		assertThat(cookie(answer)).isNotEqualTo(before);
		assertThat(isIn(cookie(answer))).isTrue();
		assertThat(isIn(before)).isFalse();
		assertThat(rowsOf(before)).isZero();
	}

	@Test
	void aLogOutEndsIt() {
		String cookie = logIn("ana");
		String other = logIn("ana");
		Answer page = get("/desk", cookie);
		Answer answer = post("/logout", "_csrf=" + csrf(page), cookie);
		assertThat(answer.status()).isEqualTo(302);
		assertThat(isIn(cookie)).isFalse();
		assertThat(rowsOf(cookie)).isZero();
		assertThat(isIn(other)).isTrue();
	}

	@Test
	void leavingEndsAllOfAPersonAndComingBackRevivesNone() {
		String login = hire("tom");
		String cookie = logIn(login);
		String other = logIn(login);
		String terms = """
				{"name":"Tom","role":"AGENT","languages":["en"],"teams":["care"],"employed":%s}""";
		assertThat(put(login, terms.formatted(false))).isEqualTo(200);
		assertThat(rowsOf(cookie) + rowsOf(other)).isZero();
		assertThat(put(login, terms.formatted(true))).isEqualTo(200);
		assertThat(isIn(cookie)).isFalse();
		assertThat(isIn(other)).isFalse();
	}

	@Test
	void aNewPasswordEndsAllOfAPerson() {
		String login = hire("kay");
		String cookie = logIn(login);
		String ana = logIn("ana");
		String token = this.credentials.newPasswordLink(login);
		Answer form = this.api.get(null, "/setup/password/" + token);
		Answer chosen = post("/setup/password/" + token, "password=" + "another-word-1" + "&_csrf=" + csrf(form),
				cookie(form));
		assertThat(chosen.status()).as(chosen.body()).isEqualTo(302);
		assertThat(isIn(cookie)).isFalse();
		assertThat(isIn(ana)).isTrue();
	}

	@Test
	void aSessionOfSomebodyWhoIsGoneIsNone() {
		String login = hire("sky");
		String cookie = logIn(login);
		this.jdbc.sql("update agent set active = false where login = ?").param(login).update();
		await().until(() -> !isIn(cookie));
		assertThat(rowsOf(cookie)).isZero();
	}

	@Test
	void saysOnceAMinuteThatItIsInUse() {
		String cookie = logIn("ana");
		Instant begun = seen(cookie);
		this.time.skip(Duration.ofSeconds(50));
		assertThat(isIn(cookie)).isTrue();
		assertThat(seen(cookie)).isEqualTo(begun);
		this.time.skip(Duration.ofSeconds(20));
		assertThat(isIn(cookie)).isTrue();
		assertThat(seen(cookie)).isAfter(begun.plusSeconds(60));
	}

	@Test
	void endsTwelveHoursAfterItsLastUse() {
		String cookie = logIn("ana");
		String unused = logIn("ana");
		this.time.skip(Duration.ofHours(11));
		assertThat(isIn(cookie)).isTrue();
		this.time.skip(Duration.ofMinutes(61));
		assertThat(isIn(unused)).isFalse();
		assertThat(isIn(cookie)).isTrue();
		this.rows.forgetOld();
		assertThat(rowsOf(unused)).isZero();
		assertThat(rowsOf(cookie)).isOne();
		this.time.skip(Duration.ofHours(13));
		assertThat(isIn(cookie)).isFalse();
	}

	@Test
	void leadsToThePageThatWasWantedAndForgetsIt() {
		Answer refused = this.api.send("GET", null, "/desk?view=all", (byte[]) null, Map.of("Accept", "text/html"));
		String cookie = cookie(refused);
		Answer form = get("/login", cookie);
		Answer in = post("/login", "username=ana&password=stagedesk&_csrf=" + csrf(form), cookie);
		assertThat(in.header("location")).endsWith("/desk?view=all");
		String now = cookie(in);
		get("/desk?view=all", now);
		assertThat(this.jdbc.sql("select count(*) from browser_session where id = ? and wanted_page is null")
			.param(name(now))
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void twoRequestsAtOnceKeepWhatTheOtherChanged() {
		BrowserSession begun = this.rows.createSession();
		this.rows.save(begun);
		BrowserSession one = this.rows.findById(begun.getId());
		BrowserSession other = this.rows.findById(begun.getId());
		one.setAttribute(Kept.CSRF_TOKEN.attribute(), Kept.csrfToken("token"));
		other.setAttribute(Sessions.WANTED_PAGE, "/board");
		this.rows.save(one);
		this.rows.save(other);
		BrowserSession read = this.rows.findById(begun.getId());
		assertThat(read.text(Kept.CSRF_TOKEN)).isEqualTo("token");
		assertThat(read.text(Kept.WANTED_PAGE)).isEqualTo("/board");
	}

	@Test
	void aRequestDoesNotReadAgainWhatItWrote() {
		BrowserSession session = this.rows.createSession();
		this.rows.begin();
		try {
			this.rows.save(session);
			assertThat(this.rows.findById(session.getId())).isSameAs(session);
			this.rows.deleteById(session.getId());
			assertThat(this.rows.findById(session.getId())).isNull();
			this.rows.save(this.rows.createSession());
			assertThat(this.rows.findById(session.getId())).isNull();
		}
		finally {
			this.rows.end();
		}
	}

	@Test
	void theNextRequestReadsForItself() {
		BrowserSession session = this.rows.createSession();
		this.rows.begin();
		this.rows.save(session);
		this.rows.end();
		assertThat(this.rows.findById(session.getId())).isNotNull().isNotSameAs(session);
	}

	@Test
	void whatHasEndedMeanwhileStaysEnded() {
		BrowserSession begun = this.rows.createSession();
		this.rows.save(begun);
		BrowserSession read = this.rows.findById(begun.getId());
		this.rows.deleteById(begun.getId());
		read.setAttribute(Sessions.WANTED_PAGE, "/board");
		this.rows.save(read);
		assertThat(this.rows.findById(begun.getId())).isNull();
		assertThat(this.sessions.living(List.of(Tokens.hash(begun.getId())))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "%00", "\"", "../../etc", "AAAAAAAAAAAAAAAAAAAAAA", "¤", "' or '1'='1" })
	void whatIsNoSessionIsNone(String value) {
		assertThat(isIn("SDSESSION=" + value)).isFalse();
	}

	@Test
	void filesAndProbesMakeNoSession() {
		int before = count();
		for (String path : List.of("/actuator/health", "/actuator/health/readiness", "/help", "/favicon.ico")) {
			assertThat(this.api.get(null, path).header("set-cookie")).as(path).isEmpty();
		}
		this.api.get("mona", "/api/v1/tickets");
		assertThat(count()).isEqualTo(before);
	}

	private String hire(String login) {
		if (this.staff.agent(login).isEmpty()) {
			this.staff.hire(
					new Agent(login, login, null, Role.AGENT, null, Set.of("en"), Set.of("care"), Presence.OFFLINE),
					this.passwords.encode("stagedesk"));
		}
		return login;
	}

	private int put(String login, String terms) {
		return this.api.send("PUT", "ada", "/api/v1/agents/" + login, terms, Map.of()).status();
	}

	private String logIn(String login) {
		return cookie(logIn(login, this.api.get(null, "/login")));
	}

	private Answer logIn(String login, Answer form) {
		Answer answer = post("/login", "username=" + login + "&password=stagedesk&_csrf=" + csrf(form), cookie(form));
		assertThat(answer.header("location")).doesNotContain("error");
		return answer;
	}

	private boolean isIn(String cookie) {
		return get("/api/v1/me/preferences", cookie).status() == 200;
	}

	private Answer get(String path, String cookie) {
		return this.api.send("GET", null, path, (byte[]) null, Map.of("Cookie", cookie));
	}

	private Answer post(String path, String form, String cookie) {
		return this.api.send("POST", null, path, form,
				Map.of("Content-Type", "application/x-www-form-urlencoded", "Cookie", cookie));
	}

	private static String cookie(Answer answer) {
		return answer.header("set-cookie").replaceFirst(";.*", "");
	}

	private static String csrf(Answer page) {
		Matcher field = CSRF.matcher(page.body());
		assertThat(field.find()).as(page.toString()).isTrue();
		return URLEncoder.encode(field.group(1), StandardCharsets.UTF_8);
	}

	private static String name(String cookie) {
		return Tokens.hash(cookie.substring(cookie.indexOf('=') + 1));
	}

	private int rowsOf(String cookie) {
		return this.sessions.living(List.of(name(cookie))).size();
	}

	private Instant seen(String cookie) {
		return this.jdbc.sql("select seen_at from browser_session where id = ?")
			.param(name(cookie))
			.query((row, number) -> row.getTimestamp(1).toInstant())
			.single();
	}

	private int count() {
		return this.jdbc.sql("select count(*) from browser_session").query(Integer.class).single();
	}

}
