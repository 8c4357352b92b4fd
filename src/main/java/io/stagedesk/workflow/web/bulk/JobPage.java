package io.stagedesk.workflow.web.bulk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.bulk.BulkJob;
import io.stagedesk.workflow.bulk.BulkJobs;
import io.stagedesk.workflow.web.desk.ListedTickets;
import jakarta.validation.Valid;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Acts on many tickets: their dialogs over the list, their progress, and all of one's
 * own.
 */
@Controller
@RequestMapping("/desk/jobs")
class JobPage {

	private static final String FORM = "bulk";

	private static final int PAGE = 20;

	private final BulkJobs jobs;

	private final JobViews views;

	private final Dialogs dialogs;

	private final ListedTickets listed;

	private final Refusals refusals;

	JobPage(BulkJobs jobs, JobViews views, Dialogs dialogs, ListedTickets listed, Refusals refusals) {
		this.jobs = jobs;
		this.views = views;
		this.dialogs = dialogs;
		this.listed = listed;
		this.refusals = refusals;
	}

	@GetMapping
	String list(@RequestParam(required = false) String cursor, @AuthenticationPrincipal Viewer viewer, Model model) {
		Slice<BulkJob> page = this.jobs.of(viewer, after(cursor), PAGE);
		model.addAttribute("jobs", page.items().stream().map(this.views::line).toList());
		model.addAttribute("next", (page.next() != null) ? page.next() : "");
		return "workflow/jobs";
	}

	/** The dialog of one act, to be put over the list. */
	@GetMapping("/new")
	String dialog(@RequestParam ActKind kind, @AuthenticationPrincipal Viewer viewer, Model model) {
		return dialog(kind, Forms.fresh(), viewer, model);
	}

	@PostMapping
	String start(@Valid @ModelAttribute("sent") BulkForm form, BindingResult errors,
			@RequestParam Map<String, String> typed, @AuthenticationPrincipal Viewer viewer, Model model) {
		AtomicReference<BulkJob> job = new AtomicReference<>();
		FormState state = errors.hasErrors() ? FormState.invalid(FORM, typed, errors) : this.refusals.attempt(FORM,
				typed, () -> job.set(this.jobs.start(numbers(form, viewer), form.step(), form.dryRun(), "", viewer)));
		if (state.touched()) {
			ActKind kind = errors.hasFieldErrors("kind") ? ActKind.NOTE : ActKind.valueOf(form.kind());
			return dialog(kind, new Forms(state), viewer, model);
		}
		return "redirect:/desk/jobs/" + job.get().id() + (form.dryRun() ? "?part=result" : "");
	}

	private List<String> numbers(BulkForm form, Viewer viewer) {
		List<String> numbers = form.all() ? this.listed.numbers(form.view(), form.q(), BulkJobs.MOST, viewer)
				: form.numbers();
		if (numbers.size() > BulkJobs.MOST) {
			throw new FieldErrorsException("tickets", "must be 1 to 1000 tickets");
		}
		return numbers;
	}

	private String dialog(ActKind kind, Forms forms, Viewer viewer, Model model) {
		model.addAttribute("dialog", this.dialogs.of(kind, viewer));
		model.addAttribute("forms", forms);
		return "workflow/bulk :: dialog";
	}

	/** The page of a job, or of that only what changes while it runs. */
	@GetMapping("/{id}")
	String show(@PathVariable long id, @RequestParam(required = false) String cursor,
			@RequestParam(defaultValue = "") String part, @AuthenticationPrincipal Viewer viewer, Model model) {
		return show(id, Forms.fresh(), cursor, part, viewer, model);
	}

	@PostMapping(path = "/{id}", params = "action=cancel")
	String cancel(@PathVariable long id, @AuthenticationPrincipal Viewer viewer, Model model) {
		this.jobs.find(id, viewer);
		FormState state = this.refusals.attempt("cancel", Map.of(), () -> this.jobs.cancel(id, viewer));
		return state.touched() ? show(id, new Forms(state), null, "", viewer, model) : "redirect:/desk/jobs/" + id;
	}

	/** Does for good what was tried out. */
	@PostMapping(path = "/{id}", params = "action=carryOut")
	String carryOut(@PathVariable long id, @AuthenticationPrincipal Viewer viewer, Model model) {
		this.jobs.find(id, viewer);
		AtomicReference<BulkJob> job = new AtomicReference<>();
		FormState state = this.refusals.attempt("carryOut", Map.of(), () -> job.set(this.jobs.carryOut(id, viewer)));
		return state.touched() ? show(id, new Forms(state), null, "", viewer, model)
				: "redirect:/desk/jobs/" + job.get().id();
	}

	private String show(long id, Forms forms, String cursor, String part, Viewer viewer, Model model) {
		model.addAttribute("forms", forms);
		model.addAttribute("here", (cursor != null) ? cursor : "");
		model.addAttribute("job", this.views.of(this.jobs.find(id, viewer), after(cursor), viewer));
		return part.equals("result") ? "workflow/job :: result" : "workflow/job";
	}

	private static Optional<Cursor> after(String cursor) {
		return Optional.ofNullable(cursor).filter((text) -> !text.isBlank()).map(Cursor::parse);
	}

}
