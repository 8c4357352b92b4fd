package io.stagedesk.workflow.process;

import java.time.Duration;

import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

class TicketWaitingProcessTests extends ProcessTests {

	@Test
	void endsWhenTheRequesterAnswers() {
		TicketSnapshot ticket = waitingFor(Status.WAITING_REQUESTER);
		ProcessInstance waiting = waiting(ticket);
		assertThat(waiting).isWaitingAtExactly("receiveTask_waitForRequester");
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "Account 7", null, Actor.REQUESTER);
		assertThat(waiting).isEnded().hasPassed("serviceTask_recordReturn", "endEvent_answerReceived");
		assertThat(now(ticket).status()).isEqualTo(Status.OPEN);
	}

	@Test
	void endsWhenTheAssigneeGoesOnByHand() {
		TicketSnapshot ticket = waitingFor(Status.WAITING_REQUESTER);
		ProcessInstance waiting = waiting(ticket);
		this.actions.resume(ticket.number(), null, this.ana);
		assertThat(waiting).isEnded().hasPassed("endEvent_answerReceived");
	}

	@Test
	void remindsTheRequesterOnceAndWaitsOn() {
		TicketSnapshot ticket = waitingFor(Status.WAITING_REQUESTER);
		this.time.pass(Duration.ofDays(5));
		assertThat(waiting(ticket)).hasPassed("sendTask_remindRequester", "endEvent_requesterReminded")
			.isWaitingAtExactly("receiveTask_waitForRequester");
	}

	@Test
	void closesWithoutAnswerWhenPatienceIsOver() {
		TicketSnapshot ticket = waitingFor(Status.WAITING_REQUESTER);
		ProcessInstance waiting = waiting(ticket);
		this.time.pass(Duration.ofDays(8));
		assertThat(waiting).isEnded()
			.hasPassedInOrder("sendTask_remindRequester", "serviceTask_closeWithoutAnswer", "endEvent_noAnswerCame");
		assertThat(now(ticket)).extracting(TicketSnapshot::status, TicketSnapshot::closeReason)
			.containsExactly(Status.CLOSED, CloseReason.NO_ANSWER);
	}

	@Test
	void waitsForAThirdPartyWithoutLimit() {
		TicketSnapshot ticket = waitingFor(Status.ON_HOLD);
		this.time.pass(Duration.ofDays(30));
		assertThat(waiting(ticket)).isWaitingAtExactly("receiveTask_waitForThirdParty")
			.hasNotPassed("sendTask_remindRequester");
	}

	@Test
	void endsWhenTheThirdPartyAnswers() {
		TicketSnapshot ticket = waitingFor(Status.ON_HOLD);
		ProcessInstance waiting = waiting(ticket);
		this.actions.resume(ticket.number(), null, this.ana);
		assertThat(waiting).isEnded().hasPassed("endEvent_answerReceived");
	}

	private TicketSnapshot waitingFor(Status status) {
		return this.actions.waitFor(ticketOfAna().number(), status, "Which account?", null, this.ana);
	}

	private ProcessInstance waiting(TicketSnapshot ticket) {
		return process("ticket-waiting", ticket);
	}

}
