package io.stagedesk.workflow.web;

import io.stagedesk.api.CleanText;
import io.stagedesk.workflow.VendorActions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Bodies of the acts by which a ticket changes hands. */
final class MoveRequests {

	private MoveRequests() {
	}

	/**
	 * @param assignee one of the vendor's people; the desk chooses where it is absent
	 */
	record ToVendor(@NotBlank @Size(max = 40) @CleanText String vendor, @Size(max = 60) @CleanText String assignee,
			@NotBlank @Size(max = 300) @CleanText String reason, @NotBlank @Size(max = 4000) @CleanText String note,
			Integer version) {

		VendorActions.ToVendor wish() {
			boolean named = this.assignee != null && !this.assignee.isBlank();
			return new VendorActions.ToVendor(this.vendor, named ? this.assignee : null, this.reason, this.note);
		}

	}

	/** What those who get it have to know. */
	record Note(@NotBlank @Size(max = 4000) @CleanText String note, Integer version) {
	}

}
