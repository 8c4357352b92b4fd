package io.stagedesk.staff.people;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.PresenceState;

/**
 * Somebody as administrators see them.
 *
 * @param employed whether this person works here, whatever the vendor does
 * @param hasPassword whether there is a log-in by form
 */
public record Person(Agent agent, boolean employed, boolean hasPassword, PresenceState presence, int version) {

	public String login() {
		return this.agent.login();
	}

	public PersonTerms terms() {
		return PersonTerms.of(this.agent, this.employed);
	}

}
