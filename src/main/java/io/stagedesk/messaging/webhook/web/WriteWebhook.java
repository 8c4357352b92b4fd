package io.stagedesk.messaging.webhook.web;

import java.util.Objects;
import java.util.Set;

import io.stagedesk.messaging.webhook.Occasion;
import io.stagedesk.messaging.webhook.WebhookTerms;
import jakarta.validation.constraints.NotNull;

/**
 * The body of {@code PUT /webhooks/{id}}: all terms at once.
 *
 * @param occasions of which it is told; whatever changes where they are not said
 * @param teams whose tickets it hears of; all where they are not said
 * @param active true where it is not said
 * @param version the newest that the writer has seen, or {@code null}
 */
record WriteWebhook(String url, Set<@NotNull Occasion> occasions, Set<@NotNull String> teams, Boolean active,
		Integer version) {

	WebhookTerms terms() {
		return new WebhookTerms(Objects.requireNonNullElse(this.url, "").strip(),
				Objects.requireNonNullElse(this.occasions, Set.of()), Objects.requireNonNullElse(this.teams, Set.of()),
				!Boolean.FALSE.equals(this.active));
	}

}
