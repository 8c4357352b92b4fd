package io.stagedesk.workflow.web.desk;

import io.stagedesk.api.CleanText;
import io.stagedesk.workflow.VendorActions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the forms send by which a ticket changes hands. */
final class MoveForms {

	private static final String REQUIRED = "{validation.required}";

	private static final String CHOICE = "{validation.choice}";

	private static final String SIZE = "{validation.size}";

	private static final String CLEAN = "{validation.clean}";

	private MoveForms() {
	}

	/** To a vendor, whose person the desk chooses. */
	record ToVendor(
			@NotBlank(message = CHOICE) @Size(max = 40, message = SIZE) @CleanText(message = CLEAN) String vendor,
			@NotBlank(message = CHOICE) @Size(max = 300, message = SIZE) @CleanText(message = CLEAN) String reason,
			@NotBlank(message = REQUIRED) @Size(max = 4000, message = SIZE) @CleanText(message = CLEAN) String note) {

		VendorActions.ToVendor wish() {
			return new VendorActions.ToVendor(this.vendor, null, this.reason, this.note);
		}

	}

	/** What those who get it have to know. */
	record Note(
			@NotBlank(message = REQUIRED) @Size(max = 4000, message = SIZE) @CleanText(message = CLEAN) String note) {
	}

}
