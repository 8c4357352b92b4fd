package io.stagedesk.sla.web.page.calendar;

import java.util.List;

import io.stagedesk.page.Choice;

/**
 * Whose calendar it is, and which policies ask whose it is.
 *
 * @param askForTeams policies that count in the calendar of the ticket's team
 * @param askForRegions policies that count in the calendar of the requester's region
 */
record UsesView(List<TeamUse> teams, String regions, List<Choice> askForTeams, List<Choice> askForRegions) {

	/** Whether it matters to any policy. */
	public boolean asked() {
		return !this.askForTeams.isEmpty() || !this.askForRegions.isEmpty();
	}

	/**
	 * A team that may have this calendar.
	 *
	 * @param other name of another calendar that it has, or empty
	 */
	record TeamUse(String id, String name, boolean chosen, String other) {
	}

}
