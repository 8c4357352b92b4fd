package io.stagedesk.calendar;

import java.util.LinkedHashMap;
import java.util.Map;

import io.stagedesk.calendar.CalendarSpec.HalfDay;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.calendar.CalendarSpec.Window;

/** Writes calendars as {@link CalendarReader} reads them. */
final class CalendarWriter {

	private CalendarWriter() {
	}

	static Map<String, Object> write(CalendarSpec spec) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("zone", spec.zone().getId());
		json.put("windows", spec.windows().stream().map(CalendarWriter::write).toList());
		json.put("holidays", spec.holidays().stream().map(CalendarWriter::write).toList());
		json.put("holidayCountry", spec.holidayCountry().orElse(null));
		json.put("halfDays", spec.halfDays().stream().map(CalendarWriter::write).toList());
		return json;
	}

	private static Map<String, String> write(Window window) {
		Map<String, String> json = new LinkedHashMap<>();
		json.put("day", window.day().name());
		json.put("from", time(window.from()));
		json.put("to", time(window.to()));
		return json;
	}

	/** A plain date where there is no name. */
	private static Object write(Holiday holiday) {
		if (holiday.name().isEmpty()) {
			return holiday.date().toString();
		}
		Map<String, String> json = new LinkedHashMap<>();
		json.put("date", holiday.date().toString());
		json.put("name", holiday.name());
		return json;
	}

	private static Map<String, String> write(HalfDay halfDay) {
		Map<String, String> json = new LinkedHashMap<>();
		json.put("date", halfDay.date().toString());
		json.put("to", time(halfDay.to()));
		return json;
	}

	private static String time(int minutes) {
		return "%02d:%02d".formatted(minutes / 60, minutes % 60);
	}

}
