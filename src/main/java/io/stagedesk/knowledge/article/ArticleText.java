package io.stagedesk.knowledge.article;

/**
 * An article in one language.
 *
 * @param summary the answer in a sentence or two, without marks
 * @param body in Markdown
 */
public record ArticleText(String title, String summary, String body) {
}
