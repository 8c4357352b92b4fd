package io.stagedesk.workflow.web.macro;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Priority;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.macro.Macro;
import io.stagedesk.workflow.macro.MacroOwner;
import io.stagedesk.workflow.macro.Macros;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All macros that somebody may use; one of them, or a new one, is in the form. */
@Controller
@RequestMapping("/desk/macros")
class MacroPage {

	private static final String FORM = "macro";

	private static final int SPARE = 3;

	private final Macros macros;

	private final StepWords steps;

	private final Staff staff;

	private final Refusals refusals;

	private final Words words;

	MacroPage(Macros macros, StepWords steps, Staff staff, Refusals refusals, Words words) {
		this.macros = macros;
		this.steps = steps;
		this.staff = staff;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping
	String list(@RequestParam(required = false) Long id, @RequestParam(required = false) String done,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		MacroForm form = (id != null) ? MacroForm.of(this.macros.find(id, viewer)) : MacroForm.typed(Map.of());
		model.addAttribute("done", done != null);
		return show(form, FormState.fresh(FORM, form.values()), viewer, model);
	}

	@PostMapping
	String act(@RequestParam Map<String, String> typed, @RequestParam(required = false) Long id,
			@RequestParam(required = false) Integer version, @AuthenticationPrincipal Viewer viewer, Model model) {
		MacroForm form = MacroForm.typed(typed);
		FormState state = this.refusals.attempt(FORM, form.values(), () -> {
			if (id == null) {
				this.macros.add(form.terms(), viewer);
			}
			else if ("remove".equals(typed.get("action"))) {
				this.macros.remove(id, viewer);
			}
			else {
				this.macros.change(id, form.terms(), version, viewer);
			}
		});
		return state.touched() ? show(form, state, viewer, model) : "redirect:/desk/macros?done=saved";
	}

	private String show(MacroForm form, FormState state, Viewer viewer, Model model) {
		model.addAttribute("forms", new Forms(state));
		model.addAttribute("macros", this.macros.of(viewer).stream().map((macro) -> row(macro, viewer)).toList());
		model.addAttribute("kinds", choices("act.kind.", ActKind.STEPS.stream().map(Enum::name)));
		model.addAttribute("priorities", choices("priority.", Stream.of(Priority.values()).map(Enum::name)));
		model.addAttribute("teams",
				this.staff.teams().stream().map((team) -> new Choice(team.id(), team.name())).toList());
		model.addAttribute("owners", choices("macro.owner.", owners(viewer).map(Enum::name)));
		model.addAttribute("steps",
				IntStream.range(0, Math.min(form.steps() + SPARE, MacroForm.MOST))
					.mapToObj((index) -> new Place(index + 1, MacroForm.path(index),
							form.languages(MacroForm.path(index)).stream().toList()))
					.toList());
		return "workflow/macros";
	}

	private static Stream<MacroOwner> owners(Viewer viewer) {
		boolean leads = viewer.role() == Role.SUPERVISOR || viewer.role() == Role.ADMIN;
		return leads ? Stream.of(MacroOwner.values()) : Stream.of(MacroOwner.PERSON);
	}

	private List<Choice> choices(String prefix, Stream<String> names) {
		return names.map((name) -> new Choice(name, this.words.message(prefix + name))).toList();
	}

	private Row row(Macro macro, Viewer viewer) {
		return new Row(macro.id(), macro.name(), macro.owner().name(),
				(macro.owner() == MacroOwner.TEAM) ? this.steps.team(macro.ownerKey()) : "",
				macro.steps().stream().map(this.steps::of).toList(), macro.mayBeChangedBy(viewer));
	}

	/** A macro in the list. */
	record Row(long id, String name, String owner, String team, List<String> steps, boolean changeable) {
	}

	/** Where a step is typed. */
	record Place(int number, String path, List<String> languages) {
	}

}
