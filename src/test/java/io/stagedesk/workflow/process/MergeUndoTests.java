package io.stagedesk.workflow.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.stagedesk.messaging.MailKind;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.sla.Outcome;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.TicketNotFoundException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.MergeUndo;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

/** A merge that was a mistake: the ticket's process is alive again where it stood. */
class MergeUndoTests extends ProcessTests {

	@Autowired
	MergeUndo undo;

	@Autowired
	Promises promises;

	@Autowired
	Outbox outbox;

	@Test
	void goesOnWithTheWork() {
		TicketSnapshot ticket = ticketOfAna();
		TicketSnapshot into = merge(ticket);
		this.tickets.write(into.number(), Visibility.PUBLIC, "Meanwhile", null, Actor.agent("ana"));
		this.undo.undo(ticket.number(), null, this.ana);
		assertThat(process("ticket-lifecycle", ticket)).isWaitingAtExactly("callActivity_resolve").hasNoVariables();
		assertThat(process("ticket-resolution", ticket)).isWaitingAt("userTask_resolveTicket");
		TicketSnapshot now = now(ticket);
		assertThat(now.status()).isEqualTo(Status.OPEN);
		assertThat(now.assignee()).isEqualTo("ana");
		assertThat(now.closeReason()).isNull();
		assertThat(now.mergedInto()).isNull();
		assertThat(now.closedAt()).isNull();
		assertThat(now.unansweredSince()).isEqualTo(ticket.unansweredSince());
		assertThat(kinds(ticket)).contains("MERGED", "MERGE_UNDONE");
		assertThat(kinds(into)).contains("MERGED_IN", "MERGE_UNDONE");
		assertThat(this.tickets.messages(into.number(), this.ana))
			.anyMatch((message) -> message.body().equals("Meanwhile"));
	}

	@Test
	void canBeResolvedAfterwards() {
		TicketSnapshot ticket = ticketOfAna();
		merge(ticket);
		this.undo.undo(ticket.number(), null, this.ana);
		this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, this.ana);
		assertThat(process("ticket-lifecycle", ticket)).isWaitingAtExactly("callActivity_close");
	}

	@Test
	void isRoutedAgainWhereNobodyHadIt() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		merge(ticket);
		this.undo.undo(ticket.number(), null, this.ana);
		assertThat(process("ticket-lifecycle", ticket)).isWaitingAtExactly("callActivity_assign");
		assertThat(process("ticket-assignment", ticket)).isWaitingAt("userTask_takeTicket");
		assertThat(now(ticket).status()).isEqualTo(Status.NEW);
		assertThat(now(ticket).team()).isEqualTo("payments");
	}

	@Test
	void waitsForTheRequesterAgain() {
		TicketSnapshot ticket = ticketOfAna();
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "question", null, this.ana);
		merge(ticket);
		this.undo.undo(ticket.number(), null, this.ana);
		assertThat(process("ticket-waiting", ticket)).isActive();
		assertThat(now(ticket).status()).isEqualTo(Status.WAITING_REQUESTER);
		assertThat(clock(ticket, Target.RESOLUTION).pausedSince()).isNotNull();
	}

	@Test
	void staysResolvedAndTellsNobodyTwice() {
		TicketSnapshot ticket = resolvedTicket();
		merge(ticket);
		this.undo.undo(ticket.number(), null, this.ana);
		assertThat(process("ticket-closure", ticket)).isActive();
		assertThat(now(ticket).status()).isEqualTo(Status.RESOLVED);
		assertThat(this.outbox.of(ticket).stream().filter((mail) -> mail.kind() == MailKind.RESOLUTION)).hasSize(1);
	}

	@Test
	void countsTheTimeBetweenAsIfItHadNotBeenMerged() {
		TicketSnapshot ticket = ticketOfAna();
		Instant due = clock(ticket, Target.RESOLUTION).dueAt();
		merge(ticket);
		assertThat(clock(ticket, Target.RESOLUTION).outcome()).isEqualTo(Outcome.CANCELLED);
		this.time.skip(Duration.ofMinutes(20));
		this.undo.undo(ticket.number(), null, this.ana);
		PromiseClock again = clock(ticket, Target.RESOLUTION);
		assertThat(again.isRunning()).isTrue();
		assertThat(again.dueAt()).isEqualTo(due);
		assertThat(clock(ticket, Target.FIRST_RESPONSE).isRunning()).isTrue();
		assertThat(process("sla-clock", again.key().toString())).isActive();
	}

	@Test
	void isPossibleForHalfAnHour() {
		TicketSnapshot ticket = ticketOfAna();
		merge(ticket);
		this.time.skip(Duration.ofMinutes(31));
		assertThatExceptionOfType(StageNotAllowedException.class)
			.isThrownBy(() -> this.undo.undo(ticket.number(), null, this.ana));
		assertThat(now(ticket).status()).isEqualTo(Status.CLOSED);
	}

	@Test
	void isOnceAndForThoseOnlyWhoActOnBoth() {
		TicketSnapshot ticket = ticketOfAna();
		merge(ticket);
		assertThatExceptionOfType(TicketNotFoundException.class)
			.isThrownBy(() -> this.undo.undo(ticket.number(), null, this.fixtures.viewer("chen")));
		this.undo.undo(ticket.number(), null, this.ana);
		assertThatExceptionOfType(StageNotAllowedException.class)
			.isThrownBy(() -> this.undo.undo(ticket.number(), null, this.ana));
	}

	private TicketSnapshot merge(TicketSnapshot ticket) {
		TicketSnapshot into = ticketOfAna();
		this.actions.merge(ticket.number(), into.number(), null, this.ana);
		return into;
	}

	private PromiseClock clock(TicketSnapshot ticket, Target target) {
		return this.promises.of(ticket)
			.stream()
			.filter((clock) -> clock.target() == target)
			.reduce((one, later) -> later)
			.orElseThrow();
	}

	private List<String> kinds(TicketSnapshot ticket) {
		return this.tickets.events(ticket.number(), this.ana).stream().map(TicketEvent::kind).toList();
	}

}
