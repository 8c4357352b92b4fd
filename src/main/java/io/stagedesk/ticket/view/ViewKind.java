package io.stagedesk.ticket.view;

/** Whose a view is. */
public enum ViewKind {

	/** Everybody has it, and nobody changes it. */
	BUILT_IN,

	/** One person's. */
	OWN,

	/** A team's; its supervisors change it. */
	TEAM

}
