package io.stagedesk.workflow.web;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import io.stagedesk.workflow.TicketActions.Transfer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Bodies of the actions. Each may carry the {@code version} that the caller has seen. */
final class ActionRequests {

	private ActionRequests() {
	}

	record Plain(Integer version) {
	}

	record Reason(@NotBlank @Size(max = 300) @CleanText String reason, Integer version) {
	}

	record Prioritise(@NotNull Priority priority, @NotBlank @Size(max = 300) @CleanText String reason,
			Integer version) {
	}

	/**
	 * A team or an assignee, and why.
	 *
	 * @param reason id of one of the desk's reasons, or words
	 * @param note what those who get it have to know
	 */
	record TransferTo(@Size(max = 40) @CleanText String team, @Size(max = 60) @CleanText String assignee,
			@NotBlank @Size(max = 300) @CleanText String reason, @NotBlank @Size(max = 4000) @CleanText String note,
			Integer version) {

		Transfer toTransfer() {
			if (isAbsent(this.team) && isAbsent(this.assignee)) {
				throw new FieldErrorsException("team", "or assignee is required");
			}
			return new Transfer(isAbsent(this.team) ? null : this.team, isAbsent(this.assignee) ? null : this.assignee,
					this.reason, this.note);
		}

		private static boolean isAbsent(String text) {
			return text == null || text.isBlank();
		}

	}

	/** Why, and for whom: the requester (the default) or, ON_HOLD, a third party. */
	record WaitFor(@NotBlank @Size(max = 300) @CleanText String reason, Status status, Integer version) {

		Status waiting() {
			if (this.status != null && !this.status.isWaiting()) {
				throw new FieldErrorsException("status", "must be WAITING_REQUESTER or ON_HOLD");
			}
			return (this.status != null) ? this.status : Status.WAITING_REQUESTER;
		}

	}

	record Consult(@NotBlank @Size(max = 40) @CleanText String team,
			@NotBlank @Size(max = 4000) @CleanText String question, Integer version) {
	}

	record Cancel(@NotNull CloseReason closeReason, Integer version) {
	}

	record MergeInto(@NotBlank @Size(max = 30) @CleanText String into, Integer version) {
	}

	/** The values of the form that ends the work; which ones, the form says. */
	@Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
			description = "Values of the task's form, as resolution and note, and the version where it matters")
	static final class Resolve {

		private final Map<String, Object> values = new HashMap<>();

		@JsonAnySetter
		void set(String name, Object value) {
			this.values.put(name, value);
		}

		Integer version() {
			Object version = this.values.get("version");
			if (version != null && !(version instanceof Integer)) {
				throw new FieldErrorsException("version", "must be a whole number");
			}
			return (Integer) version;
		}

		Map<String, Object> form() {
			Map<String, Object> form = new HashMap<>(this.values);
			form.remove("version");
			return form;
		}

	}

}
