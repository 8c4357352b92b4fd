package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.stagedesk.sla.ClockKey;
import io.stagedesk.sla.LedgerEntry;
import io.stagedesk.sla.Outcome;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

/**
 * A P1 promises the first response within 60 minutes and the resolution within 24 hours.
 * Clocks leave no history in the engine: what they passed is read from their ledger.
 */
class SlaClockProcessTests extends ProcessTests {

	@Autowired
	Promises promises;

	@Test
	void runsFromTheCreation() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isWaitingAtExactly("receiveTask_promiseRuns");
		assertThat(clock(ticket, Target.RESOLUTION)).isWaitingAtExactly("receiveTask_promiseRuns");
	}

	@Test
	void warnsAtThreeQuartersAndRunsOn() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.pass(Duration.ofMinutes(46));
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isWaitingAtExactly("receiveTask_promiseRuns");
		assertThat(ledger(ticket, Target.FIRST_RESPONSE)).containsExactly("STARTED", "WARNED");
	}

	@Test
	void breachesOnceAndEscalates() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.pass(Duration.ofMinutes(61));
		assertThat(clock(ticket, Target.FIRST_RESPONSE))
			.isWaitingAtExactly("callActivity_escalate", "receiveTask_promiseRests")
			.calledProcessInstance("escalation")
			.isActive();
		this.time.pass(Duration.ofHours(3));
		assertThat(ledger(ticket, Target.FIRST_RESPONSE)).containsExactly("STARTED", "WARNED", "BREACHED");
	}

	@Test
	void restsOverdueAfterTheEscalationIsAcknowledged() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.pass(Duration.ofMinutes(61));
		complete("userTask_acknowledgeEscalation", ticket, Map.of("plan", "I take it myself"), this.mona);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isWaitingAtExactly("receiveTask_promiseRests");
	}

	@Test
	void endsKeptWithAPublicReply() {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isNull();
		assertThat(outcome(ticket, Target.FIRST_RESPONSE)).isEqualTo(Outcome.MET);
		assertThat(clock(ticket, Target.RESOLUTION)).isWaitingAtExactly("receiveTask_promiseRuns");
	}

	@Test
	void endsMissedWithALateReplyOnceTheEscalationIsAcknowledged() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.pass(Duration.ofMinutes(61));
		complete("userTask_acknowledgeEscalation", ticket, Map.of("plan", "I take it myself"), this.mona);
		reply(ticket);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isNull();
		assertThat(outcome(ticket, Target.FIRST_RESPONSE)).isEqualTo(Outcome.MISSED);
	}

	@Test
	void keepsAnEscalationThatNobodyHasAcknowledgedThoughThePromiseIsOver() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.pass(Duration.ofMinutes(61));
		reply(ticket);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isWaitingAtExactly("callActivity_escalate");
		complete("userTask_acknowledgeEscalation", ticket, Map.of("plan", "I talk to the team"), this.mona);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isNull();
	}

	@Test
	void endsWithItsEscalationWhenTheTicketIsWithdrawn() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.pass(Duration.ofMinutes(61));
		this.actions.cancel(ticket.number(), CloseReason.SPAM, null, this.ana);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isNull();
		assertThat(this.tasks.of(ticket)).isEmpty();
	}

	@Test
	void restsWhileTheDeskWaitsForTheRequester() {
		TicketSnapshot ticket = ticketOfAna();
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "Which account?", null, this.ana);
		this.time.pass(Duration.ofDays(3));
		assertThat(clock(ticket, Target.RESOLUTION)).isWaitingAtExactly("receiveTask_promiseRests");
		assertThat(ledger(ticket, Target.RESOLUTION)).containsExactly("STARTED", "PAUSED");
	}

	@Test
	void runsOnAfterThePauseAndIsDueLaterByIt() {
		TicketSnapshot ticket = ticketOfAna();
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "Which account?", null, this.ana);
		this.time.pass(Duration.ofHours(30));
		this.actions.resume(ticket.number(), null, this.ana);
		assertThat(clock(ticket, Target.RESOLUTION)).isWaitingAtExactly("receiveTask_promiseRuns");
		this.time.pass(Duration.ofHours(23));
		assertThat(ledger(ticket, Target.RESOLUTION)).containsExactly("STARTED", "PAUSED", "RESUMED", "WARNED");
		this.time.pass(Duration.ofHours(2));
		assertThat(ledger(ticket, Target.RESOLUTION)).endsWith("BREACHED");
	}

	@Test
	void endsKeptWhenResolved() {
		TicketSnapshot ticket = ticketOfAna();
		this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, this.ana);
		assertThat(clock(ticket, Target.RESOLUTION)).isNull();
		assertThat(outcome(ticket, Target.RESOLUTION)).isEqualTo(Outcome.MET);
	}

	@Test
	void endsWithoutVerdictWhenTheTicketIsWithdrawn() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.actions.cancel(ticket.number(), CloseReason.SPAM, null, this.ana);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isNull();
		assertThat(clock(ticket, Target.RESOLUTION)).isNull();
		assertThat(outcome(ticket, Target.RESOLUTION)).isEqualTo(Outcome.CANCELLED);
	}

	private void reply(TicketSnapshot ticket) {
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "We look at it", null, Actor.agent("ana"));
	}

	private ProcessInstance clock(TicketSnapshot ticket, Target target) {
		return process("sla-clock", key(ticket, target).toString());
	}

	private Outcome outcome(TicketSnapshot ticket, Target target) {
		return this.promises.get(key(ticket, target)).outcome();
	}

	private List<String> ledger(TicketSnapshot ticket, Target target) {
		return this.promises.ledger(this.promises.get(key(ticket, target))).stream().map(LedgerEntry::kind).toList();
	}

	private static ClockKey key(TicketSnapshot ticket, Target target) {
		return new ClockKey(ticket.number(), target, 1);
	}

}
