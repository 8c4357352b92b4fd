package io.stagedesk.workflow.web.view;

import java.util.List;
import java.util.Map;

import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.view.View;
import io.stagedesk.ticket.view.ViewKind;
import io.stagedesk.ticket.view.Views;
import io.stagedesk.workflow.web.desk.Names;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The views that somebody has made or may change; one of them, or a new one, is in the
 * form.
 */
@Controller
@RequestMapping("/desk/views")
class ViewsPage {

	private static final FormState NEW = FormState.fresh(ViewForm.NAME,
			Map.of("statuses", "NEW,OPEN,WAITING_REQUESTER,ON_HOLD", "sort", "NEXT_DUE"));

	private final Views views;

	private final ViewChoices choices;

	private final Refusals refusals;

	private final Staff staff;

	ViewsPage(Views views, ViewChoices choices, Refusals refusals, Staff staff) {
		this.views = views;
		this.choices = choices;
		this.refusals = refusals;
		this.staff = staff;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String key, @RequestParam(required = false) String done,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		model.addAttribute("done", done != null);
		return show(key.isBlank() ? NEW : ViewForm.of(this.views.get(key, viewer)), viewer, model);
	}

	@PostMapping(params = "action=save")
	String save(@RequestParam MultiValueMap<String, String> fields, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		ViewForm form = new ViewForm(fields);
		return act(form, viewer, model, () -> {
			if (form.text("key").isEmpty()) {
				this.views.add(form.view(), viewer);
			}
			else {
				this.views.change(form.text("key"), form.view(), form.version(), viewer);
			}
		});
	}

	@PostMapping(params = "action=remove")
	String remove(@RequestParam MultiValueMap<String, String> fields, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		ViewForm form = new ViewForm(fields);
		return act(form, viewer, model, () -> this.views.remove(form.text("key"), viewer));
	}

	@PostMapping(params = "action=up")
	String up(@RequestParam String key, @AuthenticationPrincipal Viewer viewer) {
		this.views.move(key, -1, viewer);
		return "redirect:/desk/views";
	}

	@PostMapping(params = "action=down")
	String down(@RequestParam String key, @AuthenticationPrincipal Viewer viewer) {
		this.views.move(key, 1, viewer);
		return "redirect:/desk/views";
	}

	private String act(ViewForm form, Viewer viewer, Model model, Runnable act) {
		FormState state = this.refusals.attempt(ViewForm.NAME, form.typed(), act);
		return state.touched() ? show(state, viewer, model) : "redirect:/desk/views?done=saved";
	}

	private String show(FormState form, Viewer viewer, Model model) {
		Names names = Names.of(this.staff);
		List<Line> lines = this.views.of(viewer)
			.stream()
			.filter((view) -> view.kind() != ViewKind.BUILT_IN)
			.map((view) -> new Line(view.key(), view.name(), names.team(view.team()), view.editable()))
			.toList();
		model.addAttribute("views", lines);
		model.addAttribute("forms", new Forms(form));
		model.addAttribute("offered", this.choices.of(viewer));
		return "workflow/views";
	}

	/**
	 * One view in the list.
	 *
	 * @param team empty where it is the viewer's own
	 */
	record Line(String key, String name, String team, boolean editable) {
	}

}
