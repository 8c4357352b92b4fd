package io.stagedesk.staff.preference;

/** How much room pages leave between things. */
public enum Density {

	COMFORTABLE, COMPACT

}
