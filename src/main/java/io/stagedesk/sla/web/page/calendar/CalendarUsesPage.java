package io.stagedesk.sla.web.page.calendar;

import java.util.Map;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.sla.CalendarUsers;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * For whom a calendar counts, on its page. It is stored at once: by itself it moves no
 * promise that was made.
 */
@Controller
class CalendarUsesPage {

	/** What the page of the calendar is told afterwards. */
	static final String DONE = "USES";

	private static final String FORM = "uses";

	private final CalendarUsers users;

	private final CalendarEditor editor;

	private final Refusals refusals;

	CalendarUsesPage(CalendarUsers users, CalendarEditor editor, Refusals refusals) {
		this.users = users;
		this.editor = editor;
		this.refusals = refusals;
	}

	@PostMapping(path = "/board/calendars/{key}", params = "action=uses")
	String write(@PathVariable String key, @RequestParam MultiValueMap<String, String> typed, Model model) {
		UsesForm form = UsesForm.read(typed);
		FormState state = this.refusals.attempt(FORM, Map.of("teams", "", "regions", ""), () -> put(key, form));
		return state.touched() ? this.editor.show(key, form, new Forms(state), model) : "redirect:"
				+ UriComponentsBuilder.fromPath("/board/calendars/{key}").queryParam("done", DONE).build(key);
	}

	private void put(String key, UsesForm form) {
		try {
			this.users.put(key, form.teams(), form.allRegions());
		}
		catch (FieldErrorsException ex) {
			throw form.here(ex);
		}
	}

}
