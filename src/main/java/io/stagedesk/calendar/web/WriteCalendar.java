package io.stagedesk.calendar.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.InlineCalendar.InlineHalfDay;
import io.stagedesk.calendar.InlineCalendar.InlineWindow;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code PUT /calendars/{key}}: an inline calendar that may have a name and
 * the version that its writer has seen. Read by hand, so that all faults are told at once
 * under the same names as those of an inline calendar elsewhere.
 */
record WriteCalendar(String name, Optional<Integer> version, CalendarSpec spec) {

	private static final int LONGEST_NAME = 120;

	static WriteCalendar read(String key, JsonNode body) {
		List<FieldError> faults = new ArrayList<>();
		JsonNode name = body.path("name");
		if (!isAbsent(name) && !isName(name)) {
			faults.add(new FieldError("name", "must be one line of at most %d characters".formatted(LONGEST_NAME)));
		}
		JsonNode version = body.path("version");
		if (!isAbsent(version) && !(version.isIntegralNumber() && version.canConvertToInt())) {
			faults.add(new FieldError("version", "must be a version of this calendar"));
		}
		try {
			CalendarSpec spec = CalendarSpec.read(body, "");
			if (faults.isEmpty()) {
				return new WriteCalendar(isAbsent(name) ? key : name.stringValue().strip(),
						isAbsent(version) ? Optional.empty() : Optional.of(version.intValue()), spec);
			}
		}
		catch (FieldErrorsException ex) {
			faults.addAll(ex.errors());
		}
		throw new FieldErrorsException(faults);
	}

	private static boolean isName(JsonNode node) {
		return node.isString() && !node.stringValue().isBlank() && node.stringValue().length() <= LONGEST_NAME
				&& CleanText.Check.isClean(node.stringValue())
				&& node.stringValue().chars().noneMatch(Character::isISOControl);
	}

	private static boolean isAbsent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

	/**
	 * What may stand in the body, for the description of the API.
	 *
	 * @param holidays dates, or objects of date and name
	 */
	record CalendarBody(String name, Integer version, String zone, List<InlineWindow> windows, List<Object> holidays,
			String holidayCountry, List<InlineHalfDay> halfDays) {
	}

}
