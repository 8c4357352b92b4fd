package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.stagedesk.sla.ClockKey;
import io.stagedesk.sla.Escalation;
import io.stagedesk.sla.Escalations;
import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.sla.LedgerEntry;
import io.stagedesk.sla.Outcome;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.UserTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

/**
 * A P1 promises the first response within 60 minutes and the resolution within 24 hours.
 * Clocks leave no history in the engine: what they passed is read from their ledger.
 */
class SlaClockProcessTests extends ProcessTests {

	private static final String ACKNOWLEDGE = "userTask_acknowledgeEscalation";

	@Autowired
	Promises promises;

	@Autowired
	Escalations escalations;

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
		assertThat(ledger(ticket, Target.FIRST_RESPONSE)).containsExactly("STARTED", "WARNED", "ESCALATED");
	}

	@Test
	void callsTheLadderStepByStepEachOnce() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.pass(Duration.ofMinutes(46));
		assertThat(taskOf(ticket, ACKNOWLEDGE).assignee()).isEqualTo("ana");
		this.time.pass(Duration.ofMinutes(15));
		assertThat(addressee(ticket)).isEqualTo(Addressee.TEAM_LEAD);
		assertThat(taskOf(ticket, ACKNOWLEDGE).assignee()).isNull();
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isWaitingAtExactly("receiveTask_promiseRuns");
		this.time.pass(Duration.ofMinutes(12));
		assertThat(addressee(ticket)).isEqualTo(Addressee.MANAGER);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isWaitingAtExactly("receiveTask_promiseRests");
		this.time.pass(Duration.ofHours(3));
		assertThat(ledger(ticket, Target.FIRST_RESPONSE)).containsExactly("STARTED", "WARNED", "ESCALATED", "BREACHED",
				"ESCALATED", "ESCALATED");
		assertThat(this.escalations.of(ticket)).hasSize(1);
	}

	@Test
	void recordsABreachBeforeAnybodyIsCalled() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.passWithoutWaitingJobs(Duration.ofMinutes(46));
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isWaitingAtExactly("sendTask_callForAttention");
		assertThat(ledger(ticket, Target.FIRST_RESPONSE)).containsExactly("STARTED", "WARNED", "ESCALATED");
		assertThat(this.escalations.of(ticket)).isEmpty();
		this.time.pass(Duration.ZERO);
		assertThat(addressee(ticket)).isEqualTo(Addressee.ASSIGNEE);
	}

	@Test
	void aReplyWhileACallWaitsToBeMadeEndsTheClockAllTheSame() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.passWithoutWaitingJobs(Duration.ofMinutes(46));
		reply(ticket);
		this.time.pass(Duration.ZERO);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isNull();
		assertThat(this.escalations.of(ticket)).isEmpty();
	}

	@Test
	void anAnswerAfterABreachThatNobodyNoticedStillCallsTheLead() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.stopTimersFor(Duration.ofMinutes(61));
		reply(ticket);
		this.time.pass(Duration.ZERO);
		assertThat(ledger(ticket, Target.FIRST_RESPONSE)).containsExactly("STARTED", "WARNED", "ESCALATED", "BREACHED",
				"ESCALATED", "MISSED");
		assertThat(addressee(ticket)).isEqualTo(Addressee.TEAM_LEAD);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isNull();
	}

	@Test
	void afterHoursOfDowntimeBreachesLieWhereTheyWereDue() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.stopTimersFor(Duration.ofHours(5));
		this.time.pass(Duration.ZERO);
		PromiseClock clock = this.promises.get(key(ticket, Target.FIRST_RESPONSE));
		assertThat(clock.breachedAt()).isEqualTo(clock.dueAt());
		assertThat(ledger(ticket, Target.FIRST_RESPONSE)).containsExactly("STARTED", "WARNED", "ESCALATED", "BREACHED",
				"ESCALATED", "ESCALATED");
		assertThat(addressee(ticket)).isEqualTo(Addressee.MANAGER);
		assertThat(this.escalations.of(ticket)).hasSize(1);
	}

	@Test
	void acknowledgingTheWarningDoesNotSilenceTheBreach() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.pass(Duration.ofMinutes(46));
		complete(ACKNOWLEDGE, ticket, Map.of("plan", "I answer at once"), this.ana);
		assertThat(this.tasks.of(ticket)).extracting(UserTask::key).doesNotContain(ACKNOWLEDGE);
		this.time.pass(Duration.ofMinutes(15));
		assertThat(this.escalations.of(ticket)).extracting(Escalation::addressee, Escalation::isOpen)
			.containsExactly(tuple(Addressee.ASSIGNEE, false), tuple(Addressee.TEAM_LEAD, true));
	}

	@Test
	void keepingThePromiseEndsWhatWasCalledBefore() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.pass(Duration.ofMinutes(46));
		reply(ticket);
		assertThat(this.escalations.of(ticket)).extracting(Escalation::isOpen).containsExactly(false);
		assertThat(this.tasks.of(ticket)).extracting(UserTask::key).doesNotContain(ACKNOWLEDGE);
	}

	@Test
	void restsOverdueAfterTheEscalationIsAcknowledged() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.pass(Duration.ofMinutes(61));
		complete(ACKNOWLEDGE, ticket, Map.of("plan", "I take it myself"), this.mona);
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
		complete(ACKNOWLEDGE, ticket, Map.of("plan", "I take it myself"), this.mona);
		reply(ticket);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isNull();
		assertThat(outcome(ticket, Target.FIRST_RESPONSE)).isEqualTo(Outcome.MISSED);
	}

	@Test
	void keepsAnEscalationThatNobodyHasAcknowledgedThoughThePromiseIsOver() {
		TicketSnapshot ticket = ticketOfAna();
		this.time.pass(Duration.ofMinutes(61));
		reply(ticket);
		assertThat(clock(ticket, Target.FIRST_RESPONSE)).isNull();
		assertThat(this.escalations.of(ticket)).extracting(Escalation::isOpen).containsExactly(true);
		complete(ACKNOWLEDGE, ticket, Map.of("plan", "I talk to the team"), this.mona);
		assertThat(this.escalations.of(ticket)).extracting(Escalation::isOpen).containsExactly(false);
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
		assertThat(ledger(ticket, Target.RESOLUTION)).containsExactly("STARTED", "PAUSED", "RESUMED", "WARNED",
				"ESCALATED");
		this.time.pass(Duration.ofHours(2));
		assertThat(ledger(ticket, Target.RESOLUTION)).endsWith("BREACHED", "ESCALATED");
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

	@ParameterizedTest
	@CsvSource({ "PUBLIC, BOT", "PUBLIC, SYSTEM", "INTERNAL, AGENT", "PUBLIC, REQUESTER" })
	void case15OnlyAPublicReplyOfAHumanIsAFirstResponse(Visibility visibility, SenderType sender) {
		TicketSnapshot ticket = ticketOfAna();
		this.tickets.write(ticket.number(), visibility, "We have it", null, new Actor(sender, "ana"));
		assertThat(outcome(ticket, Target.FIRST_RESPONSE)).isNull();
		reply(ticket);
		assertThat(outcome(ticket, Target.FIRST_RESPONSE)).isEqualTo(Outcome.MET);
	}

	@Test
	void case15WhatWasMergedInIsNoFirstResponse() {
		TicketSnapshot ticket = ticketOfAna();
		TicketSnapshot answered = ticketOfAna();
		reply(answered);
		this.actions.merge(answered.number(), ticket.number(), null, this.ana);
		assertThat(outcome(ticket, Target.FIRST_RESPONSE)).isNull();
	}

	private void reply(TicketSnapshot ticket) {
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "We look at it", null, Actor.agent("ana"));
	}

	private ProcessInstance clock(TicketSnapshot ticket, Target target) {
		return process("sla-clock", key(ticket, target).toString());
	}

	private Addressee addressee(TicketSnapshot ticket) {
		return this.escalations.of(ticket)
			.stream()
			.filter(Escalation::isOpen)
			.map(Escalation::addressee)
			.reduce((one, later) -> later)
			.orElseThrow();
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
