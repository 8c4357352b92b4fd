package io.stagedesk.sla.web.page.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.calendar.Calendars.HolidaysFound;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.sla.TermChanges;
import io.stagedesk.sla.TermPreview;
import io.stagedesk.sla.web.page.ChangeView.Subject;
import io.stagedesk.sla.web.page.ChangeViews;
import io.stagedesk.sla.web.page.SavedScope;
import io.stagedesk.sla.web.page.TermWords;
import io.stagedesk.staff.Viewer;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One calendar: a week as bars, its editor, and what a change would do to open tickets
 * before it is stored. The editor posts to the page's own address and says by
 * {@code action} what it wants.
 */
@Controller
@RequestMapping("/board/calendars/{key}")
class CalendarPage {

	private static final String FORM = "calendar";

	private final Calendars calendars;

	private final TermChanges changes;

	private final CalendarEditor editor;

	private final CalendarViews views;

	private final CalendarDifferences differences;

	private final ChangeViews changeViews;

	private final Refusals refusals;

	private final TermWords words;

	private final Clock clock;

	CalendarPage(Calendars calendars, TermChanges changes, CalendarEditor editor, CalendarViews views,
			CalendarDifferences differences, ChangeViews changeViews, Refusals refusals, TermWords words, Clock clock) {
		this.calendars = calendars;
		this.changes = changes;
		this.editor = editor;
		this.views = views;
		this.differences = differences;
		this.changeViews = changeViews;
		this.refusals = refusals;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * @param copy key of the calendar that a new one begins like
	 * @param done what was stored a moment ago, for {@code tickets} tickets
	 */
	@GetMapping
	String show(@PathVariable String key, @RequestParam(required = false) String copy,
			@RequestParam(required = false) String done, @RequestParam(defaultValue = "0") int tickets, Model model) {
		if (SavedScope.isOne(done)) {
			model.addAttribute("done", this.words.text("terms.done." + done, tickets));
		}
		if (CalendarUsesPage.DONE.equals(done)) {
			model.addAttribute("done", this.words.text("calendars.uses.done"));
		}
		Optional<Calendar> stored = this.calendars.find(key);
		Calendar shown = (stored.isPresent() || copy == null) ? this.calendars.get(key)
				: CalendarEditor.draft(key, this.calendars.get(copy));
		CalendarForm form = CalendarForm.of(shown, this.views.today(shown.spec()));
		return this.editor.show(key, form, Forms.fresh(), model);
	}

	@PostMapping
	String act(@PathVariable String key, @RequestParam(defaultValue = "edit") String action,
			@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal Viewer viewer, Model model) {
		CalendarForm form = CalendarForm.read(typed);
		return switch (action) {
			case "preview" -> preview(key, form, typed, viewer, model);
			case "future" -> save(key, form, SavedScope.FUTURE, viewer, model);
			case "open" -> save(key, form, SavedScope.OPEN, viewer, model);
			case "import" -> importHolidays(key, form, typed, model);
			case "always" -> this.editor.show(key, form.roundTheClock(), Forms.fresh(), model);
			case "rebase" -> this.editor.show(key, form.withVersion(versionOf(key)), Forms.fresh(), model);
			default -> this.editor.show(key, form.withRow(action), Forms.fresh(), model);
		};
	}

	private String preview(String key, CalendarForm form, MultiValueMap<String, String> typed, Viewer viewer,
			Model model) {
		AtomicReference<CalendarSpec> spec = new AtomicReference<>();
		AtomicReference<TermPreview> preview = new AtomicReference<>();
		FormState state = this.refusals.attempt(FORM, CalendarReading.fields(form), () -> {
			spec.set(CalendarReading.spec(form));
			preview
				.set(ChangeViews.unlessNeverOpen("hours", () -> this.changes.previewCalendar(key, spec.get(), viewer)));
		});
		if (state.touched() || isStale(key, form)) {
			return this.editor.show(key, form, new Forms(state), model);
		}
		Calendar fresh = new Calendar(key, form.name(), versionOf(key), spec.get(), this.clock.instant(),
				viewer.login());
		List<String> differs = this.calendars.find(key)
			.map((stored) -> this.differences.between(stored, fresh))
			.orElse(List.of());
		model.addAttribute("change", this.changeViews.of(new Subject(FORM, key, form.name(), versionOf(key)), typed,
				differs, preview.get()));
		model.addAttribute("week", this.views.week(spec.get()));
		model.addAttribute("daysOff", this.views.daysOff(spec.get()));
		return "sla/change";
	}

	/** Stores first; then, where the manager wants it, open tickets follow. */
	private String save(String key, CalendarForm form, SavedScope scope, Viewer viewer, Model model) {
		FormState state = this.refusals.attempt(FORM, CalendarReading.fields(form),
				() -> this.calendars.save(key, form.name(), CalendarReading.spec(form),
						Optional.of(ChangeViews.version(form.version())), viewer.login()));
		if (state.touched()) {
			boolean told = isStale(key, form) && versionOf(key) > 0;
			return this.editor.show(key, form, told ? Forms.fresh() : new Forms(state), model);
		}
		int tickets = (scope == SavedScope.OPEN) ? this.changes.applyCalendar(key, viewer).moved() : 0;
		return "redirect:" + UriComponentsBuilder.fromPath("/board/calendars/{key}")
			.queryParam("done", scope)
			.queryParam("tickets", tickets)
			.build(key);
	}

	/** Adds what a file has to what was typed; stored is nothing yet. */
	private String importHolidays(String key, CalendarForm form, MultiValueMap<String, String> typed, Model model) {
		String file = Optional.ofNullable(typed.getFirst("file")).orElse("");
		AtomicReference<CalendarForm> filled = new AtomicReference<>(form);
		FormState state = this.refusals.attempt(FORM, CalendarReading.fields(form), () -> {
			HolidaysFound found = this.calendars.readHolidays(file.getBytes(StandardCharsets.UTF_8));
			CalendarForm after = form.withHolidays(found.holidays(), this.views.today(CalendarSpec.ALWAYS));
			filled.set(after);
			model.addAttribute("done", this.words.text("calendars.imported", found.holidays().size(),
					after.allHolidays().size() - form.allHolidays().size(), found.skipped()));
		});
		model.addAttribute("file", state.touched() ? file : "");
		return this.editor.show(key, filled.get(), new Forms(state), model);
	}

	private boolean isStale(String key, CalendarForm form) {
		return !form.version().equals(String.valueOf(versionOf(key)));
	}

	private int versionOf(String key) {
		return this.calendars.find(key).map(Calendar::version).orElse(0);
	}

}
