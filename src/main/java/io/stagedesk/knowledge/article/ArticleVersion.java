package io.stagedesk.knowledge.article;

import java.time.Instant;

/**
 * What an article was.
 *
 * @param actor the login of who wrote it
 */
public record ArticleVersion(int version, Instant at, String actor, ArticleTerms terms) {
}
