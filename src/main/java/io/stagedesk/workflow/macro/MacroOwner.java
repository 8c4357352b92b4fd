package io.stagedesk.workflow.macro;

/** Whose a macro is. */
public enum MacroOwner {

	PERSON, TEAM, ALL

}
