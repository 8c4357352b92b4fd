package io.stagedesk.requester;

/** One person who asks; facts that nobody told are {@code null}. */
public record Requester(long id, String externalId, String name, String email, String language, String region,
		String tier) {

	/** The facts of this requester with those that are new laid over them. */
	Requester with(RequesterFacts facts) {
		return new Requester(this.id, or(this.externalId, facts.externalId()), or(facts.name(), this.name),
				or(facts.email(), this.email), or(facts.language(), this.language), or(facts.region(), this.region),
				or(facts.tier(), this.tier));
	}

	public boolean isVip() {
		return "VIP".equalsIgnoreCase(this.tier);
	}

	/** A name to address: the name, else the id in the app, else the mail address. */
	public String displayName() {
		return or(this.name, or(this.externalId, this.email));
	}

	private static String or(String first, String second) {
		return (first != null) ? first : second;
	}

}
