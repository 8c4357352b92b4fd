package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.messaging.notice.Notice;
import io.stagedesk.messaging.notice.NoticeKind;
import io.stagedesk.messaging.notice.Notices;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketActions.Transfer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is told what when an escalation asks for attention. */
class AttentionNoticesTests extends ProcessTests {

	@Autowired
	Notices notices;

	@Test
	void tellsTheAssigneeOfAPromiseAtRisk() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.pass(Duration.ofMinutes(46));
		assertThat(told("ana", ticket)).singleElement().satisfies((notice) -> {
			assertThat(notice.kind()).isEqualTo(NoticeKind.PROMISE_AT_RISK);
			assertThat(notice.details()).containsEntry("target", "FIRST_RESPONSE").containsEntry("to", "ASSIGNEE");
		});
		assertThat(told("mona", ticket)).isEmpty();
	}

	@Test
	void tellsTheLeadOfABrokenPromise() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.pass(Duration.ofMinutes(61));
		assertThat(told("mona", ticket)).extracting(Notice::kind).containsExactly(NoticeKind.PROMISE_BROKEN);
		assertThat(told("yuki", ticket)).isEmpty();
	}

	@Test
	void tellsTheLeadWhoEscalatedAndWhy() {
		TicketSnapshot ticket = escalatedTicket();
		assertThat(told("mona", ticket)).singleElement().satisfies((notice) -> {
			assertThat(notice.kind()).isEqualTo(NoticeKind.ESCALATED);
			assertThat(notice.details()).containsEntry("by", "ana").containsEntry("reason", "The requester is a host");
		});
		assertThat(told("ada", ticket)).isEmpty();
	}

	@Test
	void tellsTheManagersThatNobodyAcknowledged() {
		TicketSnapshot ticket = escalatedTicket();
		this.time.pass(Duration.ofMinutes(61));
		assertThat(told("ada", ticket)).extracting(Notice::kind).contains(NoticeKind.UNANSWERED);
	}

	@Test
	void tellsTheLevelBelowThePlan() {
		TicketSnapshot ticket = escalatedTicket();
		complete("userTask_acknowledgeEscalation", ticket, Map.of("plan", "Call the bank\nat once", "handedBack", true),
				this.mona);
		assertThat(told("ana", ticket)).singleElement().satisfies((notice) -> {
			assertThat(notice.kind()).isEqualTo(NoticeKind.HANDED_BACK);
			assertThat(notice.details()).containsEntry("by", "mona").containsEntry("reason", "Call the bank\nat once");
		});
	}

	@Test
	void tellsANewAssigneeWhomTheEscalationFollows() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.pass(Duration.ofMinutes(46));
		this.actions.transfer(ticket.number(), new Transfer(null, "yuki", "Japanese", "Please go on"), null, this.ana);
		assertThat(told("yuki", ticket)).singleElement().satisfies((notice) -> {
			assertThat(notice.kind()).isEqualTo(NoticeKind.CAME_WITH_TICKET);
			assertThat(notice.details()).containsEntry("reason", "promise at risk: FIRST_RESPONSE");
		});
		assertThat(told("ana", ticket)).extracting(Notice::kind).containsExactly(NoticeKind.PROMISE_AT_RISK);
	}

	@Test
	void tellsANewAssigneeNothingOfWhatOthersAreAsked() {
		TicketSnapshot ticket = escalatedTicket();
		this.actions.transfer(ticket.number(), new Transfer(null, "yuki", "Japanese", "Please go on"), null, this.ana);
		assertThat(told("yuki", ticket)).isEmpty();
	}

	private TicketSnapshot escalatedTicket() {
		return this.actions.escalate(ticketOfAna().number(), "The requester is a host", null, this.ana);
	}

	/** Of escalations; that a ticket is somebody's now is another matter. */
	private List<Notice> told(String login, TicketSnapshot ticket) {
		return this.notices.of(this.fixtures.viewer(login), false, 200, Optional.empty())
			.items()
			.stream()
			.filter((notice) -> notice.ticketId() == ticket.id() && notice.kind() != NoticeKind.ASSIGNED)
			.toList();
	}

}
