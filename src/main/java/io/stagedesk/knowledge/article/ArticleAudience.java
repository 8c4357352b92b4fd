package io.stagedesk.knowledge.article;

/** For whom an article is. */
public enum ArticleAudience {

	/** Everybody, without a log-in. */
	PUBLIC,

	/** The desk's own people; not those of vendors. */
	INTERNAL

}
