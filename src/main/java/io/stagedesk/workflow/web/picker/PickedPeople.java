package io.stagedesk.workflow.web.picker;

import java.util.List;
import java.util.stream.Stream;

import io.stagedesk.knowledge.Plain;
import io.stagedesk.knowledge.Sought;
import io.stagedesk.knowledge.Sought.Field;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Audience;
import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.stereotype.Component;

/**
 * Whom a note can address: those who may see the ticket, and the teams whose it is. A
 * vendor's people do not learn who works at the desk.
 */
@Component
class PickedPeople {

	private final Staff staff;

	PickedPeople(Staff staff) {
		this.staff = staff;
	}

	List<PickedPerson> find(String query, int limit, TicketSnapshot ticket, Viewer viewer) {
		if (viewer.role() == Role.VENDOR_AGENT) {
			return List.of();
		}
		return Sought.all(query).best(all(ticket, viewer), PickedPeople::fields, limit);
	}

	private List<PickedPerson> all(TicketSnapshot ticket, Viewer viewer) {
		Audience audience = new Audience(ticket.team(), ticket.advisingTeam(), ticket.assignee());
		Stream<PickedPerson> people = this.staff.agents()
			.stream()
			.filter((one) -> one.role().worksOnTickets() && !one.login().equals(viewer.login()))
			.filter((one) -> audience.includes(one.asViewer()))
			.map((one) -> new PickedPerson(one.login(), one.name(), false));
		Stream<PickedPerson> teams = this.staff.teams()
			.stream()
			.filter((team) -> team.id().equals(ticket.team()) || team.id().equals(ticket.advisingTeam()))
			.map((team) -> new PickedPerson(team.id(), team.name(), true));
		return Stream.concat(people, teams).toList();
	}

	private static List<Field> fields(PickedPerson person) {
		return List.of(new Field(Plain.text(person.login()), 5, false), new Field(Plain.text(person.name()), 4, true));
	}

	/**
	 * Somebody to address, or a team.
	 *
	 * @param login what stands after the {@code @}: a person's login or a team's key
	 */
	record PickedPerson(String login, String name, boolean team) {
	}

}
