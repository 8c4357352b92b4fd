package io.stagedesk.workflow;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.sla.Escalations;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.DecisionTables.Answer;
import org.camunda.bpm.engine.RuntimeService;

import org.springframework.stereotype.Component;

/**
 * Escalates at once where {@code immediate-escalation.dmn} says so: abuse, complaints.
 */
@Component
public class EscalationRules {

	private static final String TABLE = "immediate-escalation";

	private final DecisionTables tables;

	private final Escalations escalations;

	private final RuntimeService runtime;

	private final ModelVersions versions;

	EscalationRules(DecisionTables tables, Escalations escalations, RuntimeService runtime, ModelVersions versions) {
		this.tables = tables;
		this.escalations = escalations;
		this.runtime = runtime;
		this.versions = versions;
	}

	/** A ticket was routed; it escalates once, however often it is routed again. */
	public void onRouted(TicketSnapshot ticket, String text, String processDefinition) {
		Optional<String> reason = reason(ticket, Objects.requireNonNullElse(ticket.category(), ""), text,
				processDefinition);
		if (reason.isPresent()
				&& this.escalations.of(ticket).stream().allMatch((escalation) -> escalation.clockId() != null)) {
			escalate(ticket, reason.get());
		}
	}

	/** The requester has written again. */
	void onWritten(TicketSnapshot ticket, String text) {
		Optional<String> reason = TicketProcesses.definitionOf(ticket, this.runtime)
			.flatMap((definition) -> reason(ticket, "", text, definition));
		if (reason.isPresent() && this.escalations.of(ticket).stream().noneMatch(TicketActions::waitsForAnAnswer)) {
			escalate(ticket, reason.get());
		}
	}

	private Optional<String> reason(TicketSnapshot ticket, String category, String text, String definition) {
		return this.tables
			.find(TABLE, definition,
					Map.of("category", category, "text", TableText.words(text), "tier",
							Objects.requireNonNullElse(ticket.requester().tier(), "")))
			.map((Answer answer) -> answer.text("reason"))
			.filter((reason) -> !reason.isBlank());
	}

	private void escalate(TicketSnapshot ticket, String reason) {
		EngineCall.run(() -> this.runtime.startProcessInstanceById(this.versions.ofSameRelease(ProcessKeys.ESCALATION),
				BusinessKeys.ofEscalation(ticket.number()), Inputs.by(Actor.SYSTEM).with("reason", reason).values()));
	}

}
