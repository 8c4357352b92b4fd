package io.stagedesk.workflow.web.board;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.ApiTest;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Staff;
import io.stagedesk.workflow.web.board.BoardDesk.Link;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the board counts, and that each number opens as many as it says. */
@ApiTest
class BoardNumbersTests {

	private static final Duration HOUR = Duration.ofHours(1);

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

	/**
	 * Several teams and priorities; met, missed, running, paused, cancelled, finished.
	 */
	private void fill() {
		this.desk.missed(this.desk.ticket("A", "payment", "P1"), "RESOLUTION", DAY, null);
		this.desk.missed(this.desk.assigned(this.desk.ticket("B", "payment", "P0"), "vera"), "RESOLUTION",
				DAY.multipliedBy(3), DAY);
		this.desk.missed(this.desk.missed(this.desk.ticket("C", "technical", "P2"), "FIRST_RESPONSE", HOUR, null),
				"RESOLUTION", DAY.multipliedBy(20), null);
		this.desk.met(this.desk.assigned(this.desk.ticket("D", "technical", "P2"), "chen"), "FIRST_RESPONSE", HOUR,
				HOUR);
		this.desk.met(this.desk.ticket("E", "order", "P3"), "FIRST_RESPONSE", DAY.multipliedBy(10), HOUR);
		this.desk.clock(this.desk.ticket("F", "payment", "P1"), "RESOLUTION", "paused_since = ?", BoardDesk.ago(HOUR));
		this.desk.clock(this.desk.ticket("G", "payment", "P1"), "RESOLUTION", "due_at = ?",
				BoardDesk.ago(Duration.ofMinutes(-10)));
		this.desk.clock(this.desk.ticket("H", "payment", "P1"), "RESOLUTION", "due_at = ?",
				BoardDesk.ago(Duration.ofMinutes(-40)));
		this.desk.clock(this.desk.ticket("I", "payment", "P1"), "RESOLUTION", "stopped_at = ?, outcome = 'CANCELLED'",
				BoardDesk.ago(HOUR));
		this.api.post("mona", "/api/v1/tickets/%s/escalate".formatted(this.desk.ticket("J", "payment", "P1")),
				"{\"reason\":\"r\"}");
		String solved = this.api.aTicketOf("ana");
		this.desk.change(solved, "language = ?", this.desk.language);
		assertThat(
				this.api.post("ana", "/api/v1/tickets/%s/resolve".formatted(solved), "{\"resolution\":\"r\"}").status())
			.isEqualTo(200);
		this.api.post("app", "/api/v1/tickets/%s/cancel".formatted(this.desk.ticket("K", "payment", "P1")),
				"{\"closeReason\":\"CANCELLED\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "by=team", "by=vendor&period=30d", "by=language&period=24h",
			"by=scenario&hours=business", "team=payments", "priority=P2&by=team", "vendor=acme",
			"vendor=NONE&by=vendor", "target=RESOLUTION" })
	void eachNumberOpensAsManyAsItSays(String filter) {
		fill();
		String own = this.desk.language;
		String lead = BoardDesk.supervisor(this.staff, this.credentials, "payments");
		for (String login : List.of("mona", "ada", lead)) {
			List<Link> links = BoardDesk.links(this.desk.page(login, "/board?language=" + own + "&" + filter));
			assertThat(links).extracting(Link::name)
				.contains("open", "unassigned", "late", "escalated", "ONLINE", "OFFLINE", "overdue", "within60");
			for (Link link : links) {
				if (link.name().equals("escalated")) {
					assertThat(BoardDesk.count(
							this.desk.page(login, link.href().replace("#escalations", "&part=escalations")),
							"<tr class=\"row\""))
						.isEqualTo(link.count());
				}
				else {
					assertThat(this.desk.rows(login, link.href())).as(login + " " + link).isEqualTo(link.count());
				}
			}
		}
	}

	@Test
	void countsWhatIsSoNow() {
		fill();
		Map<String, String> now = BoardDesk.figures(this.desk.page("mona", "/board?language=" + this.desk.language));
		assertThat(now).containsEntry("open", "10")
			.containsEntry("unassigned", "8")
			.containsEntry("late", "2")
			.containsEntry("escalated", "1")
			.containsEntry("overdue", "3")
			.containsEntry("within15", "2")
			.containsEntry("within30", "2");
		assertThat(Integer.parseInt(now.get("within60"))).isGreaterThanOrEqualTo(2);
	}

	@Test
	void leavesOutWhatOtherTeamsHave() {
		fill();
		String lead = BoardDesk.supervisor(this.staff, this.credentials, "technical");
		Map<String, String> now = BoardDesk.figures(this.desk.page(lead, "/board?language=" + this.desk.language));
		assertThat(now).containsEntry("open", "2")
			.containsEntry("late", "1")
			.containsEntry("escalated", "0")
			.containsEntry("overdue", "2");
		assertThat(this.desk.page(lead, "/board?language=" + this.desk.language)).doesNotContain(">A<", ">B<", ">J<");
		assertThat(this.desk.rows(lead, "/board/breaches?period=30d&team=payments&language=" + this.desk.language))
			.isZero();
	}

	@Test
	void waitsForTheFirstHumanAnswer() {
		String waiting = this.desk.ticket("W", "payment", "P1");
		this.desk.change(waiting, "unanswered_since = ?",
				java.sql.Timestamp.from(BoardDesk.ago(Duration.ofMinutes(195))));
		String answered = this.desk.ticket("X", "payment", "P1");
		this.api.post("ana", "/api/v1/tickets/%s/messages".formatted(answered),
				"{\"visibility\":\"INTERNAL\",\"body\":\"a note\"}");
		String board = "/board?part=live&language=" + this.desk.language;
		String list = "/board/tickets?state=UNANSWERED&language=" + this.desk.language;
		assertThat(this.desk.rows("mona", list)).isEqualTo(2);
		assertThat(BoardDesk.figures(this.desk.page("mona", board)).get("longest")).isEqualTo("3\u00a0h 15\u00a0min");
		for (String number : List.of(answered, waiting)) {
			this.api.post("ana", "/api/v1/tickets/%s/messages".formatted(number),
					"{\"visibility\":\"PUBLIC\",\"body\":\"an answer\"}");
		}
		assertThat(this.desk.rows("mona", list)).isZero();
		assertThat(BoardDesk.figures(this.desk.page("mona", board)).get("longest")).isEqualTo("–");
		this.api.post("app", "/api/v1/tickets/%s/messages".formatted(waiting), "{\"body\":\"and now?\"}");
		assertThat(this.desk.page("mona", list)).contains(waiting).doesNotContain(answered);
	}

	@Test
	void saysWhetherItGotBetter() {
		this.desk.met(this.desk.ticket("A", "payment", "P1"), "RESOLUTION", DAY, HOUR);
		this.desk.missed(this.desk.ticket("B", "payment", "P1"), "RESOLUTION", DAY.multipliedBy(10), null);
		this.desk.met(this.desk.ticket("C", "payment", "P1"), "RESOLUTION", DAY.multipliedBy(10), HOUR);
		assertThat(this.desk.page("mona", "/board?part=compliance&language=" + this.desk.language)).contains("100 %",
				"50 points better than the 7 days before");
	}

	@Test
	void measuresWorkingTimeByTheCalendarOfTheClock() {
		assertThat(this.api.send("PUT", "mona", "/api/v1/calendars/board-" + this.desk.language, """
				{"zone":"UTC","windows":[{"day":"MONDAY","from":"09:00","to":"10:00"}]}""", Map.of()).status())
			.isEqualTo(201);
		String number = this.desk.met(this.desk.ticket("A", "payment", "P1"), "RESOLUTION", DAY, DAY.multipliedBy(28));
		this.jdbc
			.sql("update clock set calendar = ?, calendar_version = 1 where ticket_id = ? and target = 'RESOLUTION'")
			.params("board-" + this.desk.language, BoardDesk.id(number))
			.update();
		String board = "/board?part=compliance&language=" + this.desk.language;
		assertThat(this.desk.page("mona", board)).contains(">28\u00a0d<");
		assertThat(this.desk.page("mona", board + "&hours=business")).contains(">4\u00a0h<")
			.doesNotContain(">28\u00a0d<");
	}

	@Test
	void hasAWordForNothing() {
		assertThat(this.desk.page("mona", "/board?language=" + this.desk.language)).contains("Nobody calls for help",
				"Every promise was kept", "Nothing to count", "No ticket was finished");
	}

}
