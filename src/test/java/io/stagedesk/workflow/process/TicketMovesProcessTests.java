package io.stagedesk.workflow.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Vendors;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.TicketNotFoundException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.move.Move;
import io.stagedesk.ticket.move.MoveKind;
import io.stagedesk.workflow.TicketActions.Transfer;
import io.stagedesk.workflow.VendorActions;
import io.stagedesk.workflow.VendorActions.ToVendor;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

/** How a ticket goes to a vendor and back, and what those read who get it. */
class TicketMovesProcessTests extends ProcessTests {

	@Autowired
	VendorActions atVendors;

	@Autowired
	Vendors vendors;

	@Autowired
	SeenTickets seen;

	@Autowired
	Promises promises;

	private Viewer vera;

	@BeforeEach
	void meetVera() {
		this.vera = this.fixtures.viewer("vera");
	}

	@AfterEach
	void letVendorsIn() {
		this.vendors.activate("acme", true, this.fixtures.viewer("ada"));
	}

	@Test
	void handsTheWorkToAVendorsAgent() {
		TicketSnapshot ticket = atVendor();
		assertThat(resolution(ticket)).hasPassed("serviceTask_handToVendor")
			.isWaitingAtExactly("userTask_resolveTicket")
			.task()
			.isAssignedTo("vera");
		assertThat(now(ticket).team()).isEqualTo("payments");
		assertThat(event(ticket, "HANDED_TO_VENDOR").actor()).isEqualTo("ana");
		assertThat(event(ticket, "HANDED_TO_VENDOR").details()).containsAllEntriesOf(
				Map.of("from", "ana", "to", "vera", "vendor", "acme", "reason", "workload", "toTeam", "payments"));
	}

	@Test
	void comesBackToTheOneWhoHandedItOver() {
		TicketSnapshot ticket = atVendor();
		this.atVendors.takeBack(ticket.number(), "Asked the bank", null, this.vera);
		assertThat(resolution(ticket)).hasPassed("serviceTask_takeBackFromVendor").task().isAssignedTo("ana");
		assertThat(event(ticket, "RETURNED_FROM_VENDOR").details())
			.containsAllEntriesOf(Map.of("from", "vera", "to", "ana", "vendor", "acme"));
		assertThatExceptionOfType(TicketNotFoundException.class)
			.isThrownBy(() -> this.tickets.find(ticket.number(), this.vera));
	}

	@Test
	void isTakenBackByOurPeople() {
		TicketSnapshot ticket = atVendor();
		assertThat(this.atVendors.takeBack(ticket.number(), "We do it", null, this.mona).assignee()).isEqualTo("ana");
	}

	@Test
	void waitsOnWhenAVendorGivesItBackMeanwhile() {
		TicketSnapshot ticket = atVendor();
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "Which bank?", null, this.vera);
		this.atVendors.takeBack(ticket.number(), "The bank is asked", null, this.vera);
		assertThat(now(ticket)).extracting(TicketSnapshot::status, TicketSnapshot::assignee)
			.containsExactly(Status.WAITING_REQUESTER, "ana");
		this.actions.resume(ticket.number(), null, this.ana);
		assertThat(resolution(ticket)).isWaitingAtExactly("userTask_resolveTicket").task().isAssignedTo("ana");
	}

	@Test
	void refusesWhatIsNotWithAVendor() {
		TicketSnapshot ticket = ticketOfAna();
		assertThatExceptionOfType(StageNotAllowedException.class)
			.isThrownBy(() -> this.atVendors.takeBack(ticket.number(), "note", null, this.ana));
		TicketSnapshot given = atVendor();
		assertThatExceptionOfType(StageNotAllowedException.class)
			.isThrownBy(() -> this.atVendors.hand(given.number(), acme(), null, this.mona));
	}

	@Test
	void goesBackToTheQueueWhenTheVendorIsCutOff() {
		TicketSnapshot open = atVendor();
		TicketSnapshot waiting = atVendor();
		this.actions.waitFor(waiting.number(), Status.WAITING_REQUESTER, "Which bank?", null, this.vera);
		TicketSnapshot ours = ticketOfAna();
		Instant due = due(open);
		this.vendors.activate("acme", false, this.fixtures.viewer("ada"));
		this.time.pass(Duration.ofSeconds(1));
		assertThat(now(open)).extracting(TicketSnapshot::status, TicketSnapshot::assignee, TicketSnapshot::team)
			.containsExactly(Status.NEW, null, "payments");
		assertThat(taskOf(open, "userTask_takeTicket").team()).isEqualTo("payments");
		assertThat(event(open, "RETURNED_FROM_VENDOR").details()).containsEntry("reason", "the vendor was cut off");
		assertThat(this.tickets.messages(open.number(), this.mona)).last()
			.satisfies((note) -> assertThat(note.body()).startsWith("Taken back from Vera Vendor"));
		assertThat(due(open)).isEqualTo(due);
		assertThat(now(waiting)).extracting(TicketSnapshot::status, TicketSnapshot::assignee)
			.containsExactly(Status.WAITING_REQUESTER, null);
		this.actions.resume(waiting.number(), null, this.mona);
		assertThat(now(waiting).status()).isEqualTo(Status.NEW);
		assertThat(taskOf(waiting, "userTask_takeTicket").team()).isEqualTo("payments");
		assertThat(now(ours).assignee()).isEqualTo("ana");
	}

	@Test
	void withdrawsTheQuestionToAnotherTeam() {
		for (String login : List.of("ana", "chen")) {
			TicketSnapshot ticket = ticketOfAna();
			this.actions.consult(ticket.number(), "technical", "A known bug?", null, this.ana);
			this.actions.withdrawAdvice(ticket.number(), "found it", this.fixtures.viewer(login));
			assertThat(resolution(ticket)).hasPassed("serviceTask_withdrawAdvice", "endEvent_adviceOver")
				.isWaitingAtExactly("userTask_resolveTicket");
			assertThat(now(ticket).advisingTeam()).isNull();
			assertThat(event(ticket, "ADVICE_WITHDRAWN").actor()).isEqualTo(login);
			assertThatExceptionOfType(StageNotAllowedException.class)
				.isThrownBy(() -> this.actions.withdrawAdvice(ticket.number(), "again", this.ana));
		}
	}

	@Test
	void tellsTheReceiverUntilSomebodyAnswers() {
		TicketSnapshot ticket = ticketOfAna();
		this.actions.transfer(ticket.number(), new Transfer(null, "yuki", "language", "She writes Japanese"), null,
				this.ana);
		Move move = lastMove(ticket);
		assertThat(move.unread()).isTrue();
		assertThat(move).extracting(Move::kind, Move::actor, Move::fromAgent, Move::toAgent, Move::reason, Move::note)
			.containsExactly(MoveKind.TRANSFER, "ana", "ana", "yuki", "language", "She writes Japanese");
		say(ticket, Visibility.PUBLIC, "ana");
		say(ticket, Visibility.INTERNAL, "yuki");
		assertThat(lastMove(ticket).unread()).isTrue();
		say(ticket, Visibility.PUBLIC, "yuki");
		assertThat(lastMove(ticket)).extracting(Move::unread, Move::doneBy).containsExactly(false, "yuki");
	}

	@Test
	void tellsTheReceiverUntilSomebodyPutsItAway() {
		TicketSnapshot ticket = ticketOfAna();
		this.actions.transfer(ticket.number(), new Transfer("technical", null, "wrong-team", "It crashes"), null,
				this.ana);
		Viewer omar = this.fixtures.viewer("omar");
		this.actions.tookNote(ticket.number(), omar);
		assertThat(this.seen.moves(ticket.number(), omar)).last().extracting(Move::doneBy).isEqualTo("omar");
	}

	private void say(TicketSnapshot ticket, Visibility visibility, String login) {
		this.tickets.write(ticket.number(), visibility, "Hello", null, Actor.agent(login));
	}

	private Move lastMove(TicketSnapshot ticket) {
		List<Move> moves = this.seen.moves(ticket.number(), this.mona);
		return moves.get(moves.size() - 1);
	}

	private TicketSnapshot atVendor() {
		return this.atVendors.hand(ticketOfAna().number(), acme(), null, this.ana);
	}

	private static ToVendor acme() {
		return new ToVendor("acme", null, "workload", "Please ask the bank");
	}

	private Instant due(TicketSnapshot ticket) {
		return this.promises.of(ticket)
			.stream()
			.filter((clock) -> !clock.isOver())
			.map(PromiseClock::dueAt)
			.findFirst()
			.orElseThrow();
	}

	private TicketEvent event(TicketSnapshot ticket, String kind) {
		return this.tickets.events(ticket.number(), this.mona)
			.stream()
			.filter((event) -> event.kind().equals(kind))
			.reduce((one, later) -> later)
			.orElseThrow();
	}

	private ProcessInstance resolution(TicketSnapshot ticket) {
		return process("ticket-resolution", ticket);
	}

}
