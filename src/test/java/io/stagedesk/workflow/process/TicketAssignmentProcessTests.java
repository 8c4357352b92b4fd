package io.stagedesk.workflow.process;

import java.time.Duration;

import io.stagedesk.routing.Cause;
import io.stagedesk.staff.Presence;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketActions.Transfer;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

class TicketAssignmentProcessTests extends ProcessTests {

	@Test
	void waitsInTheQueueWhileNobodyIsFree() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		assertThat(assignment(ticket)).isWaitingAtExactly("userTask_takeTicket")
			.task("userTask_takeTicket")
			.isNotAssigned()
			.hasCandidateGroup("payments");
	}

	@Test
	void endsWhenTheTicketIsTakenFromTheQueue() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		ProcessInstance assignment = assignment(ticket);
		this.actions.claim(ticket.number(), null, this.ana);
		assertThat(assignment).isEnded()
			.hasPassedInOrder("userTask_takeTicket", "serviceTask_recordAssignment", "endEvent_ticketAssigned");
		assertThat(now(ticket).assignee()).isEqualTo("ana");
	}

	@Test
	void offersToAFreeAgentAndEndsWhenAccepted() {
		online("ana");
		TicketSnapshot ticket = this.fixtures.aTicket();
		ProcessInstance assignment = assignment(ticket);
		assertThat(assignment).isWaitingAtExactly("userTask_acceptTicket").task().isAssignedTo("ana");
		this.actions.claim(ticket.number(), null, this.ana);
		assertThat(assignment).isEnded().hasPassed("endEvent_ticketAssigned").hasNotPassed("userTask_takeTicket");
	}

	@Test
	void offersToTheNextWhenAnOfferExpires() {
		online("ana");
		online("yuki");
		TicketSnapshot ticket = this.fixtures.aTicket();
		String first = now(ticket).offeredTo();
		this.time.pass(Duration.ofMinutes(6));
		assertThat(assignment(ticket)).hasPassed("boundaryEvent_offerExpired", "serviceTask_withdrawOffer")
			.isWaitingAtExactly("userTask_acceptTicket");
		assertThat(now(ticket).offeredTo()).isNotNull().isNotEqualTo(first);
	}

	@Test
	void putsIntoTheQueueWhatNobodyAccepts() {
		online("ana");
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.pass(Duration.ofMinutes(6));
		assertThat(assignment(ticket)).isWaitingAtExactly("userTask_takeTicket");
		assertThat(now(ticket).offeredTo()).isNull();
	}

	@Test
	void routesAgainFromTheQueueWhenSomebodyComesOnline() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		online("ana");
		this.dispatcher.drain("payments", Cause.AGENT_ONLINE);
		assertThat(assignment(ticket)).hasPassed("boundaryEvent_routingAskedOfQueue")
			.isWaitingAtExactly("userTask_acceptTicket");
	}

	@Test
	void routesAgainFromAnOfferWhenHandedToAnotherTeam() {
		online("ana");
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.actions.transfer(ticket.number(), new Transfer("technical", null, "It crashes", null), null, this.ana);
		assertThat(assignment(ticket)).hasPassed("boundaryEvent_routingAskedOfOffer")
			.isWaitingAtExactly("userTask_takeTicket")
			.task("userTask_takeTicket")
			.hasCandidateGroup("technical");
	}

	private void online(String login) {
		this.staff.changePresence(login, Presence.ONLINE);
	}

	private ProcessInstance assignment(TicketSnapshot ticket) {
		return process("ticket-assignment", ticket);
	}

}
