package io.stagedesk.sla.web.page;

import java.util.Optional;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException.FieldError;

/** Whether a calendar or policy may be called so. */
public final class NameCheck {

	private static final int LONGEST = 120;

	private NameCheck() {
	}

	public static Optional<FieldError> fault(String name) {
		if (name.isEmpty()) {
			return Optional.of(new FieldError("name", "is required"));
		}
		boolean right = name.length() <= LONGEST && CleanText.Check.isClean(name)
				&& name.chars().noneMatch(Character::isISOControl);
		return right ? Optional.empty()
				: Optional.of(new FieldError("name", "must be one line of at most %d characters".formatted(LONGEST)));
	}

}
