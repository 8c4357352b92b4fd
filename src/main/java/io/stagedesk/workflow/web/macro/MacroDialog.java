package io.stagedesk.workflow.web.macro;

import java.util.List;

import io.stagedesk.page.Words;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.macro.Macro;
import io.stagedesk.workflow.macro.MacroPreview;
import io.stagedesk.workflow.macro.MacroRuns;
import io.stagedesk.workflow.macro.Macros;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Parts of the dialog in which a macro is chosen for a ticket. */
@Controller
@RequestMapping("/desk/tickets/{number}/macros")
class MacroDialog {

	private final Macros macros;

	private final MacroRuns runs;

	private final Tickets tickets;

	private final StepWords steps;

	private final Words words;

	MacroDialog(Macros macros, MacroRuns runs, Tickets tickets, StepWords steps, Words words) {
		this.macros = macros;
		this.runs = runs;
		this.tickets = tickets;
		this.steps = steps;
		this.words = words;
	}

	@GetMapping
	String list(@PathVariable String number, @AuthenticationPrincipal Viewer viewer, Model model) {
		this.tickets.find(number, viewer);
		model.addAttribute("macros", this.macros.of(viewer).stream().map(this::choice).toList());
		return "workflow/macro :: list";
	}

	@GetMapping("/{id}")
	String preview(@PathVariable String number, @PathVariable long id, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		MacroPreview preview = this.runs.preview(number, id, viewer);
		model.addAttribute("runs", preview.runs());
		model.addAttribute("lines", preview.lines().stream().map(this::line).toList());
		return "workflow/macro :: preview";
	}

	private Choice choice(Macro macro) {
		return new Choice(macro.id(), macro.name(), macro.steps().stream().map(this.steps::of).toList());
	}

	private Line line(MacroPreview.Line line) {
		boolean isText = StepWords.isText(line.step().kind());
		return new Line(isText ? this.words.message("act.kind." + line.step().kind()) : this.steps.of(line.step()),
				line.text(), line.state().name(), this.words.say(line.reason()));
	}

	/** A macro that can be chosen. */
	record Choice(long id, String name, List<String> steps) {
	}

	/** One step of a preview. */
	record Line(String what, String text, String state, String reason) {
	}

}
