package io.stagedesk.requester;

import java.util.Locale;

/**
 * What somebody says about a requester; an absent fact is {@code null} and leaves what is
 * known as it is.
 *
 * @param externalId the id in the live app; an identity
 * @param email a mail address; an identity, compared without case
 * @param language BCP 47 tag
 * @param region ISO 3166 country code
 * @param tier NORMAL, VIP, or what the app calls its tiers
 */
public record RequesterFacts(String externalId, String name, String email, String language, String region,
		String tier) {

	public RequesterFacts {
		externalId = trimmed(externalId);
		name = trimmed(name);
		email = trimmed(email);
		language = trimmed(language);
		region = trimmed(region);
		tier = trimmed(tier);
		if (externalId == null && email == null) {
			throw new IllegalArgumentException("a requester needs an externalId or an email");
		}
	}

	/** The identity by which they are told apart from others, the app's own first. */
	public String identity() {
		return (this.externalId != null) ? "id:" + this.externalId : "mail:" + this.email.toLowerCase(Locale.ROOT);
	}

	private static String trimmed(String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
