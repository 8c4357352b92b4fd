package io.stagedesk.page;

/** One option of a choice on a page. */
public record Choice(String value, String label) {
}
