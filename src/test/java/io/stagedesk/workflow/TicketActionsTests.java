package io.stagedesk.workflow;

import java.util.Map;
import java.util.Optional;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.routing.Cause;
import io.stagedesk.sla.Escalations;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.FourEyesException;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.StaleTicketException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNotFoundException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.TicketActions.Transfer;
import io.stagedesk.workflow.dispatch.Dispatcher;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
class TicketActionsTests {

	@Autowired
	Dispatcher dispatcher;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TicketActions actions;

	@Autowired
	UserTasks tasks;

	@Autowired
	Tickets tickets;

	@Autowired
	Escalations escalations;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	RuntimeService runtime;

	@Autowired
	TaskService engineTasks;

	@Autowired
	PlatformTransactionManager transactions;

	Viewer ana;

	Viewer mona;

	@BeforeEach
	void meetPeople() {
		this.ana = this.fixtures.viewer("ana");
		this.mona = this.fixtures.viewer("mona");
	}

	@Test
	void aTicketAndItsProcessAreBornTogetherOrNotAtAll() {
		String[] number = new String[1];
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			number[0] = this.fixtures.aTicket().number();
			assertThat(processesOf(number[0])).isEqualTo(1);
			status.setRollbackOnly();
		});
		assertThat(processesOf(number[0])).isZero();
		assertThatExceptionOfType(TicketNotFoundException.class).isThrownBy(() -> this.tickets.get(number[0]));
	}

	@Test
	void oneOfTwoClaimsWins() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.actions.claim(ticket.number(), null, this.ana);
		assertThatExceptionOfType(StageNotAllowedException.class)
			.isThrownBy(() -> this.actions.claim(ticket.number(), null, this.fixtures.viewer("yuki")));
		assertThat(this.tickets.get(ticket.number()).assignee()).isEqualTo("ana");
	}

	@Test
	void refusesWhatTheCallerSawInAnOldVersion() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.actions.claim(ticket.number(), ticket.version(), this.ana);
		assertThatExceptionOfType(StaleTicketException.class).isThrownBy(() -> this.actions.waitFor(ticket.number(),
				Status.WAITING_REQUESTER, "why", ticket.version(), this.ana));
	}

	@Test
	void anotherTeamsTicketDoesNotExist() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		assertThatExceptionOfType(TicketNotFoundException.class)
			.isThrownBy(() -> this.actions.claim(ticket.number(), null, this.fixtures.viewer("chen")));
	}

	@Test
	void transfersToAnotherTeamsQueueAndToAPerson() {
		String number = claimed();
		TicketSnapshot moved = this.actions.transfer(number, new Transfer("technical", null, "app crash", "see logs"),
				null, this.ana);
		assertThat(moved.status()).isEqualTo(Status.NEW);
		assertThat(moved.team()).isEqualTo("technical");
		assertThat(moved.assignee()).isNull();
		TicketSnapshot given = this.actions.transfer(number, new Transfer(null, "omar", "speaks French", "see the log"),
				null, this.mona);
		assertThat(given.assignee()).isEqualTo("omar");
		assertThat(given.status()).isEqualTo(Status.OPEN);
		TicketSnapshot passed = this.actions.transfer(number, new Transfer(null, "chen", "shift ends", "see the log"),
				null, this.mona);
		assertThat(passed.assignee()).isEqualTo("chen");
		assertThat(this.tasks.of(passed)).singleElement()
			.satisfies((task) -> assertThat(task.assignee()).isEqualTo("chen"));
	}

	@Test
	void givesNothingToWhoDoesNotWorkHereAnyMore() {
		String number = claimed();
		this.jdbc.sql("update agent set active = false where login = 'omar'").update();
		try {
			assertThatExceptionOfType(FieldErrorsException.class)
				.isThrownBy(() -> this.actions.transfer(number, new Transfer(null, "omar", "speaks French", null), null,
						this.mona))
				.satisfies((refused) -> assertThat(refused.errors()).extracting(FieldError::field)
					.containsExactly("assignee"));
		}
		finally {
			this.jdbc.sql("update agent set active = true where login = 'omar'").update();
		}
	}

	@Test
	void letsAnAdvisingTeamSeeTheTicketUntilItHasAdvised() {
		String number = claimed();
		Viewer chen = this.fixtures.viewer("chen");
		this.actions.consult(number, "technical", "Is there a known crash?", null, this.ana);
		assertThat(this.tickets.find(number, chen).advisingTeam()).isEqualTo("technical");
		assertThatExceptionOfType(NotAllowedException.class)
			.isThrownBy(() -> this.actions.cancel(number, CloseReason.SPAM, null, chen));
		UserTask advice = this.tasks
			.list(Optional.empty(), Optional.of("technical"), Optional.of(number), chen, 10, Optional.empty())
			.items()
			.get(0);
		this.tasks.complete(advice.id(), Map.of("advice", "Yes, mended in 8.3"), chen);
		assertThat(this.tickets.messages(number, this.ana)).anySatisfy((note) -> {
			assertThat(note.visibility()).isEqualTo(Visibility.INTERNAL);
			assertThat(note.body()).isEqualTo("Yes, mended in 8.3");
		});
		assertThatExceptionOfType(TicketNotFoundException.class).isThrownBy(() -> this.tickets.find(number, chen));
	}

	@Test
	void resolvesThoughAdviceIsStillOwed() {
		String number = claimed();
		this.actions.consult(number, "technical", "Known?", null, this.ana);
		this.actions.resolve(number, Map.of("resolution", "Credited"), null, this.ana);
		assertThat(this.actions.close(number, null, this.ana).status()).isEqualTo(Status.CLOSED);
		assertThat(this.tasks.of(this.tickets.get(number))).isEmpty();
	}

	@Test
	void mergingEndsTheProcessAndPointsToTheSurvivor() {
		String number = claimed();
		String survivor = this.fixtures.aTicket().number();
		TicketSnapshot merged = this.actions.merge(number, survivor, null, this.ana);
		assertThat(merged.closeReason()).isEqualTo(CloseReason.MERGED);
		assertThat(processesOf(number)).isZero();
		assertThat(processesOf(survivor)).isEqualTo(1);
	}

	@Test
	void anEscalationWaitsForASupervisorAndGoesWithTheTicket() {
		String number = claimed();
		this.actions.escalate(number, "host is furious", null, this.ana);
		assertThatExceptionOfType(StageNotAllowedException.class)
			.isThrownBy(() -> this.actions.escalate(number, "again", null, this.ana));
		UserTask task = task(number, ProcessKeys.ACKNOWLEDGE);
		assertThatExceptionOfType(NotAllowedException.class)
			.isThrownBy(() -> this.tasks.complete(task.id(), Map.of("plan", "I call them"), this.ana));
		this.tasks.complete(task.id(), Map.of("plan", "I call them"), this.mona);
		assertThat(this.escalations.of(this.tickets.get(number))).singleElement()
			.satisfies((one) -> assertThat(one.acknowledgedBy()).isEqualTo("mona"));
		this.actions.escalate(number, "once more", null, this.ana);
		this.actions.cancel(number, CloseReason.CANCELLED, null, this.ana);
		assertThat(this.tasks.of(this.tickets.get(number))).isEmpty();
		assertThat(processesOf(number)).isZero();
	}

	@Test
	void aRefundNeedsASecondPairOfEyes() {
		TicketSnapshot ticket = this.fixtures.aTicket("gift-dispute", Priority.P2);
		Viewer lina = this.fixtures.viewer("lina");
		this.actions.claim(ticket.number(), null, lina);
		this.actions.resolve(ticket.number(), Map.of("decision", "REFUND", "resolution", "We refund you"), null, lina);
		assertThat(this.tickets.get(ticket.number()).status()).isEqualTo(Status.OPEN);
		UserTask approval = task(ticket.number(), ProcessKeys.APPROVE);
		assertThatExceptionOfType(FourEyesException.class)
			.isThrownBy(() -> this.tasks.complete(approval.id(), Map.of("verdict", "APPROVE", "reason", "ok"), lina));
		this.tasks.complete(approval.id(), Map.of("verdict", "APPROVE", "reason", "ok"), this.mona);
		assertThat(this.tickets.get(ticket.number()).status()).isEqualTo(Status.RESOLVED);
		assertThat(this.tickets.get(ticket.number()).resolution()).isEqualTo("We refund you");
	}

	@Test
	void theEnginesOwnDoorHasTheSameResultAndLeavesNoVariable() {
		String number = claimed();
		UserTask task = task(number, ProcessKeys.RESOLVE_TICKET);
		this.engineTasks.complete(task.id(), Variables.putValue("resolution", "Credited").putValue("note", "by hand"));
		TicketSnapshot resolved = this.tickets.get(number);
		assertThat(resolved.status()).isEqualTo(Status.RESOLVED);
		assertThat(resolved.resolution()).isEqualTo("Credited");
		assertThat(this.runtime.createVariableInstanceQuery().count()).isZero();
	}

	@Test
	void offersToWhoComesOnlineAndSpeaksTheLanguage() {
		String number = this.fixtures.aTicket("account", Priority.P2).number();
		assertThat(this.tickets.get(number).offeredTo()).isNull();
		this.staff.changePresence("mona", Presence.ONLINE);
		this.dispatcher.drain("care", Cause.AGENT_ONLINE);
		try {
			assertThat(this.tickets.get(number).offeredTo()).isEqualTo("mona");
			assertThat(this.actions.claim(number, null, this.mona).assignee()).isEqualTo("mona");
		}
		finally {
			this.staff.changePresence("mona", Presence.OFFLINE);
		}
	}

	@Test
	void aRequesterWhoWritesAgainReopens() {
		String number = claimed();
		this.actions.resolve(number, Map.of("resolution", "Credited"), null, this.ana);
		this.tickets.write(number, Visibility.PUBLIC, "Still nothing", null, Actor.REQUESTER);
		assertThat(this.tickets.get(number).status()).isEqualTo(Status.OPEN);
		assertThat(this.tickets.get(number).assignee()).isEqualTo("ana");
	}

	private String claimed() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.actions.claim(ticket.number(), null, this.ana);
		return ticket.number();
	}

	private UserTask task(String number, String key) {
		return this.tasks.of(this.tickets.get(number))
			.stream()
			.filter((one) -> one.key().equals(key))
			.findFirst()
			.orElseThrow();
	}

	private long processesOf(String number) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(number)
			.rootProcessInstances()
			.count();
	}

}
