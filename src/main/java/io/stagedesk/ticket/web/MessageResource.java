package io.stagedesk.ticket.web;

import java.time.Instant;

import io.stagedesk.api.CleanText;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Visibility;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A message as the API shows it. */
record MessageResource(String id, Visibility visibility, SenderType senderType, String sender, String body,
		Instant createdAt) {

	static MessageResource of(Message message) {
		return new MessageResource(String.valueOf(message.id()), message.visibility(), message.senderType(),
				message.sender(), message.body(), message.createdAt());
	}

	/**
	 * The body of {@code POST /tickets/{number}/messages}.
	 *
	 * @param visibility PUBLIC where it is not said
	 * @param lastSeenMessageId the newest message the writer has read; 409 when there are
	 * newer ones
	 */
	record Write(Visibility visibility, @NotBlank @Size(max = 60_000) @CleanText String body,
			@Pattern(regexp = "[0-9]{1,18}") String lastSeenMessageId) {

		Long lastSeen() {
			return (this.lastSeenMessageId != null) ? Long.valueOf(this.lastSeenMessageId) : null;
		}

	}

}
