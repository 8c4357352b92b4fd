package io.stagedesk.workflow;

import java.util.Map;

import io.stagedesk.feedback.SurveyAnswered;
import io.stagedesk.sla.Escalations;
import io.stagedesk.sla.PromiseChanged;
import io.stagedesk.sla.PromiseMade;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.PresenceChanged;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.MessageAdded;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.StatusChanged;
import io.stagedesk.ticket.TicketCreated;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.Visibility;
import org.camunda.bpm.engine.RuntimeService;
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

	private static final int MOST_DRAINED = 5;

	private final RuntimeService runtime;

	private final UserTaskRows tasks;

	private final Escalations escalations;

	private final ModelVersions versions;

	TicketProcesses(RuntimeService runtime, UserTaskRows tasks, Escalations escalations, ModelVersions versions) {
		this.versions = versions;
		this.runtime = runtime;
		this.escalations = escalations;
		this.tasks = tasks;
	}

	@EventListener
	void onCreated(TicketCreated news) {
		EngineCall.run(() -> this.runtime.startProcessInstanceById(this.versions.latest(ProcessKeys.TICKET_LIFECYCLE),
				news.ticket().number(), Map.of("body", Variables.untypedValue(news.body(), true))));
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
	}

	/** An answer ends the waiting, and reopens what was thought to be solved. */
	@EventListener
	void onMessage(MessageAdded news) {
		if (news.message().visibility() != Visibility.PUBLIC || news.message().senderType() != SenderType.REQUESTER) {
			return;
		}
		if (news.ticket().status() == Status.WAITING_REQUESTER) {
			correlate(ProcessKeys.WAITING_ENDED, news.ticket().number(), Inputs.by(Actor.REQUESTER));
		}
		else if (news.ticket().status() == Status.RESOLVED) {
			correlate(ProcessKeys.REOPENING_ASKED, news.ticket().number(),
					Inputs.by(Actor.REQUESTER).with("reason", "the requester wrote again"));
		}
	}

	/** Nobody has to acknowledge an escalation of a ticket that is closed. */
	@EventListener
	void onStatus(StatusChanged news) {
		if (news.ticket().status() != Status.CLOSED) {
			return;
		}
		this.escalations.of(news.ticket())
			.stream()
			.filter((escalation) -> escalation.acknowledgedAt() == null)
			.forEach((escalation) -> EngineCall
				.run(() -> this.runtime.createMessageCorrelation(ProcessKeys.TICKET_CLOSED)
					.processInstanceId(escalation.processId())
					.correlateAllWithResult()));
	}

	/** A vote that comes after the follow-up has ended is kept all the same. */
	@EventListener
	void onSurvey(SurveyAnswered news) {
		EngineCall.run(() -> this.runtime.createMessageCorrelation(ProcessKeys.SURVEY_ANSWERED)
			.processInstanceBusinessKey(news.ticket().number())
			.correlateAllWithResult());
	}

	/** Who comes online gets the oldest waiting tickets of their teams offered. */
	@EventListener
	void onPresence(PresenceChanged news) {
		if (news.agent().presence() != Presence.ONLINE) {
			return;
		}
		news.agent()
			.teams()
			.forEach((team) -> this.tasks.waiting(ProcessKeys.TAKE_TICKET, team, MOST_DRAINED)
				.forEach((task) -> correlate(ProcessKeys.ROUTING_ASKED, new TicketNumber(task.ticketId()).toString(),
						Inputs.by(Actor.SYSTEM))));
	}

	void correlate(String message, String number, Inputs inputs) {
		EngineCall.run(() -> this.runtime.createMessageCorrelation(message)
			.processInstanceBusinessKey(number)
			.setVariables(inputs.values())
			.correlate());
	}

	void escalate(String number, Inputs inputs) {
		EngineCall.run(() -> this.runtime.startProcessInstanceById(this.versions.latest(ProcessKeys.ESCALATION),
				BusinessKeys.ofEscalation(number), inputs.values()));
	}

}
