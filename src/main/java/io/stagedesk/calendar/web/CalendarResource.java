package io.stagedesk.calendar.web;

import java.time.Instant;
import java.util.List;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.InlineCalendar;
import io.stagedesk.calendar.InlineCalendar.InlineHalfDay;
import io.stagedesk.calendar.InlineCalendar.InlineWindow;

/**
 * One version of a calendar: the fields of an inline calendar and what is known of it.
 *
 * @param holidays dates, or objects of date and name
 */
record CalendarResource(String key, String name, int version, String zone, List<InlineWindow> windows,
		List<Object> holidays, String holidayCountry, List<InlineHalfDay> halfDays, Instant createdAt,
		String createdBy) {

	static CalendarResource of(Calendar calendar) {
		InlineCalendar spec = calendar.spec().toJson();
		return new CalendarResource(calendar.key(), calendar.name(), calendar.version(), spec.zone(), spec.windows(),
				spec.holidays(), spec.holidayCountry(), spec.halfDays(), calendar.createdAt(), calendar.createdBy());
	}

}
