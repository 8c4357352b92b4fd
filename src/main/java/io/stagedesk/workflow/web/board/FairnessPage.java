package io.stagedesk.workflow.web.board;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.stagedesk.page.Choice;
import io.stagedesk.page.Words;
import io.stagedesk.routing.fairness.FairDay;
import io.stagedesk.routing.fairness.Fairness;
import io.stagedesk.sla.figures.Span;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.workflow.web.desk.Names;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How evenly a team's tickets went, by day or by each run of a shift. */
@Controller
@RequestMapping("/board/fairness")
class FairnessPage {

	private final Fairness fairness;

	private final Choices choices;

	private final Staff staff;

	private final Rosters rosters;

	private final Words words;

	private final Clock clock;

	FairnessPage(Fairness fairness, Choices choices, Staff staff, Rosters rosters, Words words, Clock clock) {
		this.fairness = fairness;
		this.choices = choices;
		this.staff = staff;
		this.rosters = rosters;
		this.words = words;
		this.clock = clock;
	}

	/** Teams of others are as if they had no people. */
	@GetMapping
	String show(@RequestParam Map<String, String> parameters, Locale locale, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		BoardQuery query = BoardQuery.parse(parameters);
		List<Choice> teams = this.staff.teams()
			.stream()
			.filter((team) -> viewer.role().seesAllTickets() || viewer.teams().contains(team.id()))
			.map((team) -> new Choice(team.id(), team.name()))
			.toList();
		Span span = query.span(this.clock.instant());
		String team = team(query, teams, span);
		List<Choice> shifts = this.rosters.shifts()
			.stream()
			.filter((shift) -> shift.team().equals(team))
			.map((shift) -> new Choice(shift.key(), shift.name()))
			.toList();
		String shift = shifts.stream()
			.map(Choice::value)
			.filter(parameters.getOrDefault("shift", "")::equals)
			.findFirst()
			.orElse("");
		model.addAttribute("shift", shift);
		model.addAttribute("shifts", shifts);
		model.addAttribute("days", lines(team, shift, span, query));
		model.addAttribute("query", query);
		model.addAttribute("team", team);
		model.addAttribute("teams", teams);
		model.addAttribute("zones", this.choices.of(query, viewer).get("zone"));
		model.addAttribute("names", Names.of(this.staff));
		model.addAttribute("tell", query.tell(locale, this.words));
		return "workflow/board/fairness";
	}

	/** The one asked for, else the first in which something happened. */
	private String team(BoardQuery query, List<Choice> teams, Span span) {
		String asked = query.value("team");
		if (!asked.isEmpty()) {
			return teams.stream().map(Choice::value).filter(asked::equals).findFirst().orElse("");
		}
		return teams.stream()
			.map(Choice::value)
			.filter((team) -> !lines(team, "", span, query).isEmpty())
			.findFirst()
			.orElseGet(() -> teams.isEmpty() ? "" : teams.get(0).value());
	}

	private List<FairDay> lines(String team, String shift, Span span, BoardQuery query) {
		if (team.isEmpty()) {
			return List.of();
		}
		return shift.isEmpty() ? this.fairness.ofDays(team, span.from(), span.to(), query.zone())
				: this.fairness.ofShift(team, shift, span.from(), span.to());
	}

}
