package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.routing.Cause;
import io.stagedesk.routing.Outcome;
import io.stagedesk.routing.Router;
import io.stagedesk.routing.RoutingDecision;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketActions.Transfer;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

class TicketAssignmentProcessTests extends ProcessTests {

	@Autowired
	Router router;

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
		this.actions.transfer(ticket.number(), new Transfer("technical", null, "It crashes", "see the log"), null,
				this.ana);
		assertThat(assignment(ticket)).hasPassed("boundaryEvent_routingAskedOfOffer")
			.isWaitingAtExactly("userTask_takeTicket")
			.task("userTask_takeTicket")
			.hasCandidateGroup("technical");
	}

	@Test
	void givesATicketAtOnceWhereTheTableAsksNobody() {
		online("ana");
		online("yuki");
		TicketSnapshot ticket = this.fixtures.aTicketIn("ja");
		assertThat(process("ticket-assignment", ticket)).isNull();
		assertThat(now(ticket).assignee()).isEqualTo("yuki");
		assertThat(process("ticket-resolution", ticket)).isWaitingAt("userTask_resolveTicket")
			.task("userTask_resolveTicket")
			.isAssignedTo("yuki");
		assertThat(lastDecision(ticket).candidates()).filteredOn((one) -> one.agent().equals("ana"))
			.extracting(RoutingDecision.Seen::excluded)
			.containsExactly("does not speak ja");
	}

	@Test
	void waitsForTheLanguageUntilWhoSpeaksItReturns() {
		online("ana");
		TicketSnapshot ticket = this.fixtures.aTicketIn("ja");
		assertThat(assignment(ticket)).isWaitingAtExactly("userTask_takeTicket");
		assertThat(this.dispatcher.look()).isZero();
		online("yuki");
		assertThat(this.dispatcher.drain("payments", Cause.AGENT_ONLINE)).isEqualTo(1);
		assertThat(now(ticket).assignee()).isEqualTo("yuki");
		assertThat(lastDecision(ticket).cause()).isEqualTo(Cause.AGENT_ONLINE);
	}

	@Test
	void takesWhoDoesNotSpeakTheLanguageAfterTheRelaxingTime() {
		online("ana");
		TicketSnapshot ticket = this.fixtures.aTicketIn("ja");
		this.time.skip(Duration.ofMinutes(9));
		assertThat(this.dispatcher.look()).isZero();
		this.time.skip(Duration.ofMinutes(1));
		assertThat(this.dispatcher.look()).isEqualTo(1);
		assertThat(now(ticket).assignee()).isEqualTo("ana");
		assertThat(lastDecision(ticket).relaxed()).isTrue();
	}

	@Test
	void offersToTheNextWhenSomebodyDeclines() {
		online("ana");
		online("yuki");
		TicketSnapshot ticket = this.fixtures.aTicket();
		String first = now(ticket).offeredTo();
		Viewer asked = this.fixtures.viewer(first);
		complete("userTask_acceptTicket", ticket, Map.of("answer", "DECLINE", "reason", "I know them"), asked);
		assertThat(assignment(ticket)).hasPassed("exclusiveGateway_offerAccepted", "serviceTask_withdrawOffer")
			.hasNotPassed("serviceTask_recordAssignment")
			.isWaitingAtExactly("userTask_acceptTicket");
		assertThat(now(ticket).offeredTo()).isNotNull().isNotEqualTo(first);
		assertThat(this.tickets.events(ticket.number(), this.mona))
			.filteredOn((event) -> event.kind().equals("OFFER_DECLINED"))
			.singleElement()
			.satisfies((event) -> assertThat(event.details()).containsEntry("reason", "I know them"));
		assertThat(lastDecision(ticket).cause()).isEqualTo(Cause.OFFER_DECLINED);
	}

	@Test
	void declinesOnlyWithAReason() {
		online("ana");
		TicketSnapshot ticket = this.fixtures.aTicket();
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> complete("userTask_acceptTicket", ticket, Map.of("answer", "DECLINE"), this.ana))
			.satisfies((refused) -> assertThat(refused.errors()).singleElement()
				.satisfies((error) -> assertThat(error.field()).isEqualTo("reason")));
		assertThat(now(ticket).offeredTo()).isEqualTo("ana");
	}

	@Test
	void asksAgainWhoComesBackOnline() {
		online("ana");
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.pass(Duration.ofMinutes(6));
		assertThat(this.dispatcher.drain("payments", Cause.WORK_DONE)).isZero();
		this.staff.changePresence("ana", Presence.AWAY);
		online("ana");
		assertThat(this.dispatcher.drain("payments", Cause.AGENT_ONLINE)).isEqualTo(1);
		assertThat(now(ticket).offeredTo()).isEqualTo("ana");
	}

	@Test
	void asksAgainAfterHalfAnHour() {
		online("ana");
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.pass(Duration.ofMinutes(29));
		assertThat(this.dispatcher.look()).isZero();
		this.time.pass(Duration.ofMinutes(3));
		assertThat(this.dispatcher.look()).isEqualTo(1);
		assertThat(now(ticket).offeredTo()).isEqualTo("ana");
	}

	@Test
	void looksAtNoTicketTwiceInVain() {
		online("ana");
		TicketSnapshot ticket = this.fixtures.aTicketIn("ja");
		int before = this.router.decisions(ticket).size();
		for (int look = 0; look < 5; look++) {
			this.dispatcher.look();
			this.dispatcher.drain("payments", Cause.WORK_DONE);
		}
		assertThat(this.router.decisions(ticket)).hasSize(before);
	}

	@Test
	void drainsVipFirstThenTheOldestPromise() {
		TicketSnapshot late = this.fixtures.aTicket("payment", Priority.P2);
		TicketSnapshot soon = this.fixtures.aTicket("payment", Priority.P0);
		TicketSnapshot vip = this.fixtures.aTicket("vip-" + late.id(), "en", "VIP", Channel.API, Scenario.SHOW,
				"payment", Priority.P3);
		online("ana");
		this.dispatcher.drain("payments", Cause.AGENT_ONLINE);
		assertThat(Stream.of(vip, soon, late)
			.map((ticket) -> this.router.decisions(ticket))
			.map((made) -> made.get(made.size() - 1).at())).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void goesToWhoHelpedTheRequesterLast() {
		TicketSnapshot first = this.fixtures.aTicket("known-" + System.nanoTime(), "en", null, Channel.API,
				Scenario.SHOW, "payment", Priority.P1);
		this.actions.claim(first.number(), null, this.fixtures.viewer("yuki"));
		online("ana");
		online("yuki");
		TicketSnapshot second = this.fixtures.aTicket(first.requester().externalId(), "en", null, Channel.API,
				Scenario.SHOW, "payment", Priority.P1);
		assertThat(now(second).offeredTo()).isEqualTo("yuki");
	}

	@Test
	void doesNotAskForTheRowsSkillsInATeamThatAPersonChose() {
		TicketSnapshot ticket = this.fixtures.aTicketIn("ja");
		this.actions.transfer(ticket.number(), new Transfer("technical", null, "It crashes", null), null, this.ana);
		assertThat(lastDecision(ticket).team()).isEqualTo("technical");
		assertThat(lastDecision(ticket).question().preferred()).isEmpty();
		assertThat(lastDecision(ticket).ruleId()).isEmpty();
	}

	@Test
	void keepsACardFromWhichTheChoiceFollows() {
		online("ana");
		online("yuki");
		TicketSnapshot ticket = this.fixtures.aTicket();
		RoutingDecision made = lastDecision(ticket);
		assertThat(made.ruleId()).isEqualTo("rule_payments");
		assertThat(made.table()).isEqualTo("ticket-routing");
		assertThat(made.outcome()).isEqualTo(Outcome.OFFERED);
		assertThat(made.replay().orElseThrow().chosen().orElseThrow().login()).isEqualTo(made.agent());
		assertThat(made.candidates()).extracting(RoutingDecision.Seen::agent).contains("ana", "yuki", "mona");
	}

	private RoutingDecision lastDecision(TicketSnapshot ticket) {
		List<RoutingDecision> all = this.router.decisions(ticket);
		return all.get(all.size() - 1);
	}

	private void online(String login) {
		this.staff.changePresence(login, Presence.ONLINE);
	}

	private ProcessInstance assignment(TicketSnapshot ticket) {
		return process("ticket-assignment", ticket);
	}

}
