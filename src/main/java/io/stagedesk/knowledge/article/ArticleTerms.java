package io.stagedesk.knowledge.article;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.stagedesk.knowledge.Faults;

/**
 * All that somebody writes about an article.
 *
 * @param scenario the kind of app that it is for, or empty
 * @param category as tickets have one, or empty
 * @param texts by language
 */
public record ArticleTerms(ArticleState state, ArticleAudience audience, String scenario, String category,
		List<String> tags, Map<String, ArticleText> texts) {

	static final int LONGEST = 50_000;

	private static final int MOST_TAGS = 20;

	private static final int MOST_LANGUAGES = 40;

	public ArticleTerms {
		tags = tags.stream().distinct().toList();
		texts = Map.copyOf(texts);
	}

	/**
	 * @throws io.stagedesk.api.FieldErrorsException with all faults (422)
	 */
	void check(String slug) {
		Faults faults = new Faults().key("slug", slug, 80)
			.scenario(this.scenario)
			.require(this.category.isEmpty() || this.category.matches("[a-z][a-z0-9_-]{0,39}"), "category",
					"must be at most 40 of the characters a-z, 0-9, _ and -, a letter first")
			.require(this.tags.size() <= MOST_TAGS, "tags", "are too many")
			.require(this.tags.stream().allMatch((tag) -> tag.matches("[^\\s,\\p{Cntrl}]{1,20}")), "tags",
					"must be words of at most 20 characters")
			.languages("texts", this.texts.keySet())
			.require(this.texts.size() <= MOST_LANGUAGES, "texts", "has too many languages");
		new TreeMap<>(this.texts).forEach((language, text) -> check(faults, "texts." + language, text));
		faults.refuse();
	}

	private static void check(Faults faults, String field, ArticleText text) {
		faults.line(field + ".title", text.title(), 200)
			.optionalLine(field + ".summary", text.summary(), 500)
			.text(field + ".body", text.body(), LONGEST);
	}

}
