package io.stagedesk.ticket;

import java.time.Instant;

/** One text on a ticket; an INTERNAL one is a note. */
public record Message(long id, Visibility visibility, SenderType senderType, String sender, String body,
		Instant createdAt) {
}
