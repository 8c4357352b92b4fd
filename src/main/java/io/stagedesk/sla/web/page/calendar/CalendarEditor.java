package io.stagedesk.sla.web.page.calendar;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.page.Forms;
import io.stagedesk.sla.web.page.TermWords;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page of one calendar: its editor, and for whom it counts. */
@Component
class CalendarEditor {

	private final Calendars calendars;

	private final CalendarViews views;

	private final UsesViews uses;

	private final TermWords words;

	CalendarEditor(Calendars calendars, CalendarViews views, UsesViews uses, TermWords words) {
		this.calendars = calendars;
		this.views = views;
		this.uses = uses;
		this.words = words;
	}

	/** With what was typed of the calendar; its uses as they are stored. */
	String show(String key, CalendarForm form, Forms forms, Model model) {
		return show(key, form, this.uses.of(key), forms, model);
	}

	/** With what was typed of its uses; the calendar as it is stored. */
	String show(String key, UsesForm form, Forms forms, Model model) {
		Calendar stored = this.calendars.get(key);
		return show(key, CalendarForm.of(stored, this.views.today(stored.spec())), this.uses.of(key, form), forms,
				model);
	}

	private String show(String key, CalendarForm form, UsesView uses, Forms forms, Model model) {
		CalendarView view = this.calendars.find(key)
			.map((stored) -> this.views.of(stored, form))
			.orElseGet(() -> this.views.ofNew(draft(key, this.calendars.get(Calendars.OFFICE))));
		model.addAttribute("forms", forms);
		model.addAttribute("calendar", view);
		model.addAttribute("uses", uses);
		model.addAttribute("typed", form);
		model.addAttribute("countries", this.words.countries());
		model.addAttribute("weekdays", this.words.weekdays());
		model.addAttribute("zones", TermWords.zones());
		return "sla/calendar";
	}

	/** A calendar that is not stored yet. */
	static Calendar draft(String key, Calendar like) {
		return new Calendar(key, key, 0, like.spec(), like.createdAt(), like.createdBy());
	}

}
