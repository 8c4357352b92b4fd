package io.stagedesk.workflow.web.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.Words;
import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;

import org.springframework.stereotype.Component;

/** What the board's filters offer. */
@Component
class Choices {

	private static final List<String> ZONES = List.of("UTC", "America/Los_Angeles", "America/New_York",
			"America/Mexico_City", "America/Sao_Paulo", "Europe/London", "Europe/Berlin", "Europe/Istanbul",
			"Africa/Cairo", "Africa/Lagos", "Asia/Riyadh", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Dhaka",
			"Asia/Jakarta", "Asia/Bangkok", "Asia/Ho_Chi_Minh", "Asia/Shanghai", "Asia/Singapore", "Asia/Manila",
			"Asia/Tokyo", "Asia/Seoul", "Australia/Sydney");

	private final Staff staff;

	private final Words words;

	Choices(Staff staff, Words words) {
		this.staff = staff;
		this.words = words;
	}

	/** By the name of the filter; each has what is asked for now, too. */
	Map<String, List<Choice>> of(BoardQuery query, Viewer viewer) {
		List<Agent> agents = this.staff.agents();
		List<Choice> teams = this.staff.teams()
			.stream()
			.filter((team) -> viewer.role().seesAllTickets() || viewer.teams().contains(team.id()))
			.map((team) -> new Choice(team.id(), team.name()))
			.toList();
		List<Choice> vendors = new ArrayList<>(
				plain(agents.stream().map(Agent::vendor).filter(Objects::nonNull).distinct().sorted()));
		vendors.add(0, new Choice(ClockFilter.NONE, this.words.message("board.vendor.none")));
		return Map.of("team", with(teams, query, "team"), "priority",
				Stream.of(Priority.values())
					.map((one) -> new Choice(one.name(), one + " · " + this.words.message("priority." + one)))
					.toList(),
				"scenario",
				Stream.of(Scenario.values())
					.map((one) -> new Choice(one.name(), this.words.messageOr(one.name(), "scenario." + one)))
					.toList(),
				"language",
				with(plain(agents.stream().flatMap((agent) -> agent.languages().stream()).distinct().sorted()), query,
						"language"),
				"vendor", with(vendors, query, "vendor"), "zone", with(plain(ZONES.stream()), query, "zone"));
	}

	private static List<Choice> plain(Stream<String> values) {
		return values.map((one) -> new Choice(one, one)).toList();
	}

	private static List<Choice> with(List<Choice> choices, BoardQuery query, String name) {
		String asked = query.value(name);
		if (asked.isEmpty() || choices.stream().anyMatch((one) -> one.value().equals(asked))) {
			return choices;
		}
		List<Choice> all = new ArrayList<>(choices);
		all.add(new Choice(asked, asked));
		return List.copyOf(all);
	}

}
