package io.stagedesk.staff;

/**
 * Something about the desk's people is different now; published inside the transaction of
 * the change.
 *
 * @param key the login, key or id of what has changed; empty for the weights
 */
public record StaffChanged(Subject subject, String key) {

	/** What can change. */
	public enum Subject {

		AGENT, TEAM, SKILL, VENDOR, WEIGHTS, SHIFT, ABSENCE

	}

}
