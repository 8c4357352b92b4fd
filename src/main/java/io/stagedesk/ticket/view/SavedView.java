package io.stagedesk.ticket.view;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketConditions;
import io.stagedesk.ticket.TicketQuery.Sort;

/**
 * A view that somebody made.
 *
 * @param login whose it is; {@code null} where it is a team's
 */
record SavedView(long id, String login, String team, String name, TicketConditions conditions, Sort sort, int version) {

	static final String PREFIX = "v-";

	boolean isSeenBy(Viewer viewer) {
		return (this.team != null) ? viewer.role() == Role.ADMIN || viewer.teams().contains(this.team)
				: viewer.login().equals(this.login);
	}

	boolean isEditedBy(Viewer viewer) {
		return (this.team != null) ? mayEdit(viewer, this.team) : viewer.login().equals(this.login);
	}

	/** Whether the viewer makes the views of a team. */
	static boolean mayEdit(Viewer viewer, String team) {
		return viewer.role() == Role.ADMIN || (viewer.role() == Role.SUPERVISOR && viewer.teams().contains(team));
	}

	View as(Viewer viewer) {
		return new View(PREFIX + this.id, this.name, (this.team != null) ? ViewKind.TEAM : ViewKind.OWN, this.team,
				this.conditions, this.sort, isEditedBy(viewer), this.version);
	}

}
