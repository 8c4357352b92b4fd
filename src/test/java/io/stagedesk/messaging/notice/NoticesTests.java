package io.stagedesk.messaging.notice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class NoticesTests {

	private static final Map<String, String> RESOLUTION = Map.of("target", "RESOLUTION");

	@Autowired
	Notices notices;

	@Autowired
	NoticeWords words;

	@Autowired
	NoticeJobs jobs;

	@Autowired
	TestTime time;

	NoticeFixtures people;

	@BeforeEach
	void people(@Autowired Fixtures fixtures, @Autowired Staff staff,
			@Autowired PlatformTransactionManager transactions) {
		this.people = new NoticeFixtures(fixtures, staff, this.notices, transactions);
	}

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void tellsEachPersonOnceAndNobodyElse() {
		Agent agent = this.people.somebody();
		Agent other = this.people.somebody();
		TicketSnapshot ticket = this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		assertThat(all(agent)).singleElement().satisfies((notice) -> {
			assertThat(notice.number()).isEqualTo(ticket.number());
			assertThat(notice.subject()).isEqualTo(ticket.subject());
			assertThat(notice.isUnread()).isTrue();
		});
		assertThat(all(other)).isEmpty();
		assertThat(this.notices.unread(other.asViewer())).isZero();
	}

	@Test
	void pagesFromTheNewestToTheOldest() {
		Agent agent = this.people.somebody();
		for (int one = 0; one < 5; one++) {
			this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		}
		List<Long> seen = new ArrayList<>();
		Optional<Cursor> cursor = Optional.empty();
		do {
			Slice<Notice> page = this.notices.of(agent.asViewer(), false, 2, cursor);
			page.items().forEach((notice) -> seen.add(notice.id()));
			cursor = Optional.ofNullable(page.next()).map(Cursor::parse);
		}
		while (cursor.isPresent());
		assertThat(seen).hasSize(5).isSortedAccordingTo((one, other) -> Long.compare(other, one));
	}

	@Test
	void keepsUnreadWhatCameAfterTheOneThatWasSeen() {
		Agent agent = this.people.somebody();
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		long seen = all(agent).get(0).id();
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		this.notices.readUpTo(agent.asViewer(), seen);
		assertThat(this.notices.of(agent.asViewer(), true, 10, Optional.empty()).items()).singleElement()
			.satisfies((notice) -> assertThat(notice.id()).isGreaterThan(seen));
		assertThat(this.notices.unread(agent.asViewer())).isEqualTo(1);
	}

	@Test
	void readsWhatIsOfATicketForOnePersonOnly() {
		Agent agent = this.people.somebody();
		Agent other = this.people.somebody();
		TicketSnapshot ticket = this.people.tell(agent, NoticeKind.PROMISE_AT_RISK, RESOLUTION);
		this.people.tell(other, ticket, NoticeKind.PROMISE_AT_RISK, RESOLUTION);
		this.people.tell(agent, NoticeKind.PROMISE_AT_RISK, RESOLUTION);
		this.notices.readOf(agent.asViewer(), ticket.id());
		assertThat(all(agent)).extracting(Notice::isUnread).containsExactly(true, false);
		assertThat(this.notices.unread(other.asViewer())).isEqualTo(1);
	}

	@Test
	void countsNoFurtherThanAnybodyReads() {
		Agent agent = this.people.somebody();
		TicketSnapshot ticket = this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		for (int one = 0; one < Notices.MOST_COUNTED + 5; one++) {
			this.people.tell(agent, ticket, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		}
		assertThat(this.notices.unread(agent.asViewer())).isEqualTo(Notices.MOST_COUNTED);
	}

	@Test
	void keepsTheSubjectFromThoseWhoMayNotSeeTheTicket() {
		Agent agent = this.people.somebody();
		TicketSnapshot ticket = this.people.aTicketOfAnotherTeam();
		this.people.tell(agent, ticket, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		assertThat(all(agent)).singleElement().satisfies((notice) -> {
			assertThat(notice.number()).isEqualTo(ticket.number());
			assertThat(notice.subject()).isNull();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					PROMISE_AT_RISK | FIRST_RESPONSE |           |          | Promise at risk: First response | 承诺有风险：首次响应
					PROMISE_BROKEN  | RESOLUTION     |           |          | Promise missed: Resolution | 承诺已超时：解决
					PROMISE_BROKEN  | TOMORROWS      |           |          | Promise missed: TOMORROWS | 承诺已超时：TOMORROWS
					ESCALATED       |                | ana       | a {0} 'b | Escalated by Ana Alves: a {0} 'b | Ana Alves 发起升级：a {0} 'b
					ESCALATED       |                | requester | I wait   | Escalated by the requester: I wait | 用户请求升级：I wait
					ESCALATED       |                | system    | a rule: a complaint | Escalated by a rule: a complaint | 升级（规则：投诉）
					UNANSWERED      |                | system    | reminder | Nobody has acknowledged the escalation yet | 升级尚无人确认
					HANDED_BACK     |                | gone      | call     | Handed back by gone: call | gone 退回处理：call
					CAME_WITH_TICKET |               | -         | promise broken: UPDATE | You have this ticket now, and its escalation with it: promise broken: Update | 此工单现由您处理，其升级也随之转给您：承诺超时：进展更新
					CAME_WITH_TICKET |               | -         | Waits: since May | You have this ticket now, and its escalation with it: Waits: since May | 此工单现由您处理，其升级也随之转给您：Waits: since May
					""")
	void saysWhyInTheReadersLanguage(NoticeKind kind, String target, String by, String reason, String english,
			String chinese) {
		Agent agent = this.people.somebody();
		this.people.tell(agent, kind, (target != null) ? Map.of("target", target) : Map.of("by", by, "reason", reason));
		Notice notice = all(agent).get(0);
		assertThat(this.words.in(Locale.ENGLISH).apply(notice)).isEqualTo(english);
		assertThat(this.words.in(Locale.SIMPLIFIED_CHINESE).apply(notice)).isEqualTo(chinese);
	}

	@Test
	void saysOnOneLineWhatSomebodyTypedOnSeveral() {
		Agent agent = this.people.somebody();
		this.people.tell(agent, NoticeKind.ESCALATED, Map.of("by", "ana", "reason", "one\r\nBcc: two"));
		assertThat(this.words.in(Locale.ENGLISH).apply(all(agent).get(0)))
			.isEqualTo("Escalated by Ana Alves: one Bcc: two");
	}

	@Test
	void keepsReadOnesAMonthAndOthersThree() {
		Agent agent = this.people.somebody();
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		this.notices.readUpTo(agent.asViewer(), Long.MAX_VALUE);
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		this.time.skip(Duration.ofDays(29));
		this.jobs.forgetOld();
		assertThat(all(agent)).hasSize(2);
		this.time.skip(Duration.ofDays(2));
		this.jobs.forgetOld();
		assertThat(all(agent)).extracting(Notice::isUnread).containsExactly(true);
		this.time.skip(Duration.ofDays(58));
		this.jobs.forgetOld();
		assertThat(all(agent)).hasSize(1);
		this.time.skip(Duration.ofDays(2));
		this.jobs.forgetOld();
		assertThat(all(agent)).isEmpty();
	}

	private List<Notice> all(Agent agent) {
		return this.notices.of(agent.asViewer(), false, 200, Optional.empty()).items();
	}

}
