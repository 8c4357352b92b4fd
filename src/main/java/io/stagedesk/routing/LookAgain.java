package io.stagedesk.routing;

/**
 * Tickets that wait in a team may find somebody now; published inside the transaction.
 */
public record LookAgain(String team) {
}
