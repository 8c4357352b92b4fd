package io.stagedesk.knowledge.web.page;

import java.time.Instant;
import java.util.List;

import io.stagedesk.knowledge.article.ArticleAudience;
import io.stagedesk.knowledge.article.ArticleState;

/**
 * One article, to be read.
 *
 * @param html safe to stand in a page
 * @param missing the name of the language that the reader wanted and did not get, or
 * empty
 */
record ArticleView(String slug, String title, String summary, String html, String language, String direction,
		String missing, String languageName, List<Other> others, ArticleState state, ArticleAudience audience,
		Instant changedAt) {

	/** The same in another language, named in that language. */
	record Other(String tag, String name) {
	}

}
