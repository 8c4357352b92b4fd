package io.stagedesk.workflow.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.act.Acts;
import io.stagedesk.workflow.act.Placeholders;
import io.stagedesk.workflow.act.Refusal;
import io.stagedesk.workflow.act.Step;
import io.stagedesk.workflow.macro.MacroPreview.Line;
import io.stagedesk.workflow.macro.MacroPreview.State;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs macros: all steps on one ticket in one transaction. A preview does the same and
 * takes it back.
 */
@Service
public class MacroRuns {

	private final Macros macros;

	private final Acts acts;

	private final Tickets tickets;

	private final TransactionTemplate apart;

	MacroRuns(Macros macros, Acts acts, Tickets tickets, PlatformTransactionManager transactions) {
		this.macros = macros;
		this.acts = acts;
		this.tickets = tickets;
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Does all steps; a step that is refused refuses them all.
	 * @return whether there was anything to do
	 */
	@Transactional
	public boolean run(String number, long id, Viewer viewer) {
		this.tickets.hold(number);
		this.tickets.find(number, viewer);
		return this.macros.find(id, viewer)
			.steps()
			.stream()
			.map((step) -> this.acts.carryOut(number, step, viewer))
			.filter(Optional::isEmpty)
			.count() > 0;
	}

	/** What the macro would do; nothing of it remains. */
	public MacroPreview preview(String number, long id, Viewer viewer) {
		Macro macro = this.macros.find(id, viewer);
		return this.apart.execute((status) -> {
			status.setRollbackOnly();
			this.tickets.hold(number);
			TicketSnapshot ticket = this.tickets.find(number, viewer);
			return new MacroPreview(macro, lines(ticket, macro.steps(), viewer));
		});
	}

	private List<Line> lines(TicketSnapshot ticket, List<Step> steps, Viewer viewer) {
		List<Line> lines = new ArrayList<>();
		boolean refused = false;
		for (Step step : steps) {
			Line line = refused ? new Line(step, text(ticket, step, viewer), State.NOT_REACHED, "")
					: line(ticket, step, viewer);
			refused = refused || line.state() == State.REFUSED;
			lines.add(line);
		}
		return lines;
	}

	private Line line(TicketSnapshot ticket, Step step, Viewer viewer) {
		String text = text(ticket, step, viewer);
		try {
			return this.acts.carryOut(ticket.number(), step, viewer)
				.map((idle) -> new Line(step, text, State.SKIPPED, idle))
				.orElseGet(() -> new Line(step, text, State.DONE, ""));
		}
		catch (RuntimeException ex) {
			return new Line(step, text, State.REFUSED, Refusal.of(ex).orElseThrow(() -> ex));
		}
	}

	private static String text(TicketSnapshot ticket, Step step, Viewer viewer) {
		boolean says = step.kind().speaks() || step.kind() == ActKind.NOTE;
		return says ? Placeholders.fill(step.text(ticket.language()), ticket, viewer) : "";
	}

}
