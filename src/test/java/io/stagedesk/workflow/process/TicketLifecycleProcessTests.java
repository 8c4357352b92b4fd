package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.Map;

import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Stage;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketActions.Transfer;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

class TicketLifecycleProcessTests extends ProcessTests {

	@Test
	void classifiesPromisesAndAcknowledgesBeforeAnybodyWorks() {
		TicketSnapshot ticket = this.fixtures.aTicket(null, null);
		assertThat(lifecycle(ticket))
			.hasPassedInOrder("businessRuleTask_classifyTicket", "serviceTask_makePromise",
					"sendTask_acknowledgeReceipt")
			.isWaitingAtExactly("callActivity_assign");
		assertThat(now(ticket)).extracting(TicketSnapshot::category, TicketSnapshot::priority, TicketSnapshot::stage)
			.containsExactly("payment", Priority.P1, Stage.ASSIGN);
	}

	@Test
	void followsUpAResolvedTicket() {
		TicketSnapshot ticket = resolvedTicket();
		ProcessInstance lifecycle = lifecycle(ticket);
		this.actions.close(ticket.number(), null, this.ana);
		assertThat(lifecycle).isWaitingAtExactly("callActivity_followUp");
		this.time.pass(Duration.ofDays(8));
		assertThat(lifecycle).isEnded()
			.hasPassedInOrder("callActivity_assign", "callActivity_resolve", "callActivity_close",
					"callActivity_followUp", "endEvent_ticketFollowedUp");
	}

	@Test
	void worksAgainOnAReopenedTicket() {
		TicketSnapshot ticket = resolvedTicket();
		this.actions.reopen(ticket.number(), "Still nothing", null, this.ana);
		assertThat(lifecycle(ticket)).hasPassed("exclusiveGateway_reopened").isWaitingAtExactly("callActivity_resolve");
	}

	@Test
	void assignsAgainWhatIsHandedToAnotherTeam() {
		TicketSnapshot ticket = ticketOfAna();
		this.actions.transfer(ticket.number(), new Transfer("technical", null, "It crashes", "see the log"), null,
				this.ana);
		assertThat(lifecycle(ticket)).hasPassed("exclusiveGateway_outcome").isWaitingAtExactly("callActivity_assign");
	}

	@Test
	void endsWithoutFollowUpWhenNoAnswerComes() {
		TicketSnapshot ticket = ticketOfAna();
		ProcessInstance lifecycle = lifecycle(ticket);
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "Which account?", null, this.ana);
		this.time.pass(Duration.ofDays(8));
		assertThat(lifecycle).isEnded()
			.hasPassed("endEvent_ticketClosedWithoutAnswer")
			.hasNotPassed("callActivity_close", "callActivity_followUp");
	}

	@ParameterizedTest
	@EnumSource(names = { "CANCELLED", "SPAM", "DUPLICATE" })
	void leavesEarlyFromTheQueue(CloseReason reason) {
		TicketSnapshot ticket = this.fixtures.aTicket();
		ProcessInstance lifecycle = lifecycle(ticket);
		this.actions.cancel(ticket.number(), reason, null, this.ana);
		assertThat(lifecycle).isEnded().hasPassed("serviceTask_recordWithdrawal", "endEvent_ticketLeftEarly");
		assertThat(now(ticket).closeReason()).isEqualTo(reason);
		assertThat(process("ticket-assignment", ticket)).isNull();
	}

	@Test
	void leavesEarlyFromTheWork() {
		TicketSnapshot ticket = ticketOfAna();
		ProcessInstance lifecycle = lifecycle(ticket);
		this.actions.cancel(ticket.number(), CloseReason.CANCELLED, null, this.ana);
		assertThat(lifecycle).isEnded().hasPassed("endEvent_ticketLeftEarly");
		assertThat(process("ticket-resolution", ticket)).isNull();
		assertThat(this.tasks.of(ticket)).isEmpty();
	}

	@Test
	void leavesEarlyWhenMergedIntoAnother() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		ProcessInstance lifecycle = lifecycle(ticket);
		this.actions.merge(ticket.number(), this.fixtures.aTicket().number(), null, this.ana);
		assertThat(lifecycle).isEnded().hasPassed("endEvent_ticketLeftEarly");
		assertThat(now(ticket).closeReason()).isEqualTo(CloseReason.MERGED);
	}

	@Test
	void letsAScenarioBringItsOwnStage() {
		assertThat(lifecycle(disputeOfLina())).calledProcessInstance("trust-dispute").isActive();
	}

	@Test
	void takesTheOrdinaryStageElsewhere() {
		TicketSnapshot ban = this.fixtures.aTicket("ban", Priority.P2, Scenario.SOCIAL_1V1);
		this.actions.claim(ban.number(), null, this.fixtures.viewer("lina"));
		assertThat(lifecycle(ban)).calledProcessInstance("ticket-resolution").isActive();
	}

	@Test
	void endsOnlyItsOwnProcessesWithTheTicket() {
		TicketSnapshot other = this.fixtures.aTicket();
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.actions.cancel(ticket.number(), CloseReason.SPAM, null, this.ana);
		assertThat(lifecycle(other)).isWaitingAtExactly("callActivity_assign");
	}

	@Test
	void livesOnUnderItsNumberInEveryStage() {
		TicketSnapshot ticket = ticketOfAna();
		assertThat(lifecycle(ticket)).hasBusinessKey(ticket.number()).hasNoVariables();
		assertThat(process("ticket-resolution", ticket)).hasBusinessKey(ticket.number()).hasNoVariables();
	}

	@Test
	void resolvesAgainAfterReopeningAndEnds() {
		TicketSnapshot ticket = resolvedTicket();
		ProcessInstance lifecycle = lifecycle(ticket);
		this.actions.reopen(ticket.number(), "Still nothing", null, this.ana);
		this.actions.resolve(ticket.number(), Map.of("resolution", "Now really"), null, this.ana);
		this.time.pass(Duration.ofDays(11));
		assertThat(lifecycle).isEnded().hasPassed("endEvent_ticketFollowedUp");
	}

	private ProcessInstance lifecycle(TicketSnapshot ticket) {
		return process("ticket-lifecycle", ticket);
	}

}
