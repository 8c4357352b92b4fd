package io.stagedesk.knowledge.article;

/** Whether an article can be read. */
public enum ArticleState {

	/** Only by those who write it. */
	DRAFT,

	PUBLISHED,

	/** No more; its link says so. */
	ARCHIVED

}
