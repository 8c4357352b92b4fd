package io.stagedesk.workflow.process;

import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.UserTask;
import io.stagedesk.workflow.UserTasks;
import io.stagedesk.workflow.demo.TestTime;
import io.stagedesk.workflow.dispatch.Dispatcher;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;

/**
 * Base of the tests of our models: the deployed models with the real desk behind them,
 * nobody online, no timer but those that {@link TestTime} runs.
 */
@DeskTest
abstract class ProcessTests {

	@Autowired
	Fixtures fixtures;

	@Autowired
	TestTime time;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	UserTasks tasks;

	@Autowired
	Staff staff;

	@Autowired
	Dispatcher dispatcher;

	@Autowired
	RuntimeService runtime;

	Viewer ana;

	Viewer mona;

	@BeforeEach
	void meet(@Autowired ProcessEngine engine) {
		BpmnAwareTests.init(engine);
		this.ana = this.fixtures.viewer("ana");
		this.mona = this.fixtures.viewer("mona");
		cancelAll();
	}

	/** Leaves no open ticket behind, whose timers would run in every later test. */
	@AfterEach
	void goHome() {
		this.time.backToNow();
		cancelAll();
		this.staff.online("payments").forEach((agent) -> this.staff.changePresence(agent.login(), Presence.OFFLINE));
	}

	/** Nor does it find one of other tests, which would come first. */
	private void cancelAll() {
		this.runtime.createProcessInstanceQuery()
			.processDefinitionKey("ticket-lifecycle")
			.list()
			.stream()
			.map((process) -> this.tickets.get(process.getBusinessKey()))
			.filter((ticket) -> ticket.status() != Status.CLOSED)
			.forEach((ticket) -> this.actions.cancel(ticket.number(), CloseReason.CANCELLED, null, this.mona));
	}

	/** A payment ticket that ana works on. */
	TicketSnapshot ticketOfAna() {
		return this.actions.claim(this.fixtures.aTicket().number(), null, this.ana);
	}

	/** A payment ticket that ana has resolved. */
	TicketSnapshot resolvedTicket() {
		return this.actions.resolve(ticketOfAna().number(), Map.of("resolution", "Credited"), null, this.ana);
	}

	/** A ban of a show that lina of trust examines. */
	TicketSnapshot disputeOfLina() {
		TicketSnapshot dispute = this.fixtures.aTicket("ban", Priority.P2, Scenario.SHOW);
		return this.actions.claim(dispute.number(), null, this.fixtures.viewer("lina"));
	}

	ProcessInstance process(String key, TicketSnapshot ticket) {
		return process(key, ticket.number());
	}

	ProcessInstance process(String key, String businessKey) {
		return this.runtime.createProcessInstanceQuery()
			.processDefinitionKey(key)
			.processInstanceBusinessKey(businessKey)
			.singleResult();
	}

	void complete(String task, TicketSnapshot ticket, Map<String, Object> form, Viewer viewer) {
		this.tasks.complete(taskOf(ticket, task).id(), form, viewer);
	}

	UserTask taskOf(TicketSnapshot ticket, String task) {
		return this.tasks.of(ticket).stream().filter((one) -> one.key().equals(task)).findFirst().orElseThrow();
	}

	TicketSnapshot now(TicketSnapshot ticket) {
		return this.tickets.get(ticket.number());
	}

}
