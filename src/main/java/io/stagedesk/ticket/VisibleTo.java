package io.stagedesk.ticket;

import java.util.Map;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;

/**
 * The row filter: which tickets a viewer may see. The condition for queries and the test
 * of one ticket stand side by side because they say the same.
 */
public final class VisibleTo {

	private VisibleTo() {
	}

	/**
	 * {@code " and ..."} over the alias {@code t} of the table {@code ticket}, or an
	 * empty text; puts its values into the parameters. Modules that list tickets by rows
	 * of their own add it to their queries.
	 */
	public static String condition(Viewer viewer, Map<String, Object> parameters) {
		String own = own(viewer, parameters);
		return hasTeams(viewer) ? " and (t.team in (:viewerTeams) or t.advising_team in (:viewerTeams))" : own;
	}

	/**
	 * The same without tickets on which the viewer's teams only advise: what counts as
	 * theirs. Modules that count rows of tickets with their own add it to their queries.
	 */
	public static String own(Viewer viewer, Map<String, Object> parameters) {
		if (viewer.role().seesAllTickets()) {
			return "";
		}
		if (hasTeams(viewer)) {
			parameters.put("viewerTeams", viewer.teams());
			return " and t.team in (:viewerTeams)";
		}
		if (viewer.role() == Role.VENDOR_AGENT) {
			parameters.put("viewer", viewer.login());
			return " and t.assignee = :viewer";
		}
		return " and 1 = 0";
	}

	static boolean test(TicketSnapshot ticket, Viewer viewer) {
		return test(Audience.of(ticket), viewer);
	}

	static boolean test(Audience ticket, Viewer viewer) {
		if (viewer.role().seesAllTickets()) {
			return true;
		}
		if (viewer.role().seesTeamTickets()) {
			return isOneOf(viewer, ticket.team()) || isOneOf(viewer, ticket.advisingTeam());
		}
		return viewer.role() == Role.VENDOR_AGENT && viewer.login().equals(ticket.assignee());
	}

	/** Whether it is the teams that decide. */
	static boolean hasTeams(Viewer viewer) {
		return viewer.role().seesTeamTickets() && !viewer.teams().isEmpty();
	}

	private static boolean isOneOf(Viewer viewer, String team) {
		return team != null && viewer.teams().contains(team);
	}

}
