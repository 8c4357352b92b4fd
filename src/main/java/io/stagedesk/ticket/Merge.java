package io.stagedesk.ticket;

import java.time.Instant;

/**
 * One ticket's end in favour of another, and how it stood before.
 *
 * @param unansweredSince when the oldest word of the requester was said that nobody had
 * answered then, or {@code null}
 */
public record Merge(long id, String number, String into, Instant at, String by, Status before,
		Instant unansweredSince) {
}
