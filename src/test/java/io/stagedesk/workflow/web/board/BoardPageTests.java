package io.stagedesk.workflow.web.board;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class BoardPageTests {

	private static final Duration DAY = Duration.ofDays(1);

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Staff staff;

	@Autowired
	Credentials credentials;

	private BoardDesk desk;

	@BeforeEach
	void begin() {
		this.desk = new BoardDesk(this.api, this.jdbc);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/board", "/board?part=live", "/board?screen=big", "/board/clocks?state=MET",
			"/board/breaches", "/board/tickets?state=OPEN", "/board/agents", "/board/summary.csv",
			"/board/breaches.csv", "/board/clocks.csv?state=MET", "/board/minutes.csv" })
	void isForThoseWhoLead(String path) {
		assertThat(this.api.get("mona", path).status()).isEqualTo(200);
		assertThat(this.api.get("ada", path).status()).isEqualTo(200);
		for (String login : List.of("ana", "vera", "paul", "app")) {
			assertThat(this.api.get(login, path).status()).as(login).isEqualTo(403);
		}
		assertThat(this.api.get(null, path).header("location")).endsWith("/login");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/board?period=1y", "/board?by=assignee", "/board?hours=mine", "/board?zone=Mars/Base",
			"/board?zone=%2E%2E%2Fetc", "/board?priority=P9", "/board?scenario=x", "/board?team=%00",
			"/board?part=nothing", "/board?screen=small", "/board/clocks", "/board/clocks?state=LOST",
			"/board/clocks?state=RUNNING&within=20", "/board/clocks?state=MET&within=15",
			"/board/clocks?state=MET&cursor=x", "/board/clocks?state=MET&target=x", "/board/tickets",
			"/board/tickets?state=GONE", "/board/tickets?state=OPEN&assignee=%00", "/board/agents?presence=ASLEEP",
			"/board/summary.csv?by=x", "/board/clocks.csv", "/board/minutes.csv?period=x" })
	void refusesWhatDoesNotFit(String path) {
		assertThat(this.api.get("mona", path).status()).isEqualTo(422);
	}

	@Test
	void tellsTheTimeOfTheChosenZone() {
		String number = this.desk.ticket("Z", "payment", "P1");
		Instant due = Instant.parse("2026-01-15T23:30:00Z");
		this.desk.clock(number, "RESOLUTION", "due_at = ?", due);
		String list = "/board/clocks?state=RUNNING&target=RESOLUTION&language=" + this.desk.language;
		assertThat(this.desk.page("mona", list)).contains("Jan 15, 2026, 11:30", "UTC");
		assertThat(this.desk.page("mona", list + "&zone=Asia/Kathmandu")).contains("Jan 16, 2026, 5:15",
				"Asia/Kathmandu");
		assertThat(this.desk.page("mona", "/board?zone=Asia/Kathmandu")).contains("zone=Asia%2FKathmandu");
	}

	@Test
	void answersWithOneBlock() {
		String block = this.desk.page("mona", "/board?part=risk");
		assertThat(block).contains("id=\"risk\"").doesNotContain("<html", "<nav", "id=\"live\"");
	}

	@Test
	void showsOnlyWhatBurnsOnTheBigScreen() {
		String screen = this.desk.page("mona", "/board?screen=big");
		assertThat(screen).contains("id=\"live\"", "id=\"risk\"").doesNotContain("<nav", "<table", "id=\"breaches\"");
	}

	@Test
	void writesFilesForSpreadsheets() {
		this.desk.missed(this.desk.ticket("=HYPERLINK(\"x\"),y", "payment", "P1"), "RESOLUTION", DAY, null);
		this.desk.missed(this.desk.ticket("@SUM(1)", "payment", "P1"), "RESOLUTION", DAY.multipliedBy(2), null);
		this.desk.met(this.desk.ticket("fine", "payment", "P1"), "RESOLUTION", DAY, Duration.ofMinutes(10));
		Answer file = this.api.get("mona", "/board/breaches.csv?zone=Asia/Kathmandu&language=" + this.desk.language);
		assertThat(file.header("content-type")).isEqualTo("text/csv;charset=UTF-8");
		assertThat(file.header("content-disposition")).isEqualTo("attachment; filename=\"stagedesk-breaches.csv\"");
		List<String> lines = file.body().lines().toList();
		assertThat(lines).hasSize(3);
		assertThat(lines.get(0)).startsWith("\uFEFFticket,subject,status,target");
		assertThat(lines.get(1)).contains(",\"'=HYPERLINK(\"\"x\"\"),y\",NEW,RESOLUTION,1,P1,payments,", "+05:45");
		assertThat(lines.get(2)).contains(",'@SUM(1),");
		List<String> summary = this.api.get("mona", "/board/summary.csv?by=team&language=" + this.desk.language)
			.body()
			.lines()
			.toList();
		assertThat(summary).contains("payments,RESOLUTION,1,2,0,33.33,600,600,600",
				"payments,FIRST_RESPONSE,0,0,3,,,,");
		assertThat(summary.get(summary.size() - 1)).isEqualTo("ALL,ALL,1,2,3,33.33,600,600,600");
	}

	@Test
	void writesAllPagesIntoAFile() {
		String number = this.desk.ticket("many", "payment", "P1");
		this.desk.missed(number, "RESOLUTION", DAY, null);
		for (int copies = 1; copies < 256; copies *= 2) {
			this.jdbc
				.sql("""
						insert into clock (ticket_id, target, round, policy, policy_version, calendar, calendar_version, goal_value,
						goal_unit, started_at, counted_from, due_at, warn_at, breached_at, outcome)
						select ticket_id, target, round + ?, policy, policy_version, calendar, calendar_version, goal_value,
						goal_unit, started_at, counted_from, due_at, warn_at, breached_at, outcome
						from clock where ticket_id = ? and target = 'RESOLUTION'""")
				.params(copies, BoardDesk.id(number))
				.update();
		}
		assertThat(this.api.get("mona", "/board/breaches.csv?language=" + this.desk.language).body().lines().count())
			.isEqualTo(257);
		assertThat(this.desk.rows("mona", "/board/breaches?language=" + this.desk.language)).isEqualTo(256);
	}

	@Test
	void splitsTheTimeOfFinishedTickets() {
		String number = this.desk.ticket("M", "payment", "P1");
		Instant created = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).minus(DAY.multipliedBy(3));
		String path = "/api/v1/tickets/%s/".formatted(number);
		this.api.post("ana", path + "claim", null);
		for (String next : List.of("vera", "ana")) {
			Answer given = this.api.post("mona", path + "transfer",
					"{\"assignee\":\"%s\",\"team\":\"payments\",\"reason\":\"overflow\",\"note\":\"as agreed\"}"
						.formatted(next));
			assertThat(given.status()).as(given.toString()).isEqualTo(200);
			this.jdbc.sql(
					"update ticket_event set at = ? where id = (select max(id) from ticket_event where ticket_id = ? and kind = 'TRANSFERRED')")
				.params(Timestamp.from(created.plusSeconds(next.equals("vera") ? 10 * 3600 : 20 * 3600)),
						BoardDesk.id(number))
				.update();
		}
		Instant resolved = created.plus(DAY.multipliedBy(2));
		this.desk.waited(number, "WAITING_REQUESTER", created.plusSeconds(3600), created.plusSeconds(2 * 3600));
		this.desk.waited(number, "ON_HOLD", created.plusSeconds(2 * 3600), created.plusSeconds(5 * 3600));
		this.desk.waited(number, "RESOLVED", resolved, resolved.plusSeconds(6 * 3600));
		this.desk.change(number,
				"created_at = ?, resolved_at = ?, closed_at = ?, status = 'CLOSED', open = false, close_reason = 'SOLVED'",
				Timestamp.from(created), Timestamp.from(resolved), Timestamp.from(resolved.plusSeconds(6 * 3600)));
		this.jdbc.sql("update clock set calendar = 'always', calendar_version = 1 where ticket_id = ?")
			.param(BoardDesk.id(number))
			.update();
		List<String> lines = this.api.get("mona", "/board/minutes.csv?language=" + this.desk.language)
			.body()
			.lines()
			.toList();
		assertThat(lines).hasSize(2);
		assertThat(lines.get(1)).startsWith(number + ",M,P1,payments,,ana,SHOW," + this.desk.language)
			.endsWith(",%d,%d,%d,%d,%d,%d,%d".formatted(54 * 3600, 34 * 3600, 3600, 10 * 3600, 3 * 3600, 0, 6 * 3600));
		assertThat(this.desk.page("mona", "/board?part=minutes&language=" + this.desk.language))
			.contains("one finished ticket", "63 %", "18.5 %", "11.1 %");
	}

	@Test
	void reassignsFromTheBoard() {
		String number = this.desk.missed(this.desk.ticket("R", "payment", "P1"), "RESOLUTION", DAY, null);
		String board = "/board?language=" + this.desk.language;
		String act = "/board/tickets/" + number + "/transfer";
		assertThat(this.desk.page("mona", board)).contains(act + "?back=");
		Answer refused = this.desk.form("mona", act,
				Map.of("back", board, "assignee", "yuki", "team", "", "reason", "", "note", "typed before"));
		assertThat(refused.status()).isEqualTo(200);
		assertThat(refused.body()).contains("typed before", "aria-invalid=\"true\"", "value=\"yuki\" selected");
		Answer done = this.desk.form("mona", act,
				Map.of("back", board, "assignee", "yuki", "team", "", "reason", "she is free", "note", ""));
		assertThat(done.status()).isEqualTo(302);
		assertThat(done.header("location")).endsWith(board + "&done=transfer");
		assertThat(this.api.get("mona", "/api/v1/tickets/" + number).json().path("assignee").asString())
			.isEqualTo("yuki");
		assertThat(this.desk.page("mona", board + "&done=transfer")).contains("The ticket is reassigned.",
				"Yuki Yamada");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/", "//example.com/board", "/board/../admin", "/admin",
			"/board?x=%0d%0aSet-Cookie:a", "/board/tickets\\..\\" })
	void leadsBackToTheBoardOnly(String back) {
		String number = this.desk.ticket("R", "payment", "P1");
		Answer done = this.desk.form("mona", "/board/tickets/" + number + "/transfer",
				Map.of("back", back, "assignee", "yuki", "reason", "r"));
		assertThat(done.status()).isEqualTo(302);
		assertThat(done.header("location"))
			.isEqualTo("http://127.0.0.1:%d/board?done=transfer".formatted(this.api.port()));
	}

	@Test
	void acknowledgesFromTheBoard() {
		String number = this.desk.ticket("E", "payment", "P1");
		this.api.post("mona", "/api/v1/tickets/%s/escalate".formatted(number),
				"{\"reason\":\"They threaten to leave\"}");
		String block = this.desk.page("mona", "/board?part=escalations&language=" + this.desk.language);
		assertThat(block).contains("They threaten to leave", "1 · team lead");
		String task = block.replaceAll("(?s).*/escalations/([\\w-]+)\\?back=.*", "$1");
		String act = "/board/tickets/" + number + "/escalations/" + task;
		assertThat(this.desk.page("mona", act)).contains("What will you do now?", "data-task-form");
		Answer refused = this.desk.form("mona", act, Map.of("variables", "{\"plan\":\"x\"}", "back", "/board"));
		assertThat(refused.status()).isEqualTo(200);
		assertThat(refused.body()).contains("&quot;plan&quot;:&quot;x&quot;");
		Answer done = this.desk.form("mona", act,
				Map.of("variables", "{\"plan\":\"I call them today\"}", "back", "/board?period=24h"));
		assertThat(done.status()).as(done.body()).isEqualTo(302);
		assertThat(done.header("location")).endsWith("/board?period=24h&done=acknowledge");
		assertThat(this.api.get("mona", "/api/v1/tickets/%s/messages".formatted(number)).body())
			.contains("I call them today");
		assertThat(this.desk.page("mona", "/board?part=escalations&language=" + this.desk.language))
			.contains("Nobody calls for help");
		assertThat(this.desk.page("mona", act)).contains("Somebody has acknowledged it already");
	}

	@Test
	void actsOnlyOnWhatTheManagerMaySee() {
		String number = this.desk.ticket("R", "payment", "P1");
		String lead = BoardDesk.supervisor(this.staff, this.credentials, "technical");
		String act = "/board/tickets/" + number + "/transfer";
		assertThat(this.api.get(lead, act).status()).isEqualTo(404);
		assertThat(this.desk.form(lead, act, Map.of("assignee", "yuki", "reason", "r")).status()).isEqualTo(404);
		assertThat(this.desk.form("ana", act, Map.of("assignee", "yuki", "reason", "r")).status()).isEqualTo(403);
		assertThat(this.api.get(lead, "/board/tickets/" + number + "/escalations/none").status()).isEqualTo(404);
	}

	@Test
	void opensAFormWithoutItsPageForADialog() {
		String act = "/board/tickets/" + this.desk.ticket("R", "payment", "P1") + "/transfer";
		Answer dialog = this.api.send("GET", "mona", act, (String) null, Map.of("HX-Request", "true"));
		assertThat(dialog.body()).startsWith("<dialog").doesNotContain("<html");
	}

}
