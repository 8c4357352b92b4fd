package io.stagedesk.workflow.web.view;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketConditions;
import io.stagedesk.ticket.TicketQuery.Sort;

import org.springframework.stereotype.Component;

/** What the form of a view offers to somebody, in words. */
@Component
class ViewChoices {

	private static final List<String> CATEGORIES = List.of("payment", "ban", "gift-dispute", "technical", "abuse",
			"order", "account", "privacy", "complaint", "question", "other");

	private final Staff staff;

	private final Words words;

	ViewChoices(Staff staff, Words words) {
		this.staff = staff;
		this.words = words;
	}

	Offered of(Viewer viewer) {
		List<Team> teams = this.staff.teams();
		Set<String> seen = viewer.teams();
		boolean all = viewer.role().seesAllTickets();
		Predicate<Team> own = (team) -> all || seen.contains(team.id());
		boolean leads = viewer.role() == Role.ADMIN || viewer.role() == Role.SUPERVISOR;
		return new Offered(choices(teams, leads ? own : (team) -> false), choices(teams, own), people(viewer),
				choices("status.", Status.values()), choices("priority.", Priority.values()),
				choices("scenario.", Scenario.values()), choices("channel.", Channel.values()), categories(),
				choices("view.sort.", Sort.values()), List.of(new Choice("true", this.words.message("view.yes")),
						new Choice("false", this.words.message("view.no"))));
	}

	private static List<Choice> choices(List<Team> teams, Predicate<Team> which) {
		return teams.stream().filter(which).map((team) -> new Choice(team.id(), team.name())).toList();
	}

	private List<Choice> people(Viewer viewer) {
		Stream<Choice> general = Stream.of(new Choice(TicketConditions.ME, this.words.message("view.assignee.me")),
				new Choice(TicketConditions.NOBODY, this.words.message("view.assignee.nobody")));
		if (viewer.role() == Role.VENDOR_AGENT) {
			return general.toList();
		}
		return Stream
			.concat(general,
					this.staff.agents()
						.stream()
						.filter((agent) -> agent.role().worksOnTickets())
						.filter((agent) -> isNear(agent, viewer))
						.map((agent) -> new Choice(agent.login(), agent.name())))
			.toList();
	}

	private static boolean isNear(Agent agent, Viewer viewer) {
		return viewer.role().seesAllTickets() || agent.teams().stream().anyMatch(viewer.teams()::contains);
	}

	private List<Choice> categories() {
		return CATEGORIES.stream().map((one) -> new Choice(one, this.words.message("category." + one))).toList();
	}

	private List<Choice> choices(String prefix, Enum<?>... values) {
		return Stream.of(values).map((one) -> new Choice(one.name(), label(prefix, one))).toList();
	}

	private String label(String prefix, Enum<?> value) {
		String words = this.words.message(prefix + value.name());
		return (value instanceof Priority) ? value.name() + " · " + words : words;
	}

	/**
	 * All choices.
	 *
	 * @param owners teams for which the viewer makes views
	 */
	record Offered(List<Choice> owners, List<Choice> teams, List<Choice> people, List<Choice> statuses,
			List<Choice> priorities, List<Choice> scenarios, List<Choice> channels, List<Choice> categories,
			List<Choice> sorts, List<Choice> answers) {
	}

}
