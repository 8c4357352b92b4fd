package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.Map;

import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketActions.Transfer;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

class TicketResolutionProcessTests extends ProcessTests {

	@Test
	void givesTheWorkToTheAssignee() {
		assertThat(resolution(ticketOfAna())).isWaitingAtExactly("userTask_resolveTicket").task().isAssignedTo("ana");
	}

	@Test
	void endsResolved() {
		TicketSnapshot ticket = ticketOfAna();
		ProcessInstance resolution = resolution(ticket);
		this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, this.ana);
		assertThat(resolution).isEnded()
			.hasPassedInOrder("userTask_resolveTicket", "serviceTask_recordResolution", "endEvent_ticketResolved");
		assertThat(now(ticket).status()).isEqualTo(Status.RESOLVED);
	}

	@Test
	void worksOnWhenTheAnswerComes() {
		TicketSnapshot ticket = ticketOfAna();
		waitForRequester(ticket);
		assertThat(resolution(ticket)).isWaitingAtExactly("callActivity_wait");
		this.actions.resume(ticket.number(), null, this.ana);
		assertThat(resolution(ticket)).hasPassed("callActivity_wait").isWaitingAtExactly("userTask_resolveTicket");
	}

	@Test
	void endsWithoutAnswer() {
		TicketSnapshot ticket = ticketOfAna();
		ProcessInstance resolution = resolution(ticket);
		waitForRequester(ticket);
		this.time.pass(Duration.ofDays(8));
		assertThat(resolution).isEnded().hasPassed("endEvent_closedWithoutAnswer");
	}

	@Test
	void goesOnWithTheNewAssignee() {
		TicketSnapshot ticket = ticketOfAna();
		this.actions.transfer(ticket.number(), new Transfer(null, "yuki", "Speaks Japanese", "see the log"), null,
				this.ana);
		assertThat(resolution(ticket)).hasPassed("serviceTask_recordTransfer")
			.isWaitingAtExactly("userTask_resolveTicket")
			.task()
			.isAssignedTo("yuki");
	}

	@Test
	void endsWhenHandedToAnotherTeam() {
		TicketSnapshot ticket = ticketOfAna();
		ProcessInstance resolution = resolution(ticket);
		this.actions.transfer(ticket.number(), new Transfer("technical", null, "It crashes", "see the log"), null,
				this.ana);
		assertThat(resolution).isEnded().hasPassed("endEvent_handedToAnotherTeam");
		assertThat(now(ticket)).extracting(TicketSnapshot::team, TicketSnapshot::assignee)
			.containsExactly("technical", null);
	}

	@Test
	void keepsTheWorkWhileAnotherTeamAdvises() {
		TicketSnapshot ticket = ticketOfAna();
		askTechnical(ticket);
		assertThat(resolution(ticket)).isWaitingAtExactly("userTask_resolveTicket", "userTask_giveAdvice")
			.task("userTask_giveAdvice")
			.hasCandidateGroup("technical");
	}

	@Test
	void endsTheAdviceOnlyWhenItIsGiven() {
		TicketSnapshot ticket = ticketOfAna();
		askTechnical(ticket);
		complete("userTask_giveAdvice", ticket, Map.of("advice", "Reinstall"), this.fixtures.viewer("chen"));
		assertThat(resolution(ticket)).hasPassed("serviceTask_recordAdvice", "endEvent_adviceOver")
			.isWaitingAtExactly("userTask_resolveTicket");
	}

	@Test
	void keepsTheAdviceOpenWhileItWaits() {
		TicketSnapshot ticket = ticketOfAna();
		askTechnical(ticket);
		waitForRequester(ticket);
		assertThat(resolution(ticket)).isWaitingAtExactly("callActivity_wait", "userTask_giveAdvice");
	}

	@Test
	void dropsOpenAdviceWhenResolved() {
		TicketSnapshot ticket = ticketOfAna();
		ProcessInstance resolution = resolution(ticket);
		askTechnical(ticket);
		this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, this.ana);
		assertThat(resolution).isEnded().hasNotPassed("endEvent_adviceOver");
		assertThat(this.tasks.of(ticket)).isEmpty();
	}

	@Test
	void dropsOpenAdviceWhenHandedToAnotherTeam() {
		TicketSnapshot ticket = ticketOfAna();
		ProcessInstance resolution = resolution(ticket);
		askTechnical(ticket);
		this.actions.transfer(ticket.number(), new Transfer("technical", null, "It crashes", "see the log"), null,
				this.ana);
		assertThat(resolution).isEnded();
		assertThat(this.tasks.of(ticket)).singleElement()
			.satisfies((task) -> assertThat(task.key()).isEqualTo("userTask_takeTicket"));
	}

	private void waitForRequester(TicketSnapshot ticket) {
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "Which account?", null, this.ana);
	}

	private void askTechnical(TicketSnapshot ticket) {
		this.actions.consult(ticket.number(), "technical", "Is this a known bug?", null, this.ana);
	}

	private ProcessInstance resolution(TicketSnapshot ticket) {
		return process("ticket-resolution", ticket);
	}

}
