package io.stagedesk.knowledge.article;

import java.time.Instant;
import java.util.Map;

import io.stagedesk.knowledge.Tongue;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;

/**
 * An article as it is now.
 *
 * @param slug its name in links; never changes
 * @param helpful how many readers said that it helped
 * @param version counts the changes, for optimistic checks
 */
public record Article(long id, String slug, ArticleTerms terms, Instant changedAt, String changedBy, long helpful,
		long unhelpful, int version) {

	/** What it says to a reader of this language. */
	public Said in(String language) {
		Map<String, ArticleText> texts = this.terms.texts();
		String nearest = Tongue.nearest(texts.keySet(), language).orElseThrow();
		return new Said(nearest, texts.get(nearest));
	}

	/** Whether anybody can read it. */
	public boolean isOpen() {
		return this.terms.state() == ArticleState.PUBLISHED && this.terms.audience() == ArticleAudience.PUBLIC;
	}

	public boolean isReadableBy(Viewer viewer) {
		return isOpen() || isWritableBy(viewer)
				|| (viewer.role() == Role.AGENT && this.terms.state() == ArticleState.PUBLISHED);
	}

	/** Whether this viewer writes articles; all of them, as they belong to nobody. */
	public static boolean isWritableBy(Viewer viewer) {
		return viewer.role() == Role.SUPERVISOR || viewer.role() == Role.ADMIN;
	}

	/** Its text in one language. */
	public record Said(String language, ArticleText text) {
	}

}
