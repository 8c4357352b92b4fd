package io.stagedesk.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.feedback.SurveyAnswered;
import io.stagedesk.sla.AttentionCalled;
import io.stagedesk.sla.Escalation;
import io.stagedesk.sla.Escalations;
import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.sla.PromiseChanged;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.PromiseMade;
import io.stagedesk.sla.Promises;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.MessageAdded;
import io.stagedesk.ticket.Reassigned;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.StatusChanged;
import io.stagedesk.ticket.TicketCreated;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes the desk's news to the processes, in the transaction of the news: a ticket's
 * process is born with it, a requester's answer wakes the one that waits, a changed
 * promise wakes its clock.
 */
@Component
class TicketProcesses {

	private final RuntimeService runtime;

	private final TaskService engineTasks;

	private final UserTaskRows tasks;

	private final Promises promises;

	private final Escalations escalations;

	private final AttentionNotices notices;

	private final EscalationRules rules;

	private final ModelVersions versions;

	TicketProcesses(RuntimeService runtime, TaskService engineTasks, UserTaskRows tasks, Promises promises,
			Escalations escalations, AttentionNotices notices, EscalationRules rules, ModelVersions versions) {
		this.versions = versions;
		this.runtime = runtime;
		this.engineTasks = engineTasks;
		this.promises = promises;
		this.rules = rules;
		this.escalations = escalations;
		this.notices = notices;
		this.tasks = tasks;
	}

	@EventListener
	void onCreated(TicketCreated news) {
		EngineCall.run(() -> this.runtime.startProcessInstanceById(this.versions.latest(ProcessKeys.TICKET_LIFECYCLE),
				news.ticket().number(), Map.of("body", Variables.untypedValue(news.body(), true), "scenarioGiven",
						Variables.untypedValue(news.scenarioGiven(), true))));
	}

	@EventListener
	void onMade(PromiseMade news) {
		EngineCall.run(() -> this.runtime.startProcessInstanceById(this.versions.ofSameRelease(ProcessKeys.SLA_CLOCK),
				news.key().toString()));
	}

	@EventListener
	void onChanged(PromiseChanged news) {
		EngineCall.run(() -> this.runtime.createMessageCorrelation(ProcessKeys.CLOCK_CHANGED)
			.processInstanceBusinessKey(news.key().toString())
			.correlateAllWithResult());
		PromiseClock clock = this.promises.get(news.key());
		if (clock.isOver() && !clock.isBreached() && !clock.attention().called().isEmpty()) {
			this.escalations.ofClock(clock).ifPresent((one) -> tell(one, ProcessKeys.PROMISE_KEPT));
		}
	}

	/** Climbs with the escalation that is under way, or begins one. */
	@EventListener
	void onAttentionCalled(AttentionCalled news) {
		Optional<Escalation> under = this.escalations.ofClock(news.clock());
		under.ifPresent((escalation) -> tell(escalation, ProcessKeys.LEVEL_DUE));
		if (under.isEmpty()) {
			EngineCall
				.run(() -> this.runtime.startProcessInstanceById(this.versions.ofSameRelease(ProcessKeys.ESCALATION),
						news.clock().key().toString()));
		}
	}

	/**
	 * An escalation goes with the ticket: those who lead the team that has it now are
	 * asked, and who has it now in place of who had it before.
	 */
	@EventListener
	void onReassigned(Reassigned news) {
		this.tasks.follow(news.ticket(), ProcessKeys.ACKNOWLEDGE);
		if (news.ticket().assignee() == null) {
			return;
		}
		this.escalations.of(news.ticket())
			.stream()
			.filter((one) -> one.isOpen() && one.addressee() == Addressee.ASSIGNEE)
			.filter((one) -> !news.ticket().assignee().equals(one.person()))
			.forEach((one) -> follow(one, news.ticket()));
	}

	private void follow(Escalation escalation, TicketSnapshot ticket) {
		Escalation followed = this.escalations.follow(escalation, ticket);
		this.tasks.of(followed.ticketId())
			.stream()
			.filter((task) -> task.processId().equals(followed.processId()))
			.forEach((task) -> EngineCall.run(() -> this.engineTasks.setAssignee(task.id(), followed.person())));
		this.notices.tellNewAssignee(followed);
	}

	/** The model that the ticket was born with. */
	static Optional<String> definitionOf(TicketSnapshot ticket, RuntimeService runtime) {
		return runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(ticket.number())
			.processDefinitionKey(ProcessKeys.TICKET_LIFECYCLE)
			.list()
			.stream()
			.findFirst()
			.map(ProcessInstance::getProcessDefinitionId);
	}

	private void tell(Escalation escalation, String message) {
		EngineCall.run(() -> this.runtime.createMessageCorrelation(message)
			.processInstanceId(escalation.processId())
			.correlateAllWithResult());
	}

	/** An answer ends the waiting, and reopens what was thought to be solved. */
	@EventListener
	void onMessage(MessageAdded news) {
		if (news.quiet() || news.message().visibility() != Visibility.PUBLIC
				|| news.message().senderType() != SenderType.REQUESTER) {
			return;
		}
		if (news.ticket().status() == Status.WAITING_REQUESTER) {
			correlate(ProcessKeys.WAITING_ENDED, news.ticket().number(), Inputs.by(Actor.REQUESTER));
		}
		else if (news.ticket().status() == Status.RESOLVED) {
			correlate(ProcessKeys.REOPENING_ASKED, news.ticket().number(),
					Inputs.by(Actor.REQUESTER).with("reason", "the requester wrote again"));
		}
		this.rules.onWritten(news.ticket(), news.message().body());
	}

	/** Nobody has to acknowledge an escalation of a ticket that is closed. */
	@EventListener
	void onStatus(StatusChanged news) {
		if (news.ticket().status() != Status.CLOSED) {
			return;
		}
		this.escalations.of(news.ticket())
			.stream()
			.filter(Escalation::isOpen)
			.forEach((escalation) -> tell(escalation, ProcessKeys.TICKET_CLOSED));
	}

	/** A vote that comes after the follow-up has ended is kept all the same. */
	@EventListener
	void onSurvey(SurveyAnswered news) {
		EngineCall.run(() -> this.runtime.createMessageCorrelation(ProcessKeys.SURVEY_ANSWERED)
			.processInstanceBusinessKey(news.ticket().number())
			.correlateAllWithResult());
	}

	void correlate(String message, String number, Inputs inputs) {
		EngineCall.run(() -> this.runtime.createMessageCorrelation(message)
			.processInstanceBusinessKey(number)
			.setVariables(inputs.values())
			.correlate());
	}

	/**
	 * Correlates the first of these messages that a process of the ticket waits for: one
	 * of an older model may know only the later ones.
	 */
	void correlateFirst(List<String> messages, String number, Inputs inputs) {
		String message = messages.stream()
			.filter((one) -> isAwaited(one, number))
			.findFirst()
			.orElse(messages.get(messages.size() - 1));
		correlate(message, number, inputs);
	}

	/** Whether the ticket's process would take this message now. */
	boolean isAwaited(String message, String number) {
		return this.runtime.createExecutionQuery()
			.processInstanceBusinessKey(number)
			.messageEventSubscriptionName(message)
			.count() > 0;
	}

	/** Has the ticket taken out of hands that cannot go on, by a job of its own. */
	void handOver(String number, Map<String, Object> why) {
		EngineCall.run(() -> this.runtime.startProcessInstanceById(this.versions.latest(ProcessKeys.TICKET_HANDOVER),
				BusinessKeys.ofHandover(number), why));
	}

	void escalate(String number, Inputs inputs) {
		EngineCall.run(() -> this.runtime.startProcessInstanceById(this.versions.latest(ProcessKeys.ESCALATION),
				BusinessKeys.ofEscalation(number), inputs.values()));
	}

}
