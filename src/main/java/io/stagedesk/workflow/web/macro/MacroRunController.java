package io.stagedesk.workflow.web.macro;

import java.util.List;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.web.TicketResource;
import io.stagedesk.ticket.web.TicketResources;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.macro.MacroPreview;
import io.stagedesk.workflow.macro.MacroPreview.State;
import io.stagedesk.workflow.macro.MacroRuns;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Macros on one ticket. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/macros/{id}")
class MacroRunController {

	private final MacroRuns runs;

	private final Tickets tickets;

	private final TicketResources resources;

	MacroRunController(MacroRuns runs, Tickets tickets, TicketResources resources) {
		this.runs = runs;
		this.tickets = tickets;
		this.resources = resources;
	}

	/** What it would do; nothing is done. */
	@GetMapping("/preview")
	Preview preview(@PathVariable String number, @PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
		return Preview.of(this.runs.preview(number, id, viewer));
	}

	/** Does all of its steps, or none; answers with the ticket after them. */
	@PostMapping
	ResponseEntity<TicketResource> run(@PathVariable String number, @PathVariable long id,
			@AuthenticationPrincipal Viewer viewer) {
		this.runs.run(number, id, viewer);
		return this.resources.answer(this.tickets.get(number), viewer);
	}

	/**
	 * Step by step.
	 *
	 * @param runs whether none is refused
	 */
	record Preview(boolean runs, List<Line> steps) {

		static Preview of(MacroPreview preview) {
			return new Preview(preview.runs(),
					preview.lines()
						.stream()
						.map((line) -> new Line(line.step().kind(), line.step().value(), line.text(), line.state(),
								line.reason()))
						.toList());
		}

	}

	/**
	 * One step.
	 *
	 * @param text what would be said, with names filled in
	 * @param reason why it would not be done
	 */
	record Line(ActKind kind, String value, String text, State result, String reason) {
	}

}
