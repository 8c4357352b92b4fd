package io.stagedesk.knowledge.web.page;

import java.time.Instant;
import java.util.List;

import io.stagedesk.knowledge.article.ArticleAudience;
import io.stagedesk.knowledge.article.ArticleState;

/** The list of articles. */
record ArticlesView(String query, String state, boolean writes, List<Row> rows) {

	record Row(String slug, String title, String language, ArticleState state, ArticleAudience audience,
			String languages, long helpful, long unhelpful, Instant changedAt) {
	}

}
