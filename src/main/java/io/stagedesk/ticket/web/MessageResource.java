package io.stagedesk.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.CleanText;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.mention.Addressee;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A message as the API shows it.
 *
 * @param mentioned whom a note that was just written names, and whether they are told of
 * it; who may not see the ticket is not
 */
record MessageResource(String id, Visibility visibility, SenderType senderType, String sender, String body,
		Instant createdAt, List<Named> mentioned) {

	static MessageResource of(Message message) {
		return of(message, List.of());
	}

	static MessageResource of(Message message, List<Addressee> named) {
		return new MessageResource(String.valueOf(message.id()), message.visibility(), message.senderType(),
				message.sender(), message.body(), message.createdAt(),
				named.stream().map((one) -> new Named(one.login(), one.told())).toList());
	}

	/** Somebody whom a note names. */
	record Named(String login, boolean told) {
	}

	/**
	 * The body of {@code POST /tickets/{number}/messages}.
	 *
	 * @param visibility PUBLIC where it is not said
	 * @param lastSeenMessageId the newest message the writer has read; 409 when there are
	 * newer ones
	 * @param attachments ids of what was uploaded before for this ticket, or {@code null}
	 */
	record Write(Visibility visibility, @NotBlank @Size(max = 60_000) @CleanText String body,
			@Pattern(regexp = "[0-9]{1,18}") String lastSeenMessageId,
			@Size(max = 100) List<@NotNull @Pattern(regexp = "[0-9]{1,18}") String> attachments) {

		Set<Long> files() {
			return (this.attachments == null) ? Set.of()
					: this.attachments.stream().map(Long::valueOf).collect(Collectors.toSet());
		}

		Long lastSeen() {
			return (this.lastSeenMessageId != null) ? Long.valueOf(this.lastSeenMessageId) : null;
		}

	}

}
