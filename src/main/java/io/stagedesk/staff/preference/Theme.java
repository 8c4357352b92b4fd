package io.stagedesk.staff.preference;

/** Bright or dark pages. */
public enum Theme {

	/** As the browser remembers from the switch in the head. */
	BROWSER,

	LIGHT, DARK,

	/** As the system of the day, whatever the browser remembers. */
	SYSTEM

}
