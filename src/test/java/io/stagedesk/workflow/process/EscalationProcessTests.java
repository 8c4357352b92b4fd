package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.stagedesk.sla.Escalation;
import io.stagedesk.sla.Escalations;
import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketActions.Transfer;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

class EscalationProcessTests extends ProcessTests {

	@Autowired
	Escalations escalations;

	@Autowired
	JdbcClient jdbc;

	@Test
	void asksTheTeamsLeadFirst() {
		TicketSnapshot ticket = escalatedTicket();
		assertThat(escalation(ticket)).hasPassed("serviceTask_raiseLevel")
			.isWaitingAtExactly("userTask_acknowledgeEscalation")
			.task()
			.hasCandidateGroup("team-leads");
	}

	@Test
	void asksAllWhoSuperviseWhereATicketHasNoTeam() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		putInto(null, ticket);
		try {
			this.actions.escalate(ticket.number(), "The requester is a host", null, this.fixtures.viewer("ada"));
			assertThat(escalation(ticket)).isWaitingAtExactly("userTask_acknowledgeEscalation");
			assertThat(told(ticket)).contains("mona");
		}
		finally {
			putInto("payments", ticket);
		}
	}

	@Test
	void climbsWhenNobodyAcknowledges() {
		TicketSnapshot ticket = escalatedTicket();
		this.time.pass(Duration.ofHours(2));
		assertThat(escalation(ticket)).hasPassed("boundaryEvent_nobodyAcknowledged")
			.isWaitingAtExactly("userTask_acknowledgeEscalation")
			.task()
			.hasCandidateGroup("managers");
		assertThat(this.escalations.ofProcess(escalation(ticket).getId())).map(Escalation::level).contains(2);
	}

	@Test
	void endsWhenAcknowledged() {
		TicketSnapshot ticket = escalatedTicket();
		ProcessInstance escalation = escalation(ticket);
		complete("userTask_acknowledgeEscalation", ticket, Map.of("plan", "I call the bank"), this.mona);
		assertThat(escalation).isEnded()
			.hasPassed("serviceTask_recordAcknowledgement", "endEvent_escalationAcknowledged");
		assertThat(this.escalations.of(ticket)).extracting(Escalation::plan).containsExactly("I call the bank");
	}

	@Test
	void endsWhenItsTicketLeavesEarly() {
		TicketSnapshot ticket = escalatedTicket();
		ProcessInstance escalation = escalation(ticket);
		this.actions.cancel(ticket.number(), CloseReason.CANCELLED, null, this.ana);
		assertThat(escalation).isEnded()
			.hasPassed("endEvent_escalationObsolete")
			.hasNotPassed("serviceTask_recordAcknowledgement");
		assertThat(this.tasks.of(ticket)).isEmpty();
	}

	@Test
	void endsWhenItsTicketIsSolvedAndClosed() {
		TicketSnapshot ticket = escalatedTicket();
		ProcessInstance escalation = escalation(ticket);
		this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, this.ana);
		this.actions.close(ticket.number(), null, this.ana);
		assertThat(escalation).isEnded().hasPassed("endEvent_escalationObsolete");
	}

	@Test
	void staysOpenWhileItsTicketIsOnlyResolved() {
		TicketSnapshot ticket = escalatedTicket();
		this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, this.ana);
		assertThat(escalation(ticket)).isWaitingAtExactly("userTask_acknowledgeEscalation");
	}

	@Test
	void whoAcknowledgesMayHandItBackToTheLevelBelow() {
		TicketSnapshot ticket = escalatedTicket();
		complete("userTask_acknowledgeEscalation", ticket,
				Map.of("plan", "Ask the bank for the reference", "handedBack", true), this.mona);
		assertThat(escalation(ticket)).hasPassed("serviceTask_handBack")
			.isWaitingAtExactly("userTask_acknowledgeEscalation");
		assertThat(taskOf(ticket, "userTask_acknowledgeEscalation").assignee()).isEqualTo("ana");
		complete("userTask_acknowledgeEscalation", ticket, Map.of("plan", "I have asked", "handedBack", true),
				this.ana);
		assertThat(this.escalations.of(ticket)).extracting(Escalation::acknowledgedBy).containsExactly("ana");
	}

	@Test
	void whatWasHandedBackClimbsAgainWhenNobodyAcknowledges() {
		TicketSnapshot ticket = escalatedTicket();
		complete("userTask_acknowledgeEscalation", ticket, Map.of("plan", "Ask the bank", "handedBack", true),
				this.mona);
		this.time.pass(Duration.ofMinutes(61));
		assertThat(this.escalations.ofProcess(escalation(ticket).getId())).map(Escalation::addressee)
			.contains(Addressee.MANAGER);
	}

	@Test
	void followsTheTicketToWhomHasItNow() {
		TicketSnapshot ticket = escalatedTicket();
		complete("userTask_acknowledgeEscalation", ticket, Map.of("plan", "Ask the bank", "handedBack", true),
				this.mona);
		this.actions.transfer(ticket.number(), new Transfer(null, "yuki", "Japanese", "Please go on"), null, this.ana);
		assertThat(taskOf(ticket, "userTask_acknowledgeEscalation").assignee()).isEqualTo("yuki");
	}

	@Test
	void ofAnOlderClockThatTookNoStepAsksTheLeadAndThenTheManager() {
		TicketSnapshot ticket = ticketOfAna();
		ProcessInstance escalation = this.runtime.startProcessInstanceByKey("escalation",
				ticket.number() + "/FIRST_RESPONSE/1");
		assertThat(this.escalations.ofProcess(escalation.getId())).map(Escalation::addressee)
			.contains(Addressee.TEAM_LEAD);
		this.time.pass(Duration.ofHours(25));
		assertThat(this.escalations.ofProcess(escalation.getId())).map(Escalation::addressee)
			.contains(Addressee.MANAGER);
	}

	private TicketSnapshot escalatedTicket() {
		return this.actions.escalate(ticketOfAna().number(), "The requester is a host", null, this.ana);
	}

	private void putInto(String team, TicketSnapshot ticket) {
		this.jdbc.sql("update ticket set team = ? where id = ?").params(team, ticket.id()).update();
	}

	private List<String> told(TicketSnapshot ticket) {
		return this.jdbc.sql("select login from notice where ticket_id = ?")
			.param(ticket.id())
			.query(String.class)
			.list();
	}

	private ProcessInstance escalation(TicketSnapshot ticket) {
		return process("escalation", ticket.number() + "/ESCALATION");
	}

}
