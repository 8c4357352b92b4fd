package io.stagedesk.feedback;

import io.stagedesk.ticket.TicketSnapshot;

/** A requester answered the survey; published inside the transaction. */
public record SurveyAnswered(TicketSnapshot ticket, Survey survey) {
}
