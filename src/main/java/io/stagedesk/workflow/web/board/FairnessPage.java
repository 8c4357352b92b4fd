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
import io.stagedesk.workflow.web.desk.Names;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How evenly a team's tickets went, day by day. */
@Controller
@RequestMapping("/board/fairness")
class FairnessPage {

	private final Fairness fairness;

	private final Choices choices;

	private final Staff staff;

	private final Words words;

	private final Clock clock;

	FairnessPage(Fairness fairness, Choices choices, Staff staff, Words words, Clock clock) {
		this.fairness = fairness;
		this.choices = choices;
		this.staff = staff;
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
		String asked = query.value("team");
		String team = (asked.isEmpty() && !teams.isEmpty()) ? teams.get(0).value() : asked;
		Span span = query.span(this.clock.instant());
		List<FairDay> days = teams.stream().anyMatch((one) -> one.value().equals(team))
				? this.fairness.of(team, span.from(), span.to(), query.zone()) : List.of();
		model.addAttribute("query", query);
		model.addAttribute("team", team);
		model.addAttribute("teams", teams);
		model.addAttribute("zones", this.choices.of(query, viewer).get("zone"));
		model.addAttribute("names", Names.of(this.staff));
		model.addAttribute("tell", query.tell(locale, this.words));
		model.addAttribute("days", days);
		return "workflow/board/fairness";
	}

}
