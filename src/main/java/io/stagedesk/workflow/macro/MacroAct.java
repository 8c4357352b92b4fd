package io.stagedesk.workflow.macro;

import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.act.Act;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.act.Step;

import org.springframework.stereotype.Component;

/** A whole macro as one act. */
@Component
class MacroAct implements Act {

	private final Macros macros;

	private final MacroRuns runs;

	MacroAct(Macros macros, MacroRuns runs) {
		this.macros = macros;
		this.runs = runs;
	}

	@Override
	public Set<ActKind> kinds() {
		return Set.of(ActKind.MACRO);
	}

	@Override
	public void check(Step step, Viewer author) {
		boolean known = step.value().matches("[0-9]{1,18}")
				&& this.macros.of(author).stream().anyMatch((macro) -> macro.id() == Long.parseLong(step.value()));
		if (!known) {
			throw new FieldErrorsException("value", "is not a macro that you may use");
		}
	}

	@Override
	public Optional<String> carryOut(TicketSnapshot ticket, Step step, Viewer viewer) {
		boolean anything = this.runs.run(ticket.number(), Long.parseLong(step.value()), viewer);
		return anything ? Optional.empty() : Optional.of("There is nothing to do");
	}

}
