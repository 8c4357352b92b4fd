package io.stagedesk.sla.work;

import java.time.Instant;

import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;

/**
 * One ticket behind a number. What there is not is {@code null}.
 *
 * @param dueAt when the next promise runs out
 * @param unansweredSince since when the requester waits for a human word
 * @param doneAt resolved, or closed without a resolution
 * @param place where it stands in its list
 */
public record CountedTicket(long id, String number, String subject, Status status, Priority priority, String team,
		String vendor, String assignee, Instant createdAt, Instant dueAt, Instant unansweredSince, Instant doneAt,
		Instant place) {
}
