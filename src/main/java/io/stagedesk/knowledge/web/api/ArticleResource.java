package io.stagedesk.knowledge.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.stagedesk.knowledge.article.Article;
import io.stagedesk.knowledge.article.ArticleAudience;
import io.stagedesk.knowledge.article.ArticleState;
import io.stagedesk.knowledge.article.ArticleTerms;
import io.stagedesk.knowledge.article.ArticleText;
import io.stagedesk.knowledge.article.Markdown;

/** An article as the API shows it. */
record ArticleResource(String slug, ArticleState state, ArticleAudience audience, String scenario, String category,
		List<String> tags, Map<String, TextResource> texts, Instant changedAt, long helpful, long unhelpful,
		int version) {

	static ArticleResource of(Article article) {
		ArticleTerms terms = article.terms();
		Map<String, TextResource> texts = new TreeMap<>();
		terms.texts().forEach((language, text) -> texts.put(language, TextResource.of(text)));
		return new ArticleResource(article.slug(), terms.state(), terms.audience(), Sent.orNull(terms.scenario()),
				Sent.orNull(terms.category()), terms.tags(), texts, article.changedAt(), article.helpful(),
				article.unhelpful(), article.version());
	}

	/**
	 * An article in one language.
	 *
	 * @param html the body, safe to stand in a page
	 */
	record TextResource(String title, String summary, String body, String html) {

		static TextResource of(ArticleText text) {
			return new TextResource(text.title(), text.summary(), text.body(), Markdown.html(text.body()));
		}

	}

}
