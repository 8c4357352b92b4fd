package io.stagedesk.workflow;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.sla.Escalations;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.DecisionTables.Answer;
import io.stagedesk.workflow.decision.Decisions;
import io.stagedesk.workflow.decision.Occasion;
import org.camunda.bpm.engine.RuntimeService;

import org.springframework.stereotype.Component;

/**
 * Escalates at once where {@code immediate-escalation.dmn} says so: abuse, complaints.
 */
@Component
public class EscalationRules {

	private static final String TABLE = "immediate-escalation";

	private static final String REASON = "reason";

	private final DecisionTables tables;

	private final Decisions decisions;

	private final Escalations escalations;

	private final RuntimeService runtime;

	private final ModelVersions versions;

	EscalationRules(DecisionTables tables, Decisions decisions, Escalations escalations, RuntimeService runtime,
			ModelVersions versions) {
		this.tables = tables;
		this.decisions = decisions;
		this.escalations = escalations;
		this.runtime = runtime;
		this.versions = versions;
	}

	/** A ticket was routed; it escalates once, however often it is routed again. */
	public void onRouted(TicketSnapshot ticket, String text, String processDefinition) {
		Optional<Answer> reason = reason(ticket, Objects.requireNonNullElse(ticket.category(), ""), text,
				processDefinition);
		if (reason.isPresent()
				&& this.escalations.of(ticket).stream().allMatch((escalation) -> escalation.clockId() != null)) {
			this.decisions.keep(ticket, reason.get(), Occasion.CREATED, Actor.SYSTEM);
			escalate(ticket, reason.get().text(REASON));
		}
	}

	/** The requester has written again. */
	void onWritten(TicketSnapshot ticket, String text) {
		Optional<Answer> reason = TicketProcesses.definitionOf(ticket, this.runtime)
			.flatMap((definition) -> reason(ticket, "", text, definition));
		if (reason.isPresent() && this.escalations.of(ticket).stream().noneMatch(TicketActions::waitsForAnAnswer)) {
			this.decisions.keep(ticket, reason.get(), Occasion.MESSAGE, Actor.REQUESTER);
			escalate(ticket, reason.get().text(REASON));
		}
	}

	private Optional<Answer> reason(TicketSnapshot ticket, String category, String text, String definition) {
		return this.tables
			.find(TABLE, definition,
					Map.of("category", category, "text", TableText.words(text), "tier",
							Objects.requireNonNullElse(ticket.requester().tier(), "")))
			.filter((answer) -> !answer.text(REASON).isBlank());
	}

	private void escalate(TicketSnapshot ticket, String reason) {
		EngineCall.run(() -> this.runtime.startProcessInstanceById(this.versions.ofSameRelease(ProcessKeys.ESCALATION),
				BusinessKeys.ofEscalation(ticket.number()), Inputs.by(Actor.SYSTEM).with("reason", reason).values()));
	}

}
