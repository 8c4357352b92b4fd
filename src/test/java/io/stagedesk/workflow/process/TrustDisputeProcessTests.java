package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.Map;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.FourEyesException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketActions.Transfer;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

class TrustDisputeProcessTests extends ProcessTests {

	private Viewer lina;

	@BeforeEach
	void meetLina() {
		this.lina = this.fixtures.viewer("lina");
	}

	@Test
	void decidesAloneWhatIsUpheld() {
		TicketSnapshot ticket = disputeOfLina();
		ProcessInstance dispute = dispute(ticket);
		examine(ticket, "UPHOLD");
		assertThat(dispute).isEnded()
			.hasPassedInOrder("serviceTask_recordFinding", "serviceTask_recordDecision", "endEvent_disputeDecided")
			.hasNotPassed("userTask_approveDecision");
		assertThat(now(ticket).status()).isEqualTo(Status.RESOLVED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "REFUND", "UNBAN" })
	void asksASecondPersonBeforeAnythingIsGivenBack(String decision) {
		TicketSnapshot ticket = disputeOfLina();
		examine(ticket, decision);
		assertThat(dispute(ticket)).isWaitingAtExactly("userTask_approveDecision").task().hasCandidateGroup("trust");
		assertThat(now(ticket).status()).isEqualTo(Status.OPEN);
	}

	@Test
	void decidesWhatIsApproved() {
		TicketSnapshot ticket = disputeOfLina();
		ProcessInstance dispute = dispute(ticket);
		examine(ticket, "REFUND");
		judge(ticket, "APPROVE", this.mona);
		assertThat(dispute).isEnded()
			.hasPassedInOrder("serviceTask_recordApproval", "serviceTask_recordDecision", "endEvent_disputeDecided");
		assertThat(now(ticket)).extracting(TicketSnapshot::status, TicketSnapshot::resolution)
			.containsExactly(Status.RESOLVED, "We looked at it");
	}

	@Test
	void examinesAgainWhatIsRefused() {
		TicketSnapshot ticket = disputeOfLina();
		examine(ticket, "UNBAN");
		judge(ticket, "REFUSE", this.mona);
		assertThat(dispute(ticket)).hasPassed("exclusiveGateway_approved")
			.isWaitingAtExactly("userTask_examineDispute")
			.hasNotPassed("serviceTask_recordDecision")
			.task()
			.isAssignedTo("lina");
	}

	@Test
	void takesNoApprovalFromTheOneWhoProposed() {
		TicketSnapshot ticket = disputeOfLina();
		examine(ticket, "REFUND");
		assertThatExceptionOfType(FourEyesException.class).isThrownBy(() -> judge(ticket, "APPROVE", this.lina));
		assertThat(dispute(ticket)).isWaitingAtExactly("userTask_approveDecision");
	}

	@Test
	void examinesOnWhenTheAnswerComes() {
		TicketSnapshot ticket = disputeOfLina();
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "Which room?", null, this.lina);
		assertThat(dispute(ticket)).isWaitingAtExactly("callActivity_wait");
		this.actions.resume(ticket.number(), null, this.lina);
		assertThat(dispute(ticket)).isWaitingAtExactly("userTask_examineDispute");
	}

	@Test
	void endsWithoutAnswer() {
		TicketSnapshot ticket = disputeOfLina();
		ProcessInstance dispute = dispute(ticket);
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "Which room?", null, this.lina);
		this.time.pass(Duration.ofDays(8));
		assertThat(dispute).isEnded().hasPassed("endEvent_closedWithoutAnswer");
	}

	@Test
	void goesOnWithTheNewAssignee() {
		TicketSnapshot ticket = disputeOfLina();
		this.actions.transfer(ticket.number(), new Transfer(null, "mona", "Knows the host", "see the log"), null,
				this.lina);
		assertThat(dispute(ticket)).isWaitingAtExactly("userTask_examineDispute").task().isAssignedTo("mona");
	}

	@Test
	void endsWhenHandedToAnotherTeam() {
		TicketSnapshot ticket = disputeOfLina();
		ProcessInstance dispute = dispute(ticket);
		this.actions.transfer(ticket.number(), new Transfer("care", null, "No dispute", "see the log"), null,
				this.lina);
		assertThat(dispute).isEnded().hasPassed("endEvent_handedToAnotherTeam");
		assertThat(now(ticket).team()).isEqualTo("care");
	}

	private void examine(TicketSnapshot ticket, String decision) {
		complete("userTask_examineDispute", ticket, Map.of("decision", decision, "resolution", "We looked at it"),
				this.lina);
	}

	private void judge(TicketSnapshot ticket, String verdict, Viewer judge) {
		complete("userTask_approveDecision", ticket, Map.of("verdict", verdict, "reason", "I looked too"), judge);
	}

	private ProcessInstance dispute(TicketSnapshot ticket) {
		return process("trust-dispute", ticket);
	}

}
