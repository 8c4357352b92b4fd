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

class TicketClosureProcessTests extends ProcessTests {

	@Test
	void announcesTheResolutionAndWaits() {
		assertThat(closure(resolvedTicket())).hasPassed("sendTask_announceResolution")
			.isWaitingAtExactly("eventBasedGateway_firstEvent");
	}

	@Test
	void closesWhenTheReopenWindowIsOver() {
		TicketSnapshot ticket = resolvedTicket();
		ProcessInstance closure = closure(ticket);
		this.time.pass(Duration.ofDays(4));
		assertThat(closure).isEnded()
			.hasPassedInOrder("intermediateCatchEvent_reopenWindowOver", "serviceTask_recordClosing",
					"endEvent_ticketClosed");
		assertThat(now(ticket)).extracting(TicketSnapshot::status, TicketSnapshot::closeReason)
			.containsExactly(Status.CLOSED, CloseReason.SOLVED);
	}

	@Test
	void closesEarlierWhenAsked() {
		TicketSnapshot ticket = resolvedTicket();
		ProcessInstance closure = closure(ticket);
		this.actions.close(ticket.number(), null, this.ana);
		assertThat(closure).isEnded().hasPassed("intermediateCatchEvent_closingAsked", "endEvent_ticketClosed");
		assertThat(now(ticket).status()).isEqualTo(Status.CLOSED);
	}

	@Test
	void reopensWhenAsked() {
		TicketSnapshot ticket = resolvedTicket();
		ProcessInstance closure = closure(ticket);
		this.actions.reopen(ticket.number(), "Still nothing", null, this.ana);
		assertThat(closure).isEnded()
			.hasPassed("intermediateCatchEvent_reopeningAsked", "serviceTask_recordReopening",
					"endEvent_ticketReopened");
		assertThat(now(ticket).status()).isEqualTo(Status.OPEN);
	}

	@Test
	void reopensWhenTheRequesterWritesAgain() {
		TicketSnapshot ticket = resolvedTicket();
		ProcessInstance closure = closure(ticket);
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "It is not there", null, Actor.REQUESTER);
		assertThat(closure).isEnded().hasPassed("endEvent_ticketReopened");
	}

	private ProcessInstance closure(TicketSnapshot ticket) {
		return process("ticket-closure", ticket);
	}

}
