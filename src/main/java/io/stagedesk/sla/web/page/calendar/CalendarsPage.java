package io.stagedesk.sla.web.page.calendar;

import java.util.Map;

import io.stagedesk.calendar.Calendars;
import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.sla.web.page.TermWords;
import io.stagedesk.sla.web.page.NewKey;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All calendars, whether they are open now, and the way to a new one. */
@Controller
class CalendarsPage {

	private final Calendars calendars;

	private final CalendarViews views;

	private final TermWords words;

	CalendarsPage(Calendars calendars, CalendarViews views, TermWords words) {
		this.calendars = calendars;
		this.views = views;
		this.words = words;
	}

	/**
	 * @param key of a calendar to begin
	 * @param copy key of the one that it begins like
	 */
	@GetMapping("/board/calendars")
	String list(@RequestParam(required = false) String key, @RequestParam(defaultValue = Calendars.OFFICE) String copy,
			Model model) {
		if (key != null) {
			NewKey wish = new NewKey(key, this.calendars.find(key.strip()).isPresent());
			if (wish.isFree()) {
				return "redirect:" + UriComponentsBuilder.fromPath("/board/calendars/{key}")
					.queryParam("copy", "{copy}")
					.build(wish.key(), copy);
			}
			model.addAttribute("forms", new Forms(new FormState("new", Map.of("key", key, "copy", copy),
					Map.of("key", wish.fault(this.words)), null)));
		}
		model.addAttribute("calendars", this.views.lines());
		model.addAttribute("copy", copy);
		model.addAttribute("copies",
				this.calendars.list().stream().map((one) -> new Choice(one.key(), one.name())).toList());
		return "sla/calendars";
	}

}
