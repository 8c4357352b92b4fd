package io.stagedesk.ticket;

import java.time.Instant;

/**
 * Another team is asked for advice, has given it, or is asked no more; published inside
 * the transaction.
 *
 * @param given whether the one who was asked has answered
 * @param teamBefore who was asked until now, or {@code null}
 */
public record AdviceChanged(TicketSnapshot ticket, String teamBefore, boolean given, Actor actor, Instant at) {
}
