package io.stagedesk.workflow.web.incident;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.workflow.incident.Incident;
import io.stagedesk.workflow.incident.IncidentState;
import io.stagedesk.workflow.incident.Incidents;
import io.stagedesk.workflow.incident.Kind;
import io.stagedesk.workflow.incident.KindRetry;
import io.stagedesk.workflow.incident.Retry;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the engine could not go on, for which ticket and why; and another try. */
@Controller
@RequestMapping("/admin/incidents")
class IncidentsPage {

	private static final int LIMIT = 50;

	private static final String FORM = "incident";

	private final Incidents incidents;

	private final Words words;

	private final Refusals refusals;

	IncidentsPage(Incidents incidents, Words words, Refusals refusals) {
		this.incidents = incidents;
		this.words = words;
		this.refusals = refusals;
	}

	@GetMapping
	String show(@RequestParam(defaultValue = "STOPPED") IncidentState state,
			@RequestParam(required = false) String cursor, @RequestParam Optional<Came> came,
			@RequestParam(defaultValue = "") String ticket, @RequestParam(defaultValue = "0") int jobs,
			@RequestParam(defaultValue = "0") int left, Model model) {
		model.addAttribute("good", came.filter((one) -> one != Came.FAILED).isPresent());
		model.addAttribute("told",
				came.map((one) -> this.words.message("incidents.came." + one, number(ticket), jobs, left))
					.orElse(null));
		return page(state, cursor, model);
	}

	@PostMapping
	String retry(@RequestParam(defaultValue = "") String job,
			@RequestParam(defaultValue = "STOPPED") IncidentState state, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		AtomicReference<Retry> tried = new AtomicReference<>();
		FormState form = this.refusals.attempt(FORM, Map.of(), () -> tried.set(this.incidents.retry(job, viewer)));
		if (form.touched()) {
			return refuse(form, state, model);
		}
		return "redirect:/admin/incidents?state=%s&came=%s&ticket=%s".formatted(state,
				tried.get().done() ? Came.DONE : Came.FAILED, tried.get().incident().ticket());
	}

	@PostMapping("/kind")
	String retryAll(@RequestParam(defaultValue = "") String process, @RequestParam(defaultValue = "") String activity,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		AtomicReference<KindRetry> tried = new AtomicReference<>();
		FormState form = this.refusals.attempt(FORM, Map.of(),
				() -> tried.set(this.incidents.retryAll(process, activity, viewer)));
		if (form.touched()) {
			return refuse(form, IncidentState.STOPPED, model);
		}
		KindRetry result = tried.get();
		return "redirect:/admin/incidents?came=%s&jobs=%d&left=%d"
			.formatted((result.left() > 0) ? Came.SOME_HANDED_ON : Came.HANDED_ON, result.retried(), result.left());
	}

	private String refuse(FormState form, IncidentState state, Model model) {
		model.addAttribute("forms", new Forms(form));
		return page(state, null, model);
	}

	private String page(IncidentState state, String cursor, Model model) {
		Slice<Row> rows = this.incidents.list(state, Optional.ofNullable(cursor).map(Cursor::parse), LIMIT)
			.map(this::row);
		model.addAttribute("state", state.name());
		model.addAttribute("states", IncidentState.values());
		model.addAttribute("incidents", rows.items());
		model.addAttribute("next", rows.next());
		model.addAttribute("kinds", this.incidents.kinds().stream().map(this::kind).toList());
		return "workflow/incidents";
	}

	/** Only a number is said again. */
	private String number(String ticket) {
		return TicketNumber.parse(ticket).map(TicketNumber::toString).orElse(this.words.message("incidents.job"));
	}

	private Row row(Incident incident) {
		return new Row(incident.id(), incident.ticket(), this.words.say(incident.processName()),
				this.words.say(incident.activityName()), incident.at(), incident.error());
	}

	private KindRow kind(Kind kind) {
		return new KindRow(kind.process(), kind.activity(), this.words.say(kind.processName()),
				this.words.say(kind.activityName()), kind.jobs(), kind.since());
	}

	/** A failed job in words. */
	record Row(String id, String ticket, String process, String activity, Instant at, String error) {
	}

	/** Failed jobs of one kind in words. */
	record KindRow(String processKey, String activityId, String process, String activity, int jobs, Instant since) {
	}

	/** What a try came to. */
	enum Came {

		DONE, FAILED, HANDED_ON, SOME_HANDED_ON

	}

}
