package io.stagedesk.workflow.process;

import java.util.List;
import java.util.Map;

import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.sla.Escalation;
import io.stagedesk.sla.Escalations;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.TicketActions.Transfer;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Abuse and complaints go upwards at once. */
class ImmediateEscalationTests extends ProcessTests {

	@Autowired
	DecisionService decisions;

	@Autowired
	Escalations escalations;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "abuse | ' hello '", "complaint | ' hello '", "payment | ' he threatens me '",
			"'' | ' 我要投诉你们 '", "'' | ' i want to speak to a manager '", "ban | ' 脅迫されています '" })
	void rulesNameAReason(String category, String text) {
		assertThat(reason(category, text)).startsWith("a rule: ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "payment | ' coins not credited '", "'' | ' thank you '", "question | ' how do i top up '" })
	void othersWaitForTheirPromise(String category, String text) {
		assertThat(reason(category, text)).isEmpty();
	}

	@Test
	void anAbuseIsEscalatedOnceItHasATeam() {
		TicketSnapshot ticket = create("abuse", "A user follows me everywhere");
		assertThat(this.escalations.of(ticket)).extracting(Escalation::cause)
			.containsExactly("a rule: abuse was reported");
		assertThat(taskOf(ticket, "userTask_acknowledgeEscalation").team()).isEqualTo("trust");
	}

	@Test
	void routingAgainDoesNotEscalateAgain() {
		TicketSnapshot ticket = create("abuse", "A user follows me everywhere");
		complete("userTask_acknowledgeEscalation", ticket, Map.of("plan", "I look at it"), this.mona);
		this.actions.claim(ticket.number(), null, this.fixtures.viewer("lina"));
		this.actions.transfer(ticket.number(), new Transfer("care", null, "no abuse", "only a fan"), null,
				this.fixtures.viewer("lina"));
		assertThat(this.escalations.of(ticket)).hasSize(1);
	}

	@Test
	void aLaterComplaintEscalatesAndOnlyWhileNobodyWasCalled() {
		TicketSnapshot ticket = ticketOfAna();
		assertThat(this.escalations.of(ticket)).isEmpty();
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "我要投诉，找律师", null, Actor.REQUESTER);
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "This is unacceptable", null, Actor.REQUESTER);
		assertThat(this.escalations.of(ticket)).extracting(Escalation::cause)
			.containsExactly("a rule: words of a complaint");
	}

	@Test
	void anEscalationGoesWithTheTicketToAnotherTeam() {
		TicketSnapshot ticket = ticketOfAna();
		this.actions.escalate(ticket.number(), "The requester is a host", null, this.ana);
		this.actions.transfer(ticket.number(), new Transfer("technical", null, "lag", "see logs"), null, this.ana);
		assertThat(taskOf(ticket, "userTask_acknowledgeEscalation").team()).isEqualTo("technical");
	}

	private String reason(String category, String text) {
		return new DeployedTable("immediate-escalation", this.decisions)
			.ask(Map.of("category", category, "text", text, "tier", ""))
			.getEntryMap()
			.get("reason")
			.toString();
	}

	private TicketSnapshot create(String category, String body) {
		return this.tickets.get(this.tickets
			.create(new NewTicket(new RequesterFacts("u-" + System.nanoTime(), "Linh", null, "en", "VN", null), "Help",
					body, Channel.API, Scenario.SOCIAL_1V1, category, Priority.P1, null, Map.of(), List.of(), Map.of(),
					true), Actor.REQUESTER)
			.number());
	}

}
