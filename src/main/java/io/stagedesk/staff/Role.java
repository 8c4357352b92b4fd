package io.stagedesk.staff;

/** What somebody may do; the row filter of tickets and the routes read it. */
public enum Role {

	AGENT, VENDOR_AGENT, SUPERVISOR, PROCESS_OWNER, ADMIN, INTEGRATION;

	/** Whether tickets of every team may be seen. */
	public boolean seesAllTickets() {
		return this == ADMIN || this == INTEGRATION;
	}

	/** Whether the tickets of one's own teams may be seen. */
	public boolean seesTeamTickets() {
		return this == AGENT || this == SUPERVISOR;
	}

	/** Whether this role works on tickets (takes, answers, resolves them). */
	public boolean worksOnTickets() {
		return this == AGENT || this == VENDOR_AGENT || this == SUPERVISOR || this == ADMIN;
	}

	/** Whether this role may see notes and tasks of the desk. */
	public boolean isStaff() {
		return this != INTEGRATION;
	}

}
