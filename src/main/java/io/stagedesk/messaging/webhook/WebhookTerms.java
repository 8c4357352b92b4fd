package io.stagedesk.messaging.webhook;

import java.util.Set;

/**
 * What an administrator says about a webhook.
 *
 * @param url where it is told
 * @param occasions of which it is told; empty for whatever changes
 * @param teams keys of the teams whose tickets it hears of; empty for all
 * @param active whether it is told at all
 */
public record WebhookTerms(String url, Set<Occasion> occasions, Set<String> teams, boolean active) {

	public WebhookTerms {
		occasions = Set.copyOf(occasions);
		teams = Set.copyOf(teams);
	}

}
