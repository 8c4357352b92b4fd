package io.stagedesk.ticket.relation;

/** How many children of a ticket speak a language. */
public record ChildLanguage(String language, boolean open, int tickets) {
}
