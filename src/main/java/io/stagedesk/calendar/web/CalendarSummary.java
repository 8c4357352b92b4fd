package io.stagedesk.calendar.web;

import java.time.Instant;

import io.stagedesk.calendar.Calendar;

/** A version of a calendar in a list. */
record CalendarSummary(String key, String name, int version, String zone, String holidayCountry, Instant createdAt,
		String createdBy) {

	static CalendarSummary of(Calendar calendar) {
		return new CalendarSummary(calendar.key(), calendar.name(), calendar.version(), calendar.spec().zone().getId(),
				calendar.spec().holidayCountry().orElse(null), calendar.createdAt(), calendar.createdBy());
	}

}
