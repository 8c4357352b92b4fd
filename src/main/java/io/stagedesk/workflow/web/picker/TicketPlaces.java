package io.stagedesk.workflow.web.picker;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.stagedesk.knowledge.canned.Placeholders;
import io.stagedesk.knowledge.canned.Placeholders.Filled;
import io.stagedesk.messaging.Links;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.mask.Mask;

import org.springframework.stereotype.Component;

/**
 * Fills the places of a canned reply from a ticket as its agent sees it; what is masked
 * for them stays a gap.
 */
@Component
class TicketPlaces {

	private static final String FIELD = "field.";

	private final Staff staff;

	private final Links links;

	TicketPlaces(Staff staff, Links links) {
		this.staff = staff;
		this.links = links;
	}

	/**
	 * Fills many texts for one ticket.
	 * @param ticket as the viewer may see it
	 */
	Function<String, Filled> of(TicketSnapshot ticket, Viewer viewer) {
		Map<String, Supplier<String>> known = Map.of("requester.name", () -> ticket.requester().name(), "ticket.number",
				ticket::number, "ticket.subject", ticket::subject, "agent.name", viewer::name, "team.name",
				() -> team(ticket.team()), "ticket.trackingUrl",
				() -> (ticket.trackingToken() != null) ? this.links.status(ticket) : null);
		return (text) -> Placeholders.fill(text,
				(name) -> Optional
					.ofNullable(name.startsWith(FIELD) ? field(ticket, name.substring(FIELD.length()))
							: known.getOrDefault(name, () -> null).get())
					.filter((value) -> !value.contains(Mask.HIDDEN)));
	}

	private static String field(TicketSnapshot ticket, String name) {
		Object value = ticket.customFields().get(name);
		return (value != null) ? value.toString() : null;
	}

	private String team(String id) {
		return this.staff.allTeams()
			.stream()
			.filter((team) -> team.id().equals(id))
			.map(Team::name)
			.findFirst()
			.orElse(null);
	}

}
