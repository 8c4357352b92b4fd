package io.stagedesk.ticket.mention;

/**
 * Somebody whom a note names.
 *
 * @param word what stands in the note: the login, or a team
 * @param told whether they may see the ticket, and hear of it
 */
public record Addressee(String login, String word, boolean told) {
}
