package io.stagedesk.knowledge.canned;

import java.util.Map;
import java.util.TreeMap;

import io.stagedesk.knowledge.Faults;

/**
 * All that somebody writes about a canned reply.
 *
 * @param owner empty for everybody's, else the team or the person
 * @param scenario the kind of app that it is for, or empty
 * @param texts by language, with places to fill as <code>{{requester.name}}</code>
 */
public record CannedTerms(Scope scope, String owner, String shortcut, String title, String scenario,
		Map<String, String> texts) {

	static final int LONGEST = 10_000;

	private static final int MOST_LANGUAGES = 40;

	public CannedTerms {
		owner = (scope == Scope.ALL) ? "" : owner;
		texts = Map.copyOf(texts);
	}

	/**
	 * @throws io.stagedesk.api.FieldErrorsException with all faults (422)
	 */
	void check() {
		Faults faults = new Faults().key("shortcut", this.shortcut, 40)
			.line("title", this.title, 120)
			.scenario(this.scenario)
			.languages("texts", this.texts.keySet())
			.require(this.texts.size() <= MOST_LANGUAGES, "texts", "has too many languages")
			.require(this.scope != Scope.TEAM || !this.owner.isEmpty(), "team", "is required");
		new TreeMap<>(this.texts).forEach((language, text) -> faults.text("texts." + language, text, LONGEST));
		faults.refuse();
	}

}
