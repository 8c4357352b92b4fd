package io.stagedesk.staff.web.page.shift;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Names;
import io.stagedesk.staff.roster.Shift;
import io.stagedesk.staff.roster.Shifts;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All shifts, whether they are open now, and the way to a new one. */
@Controller
class ShiftsPage {

	private final Shifts shifts;

	private final Staff staff;

	private final Calendars calendars;

	private final Words words;

	private final Clock clock;

	ShiftsPage(Shifts shifts, Staff staff, Calendars calendars, Words words, Clock clock) {
		this.shifts = shifts;
		this.staff = staff;
		this.calendars = calendars;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * @param key of a shift to begin
	 */
	@GetMapping("/admin/shifts")
	String list(@RequestParam(required = false) String key, @RequestParam(required = false) String done,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		if (key != null && Names.isKey(key.strip())) {
			return "redirect:" + UriComponentsBuilder.fromPath("/admin/shifts/{key}").build(key.strip());
		}
		if (key != null) {
			model.addAttribute("forms",
					new Forms(new FormState("new", Map.of("key", key),
							Map.of("key",
									this.words.say("must be 2 to 40 of the characters a-z, 0-9 and -, a letter first")),
							null)));
		}
		Map<String, String> teams = this.staff.allTeams().stream().collect(Collectors.toMap(Team::id, Team::name));
		List<Shift> all = this.shifts.list();
		Map<String, String> names = all.stream().collect(Collectors.toMap(Shift::key, Shift::name));
		model.addAttribute("done", done != null);
		model.addAttribute("shifts",
				all.stream().map((one) -> line(one, teams, names, Shifts.plans(viewer, one.team()))).toList());
		return "staff/shifts";
	}

	private Line line(Shift shift, Map<String, String> teams, Map<String, String> names, boolean planned) {
		Calendar calendar = this.calendars.get(shift.calendar());
		boolean open = this.calendars.workingTime(calendar.key(), calendar.version()).isOpen(this.clock.instant());
		long people = shift.members().stream().map(Shift.Member::login).distinct().count();
		String next = (shift.nextShift() != null) ? names.getOrDefault(shift.nextShift(), shift.nextShift()) : "";
		return new Line(shift.key(), shift.name(), teams.getOrDefault(shift.team(), shift.team()), calendar.name(),
				calendar.spec().zone().getId(), next, people, open, planned);
	}

	/**
	 * A shift in the list.
	 *
	 * @param next name of the shift that goes on after it, or empty
	 * @param planned whether the viewer may open it
	 */
	record Line(String key, String name, String team, String calendar, String zone, String next, long people,
			boolean open, boolean planned) {
	}

}
