package io.stagedesk.workflow.web.desk;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.api.CleanText;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.TicketActions.Transfer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What the forms of the ticket's page send. */
public final class TicketForms {

	private static final String REQUIRED = "{validation.required}";

	private static final String SIZE = "{validation.size}";

	private static final String CLEAN = "{validation.clean}";

	private TicketForms() {
	}

	/** A reply or a note, and what goes with it. */
	record Say(@NotNull(message = REQUIRED) @Pattern(regexp = "PUBLIC|INTERNAL", message = REQUIRED) String visibility,
			@NotBlank(message = REQUIRED) @Size(max = 20_000, message = SIZE) @CleanText(message = CLEAN) String body,
			@Pattern(regexp = "[0-9]{0,18}") String lastSeenMessageId,
			@Pattern(regexp = "([0-9]{1,18}(,[0-9]{1,18}){0,99})?") String attachments) {

		Visibility kind() {
			return Visibility.valueOf(this.visibility);
		}

		Long lastSeen() {
			return (this.lastSeenMessageId == null || this.lastSeenMessageId.isEmpty()) ? null
					: Long.valueOf(this.lastSeenMessageId);
		}

		/** Ids of what was uploaded to go with it. */
		Set<Long> files() {
			return (this.attachments == null || this.attachments.isEmpty()) ? Set.of()
					: Stream.of(this.attachments.split(",")).map(Long::valueOf).collect(Collectors.toSet());
		}

	}

	record Ask(@NotBlank(message = REQUIRED) @Size(max = 20_000,
			message = SIZE) @CleanText(message = CLEAN) String question) {
	}

	record Reason(
			@NotBlank(message = REQUIRED) @Size(max = 300, message = SIZE) @CleanText(message = CLEAN) String reason) {
	}

	/** Sideways; to a team or to a person. */
	public record Sideways(@Size(max = 40, message = SIZE) @CleanText(message = CLEAN) String team,
			@Size(max = 60, message = SIZE) @CleanText(message = CLEAN) String assignee,
			@NotBlank(message = "{validation.choice}") @Size(max = 300,
					message = SIZE) @CleanText(message = CLEAN) String reason,
			@NotBlank(message = REQUIRED) @Size(max = 4000, message = SIZE) @CleanText(message = CLEAN) String note) {

		public Transfer transfer() {
			return new Transfer(given(this.team), given(this.assignee), this.reason, this.note);
		}

		private static String given(String text) {
			return (text == null || text.isBlank()) ? null : text;
		}

	}

	/** Another priority, and why. */
	record Urgency(
			@NotNull(message = "{validation.choice}") @Pattern(regexp = "P[0-3]",
					message = "{validation.choice}") String priority,
			@NotBlank(message = REQUIRED) @Size(max = 300, message = SIZE) @CleanText(message = CLEAN) String reason) {
	}

	/** What another team is asked. */
	record Advice(
			@NotBlank(message = "{validation.choice}") @Size(max = 40,
					message = SIZE) @CleanText(message = CLEAN) String team,
			@NotBlank(message = REQUIRED) @Size(max = 4000,
					message = SIZE) @CleanText(message = CLEAN) String question) {
	}

	record Into(@NotBlank(message = REQUIRED) @Pattern(regexp = "\\s*(SD-[0-9]{1,18})?\\s*",
			message = "{validation.number}") String into) {
	}

	record Withdraw(@NotNull(message = "{validation.choice}") @Pattern(regexp = "CANCELLED|DUPLICATE|SPAM",
			message = "{validation.choice}") String closeReason) {

		CloseReason reason() {
			return CloseReason.valueOf(this.closeReason);
		}

	}

}
