package io.stagedesk.sla.web.page.calendar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.sla.web.page.NameCheck;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what the calendar's editor sent by the rules of the API; what is wrong is told
 * under the names that the fields have in the editor.
 */
final class CalendarReading {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final List<FieldError> faults = new ArrayList<>();

	/** The window's field in the API, and the row's in the editor. */
	private final Map<String, String> names = new HashMap<>();

	private final CalendarForm form;

	private CalendarReading(CalendarForm form) {
		this.form = form;
	}

	/**
	 * @throws FieldErrorsException with all faults at once
	 */
	static CalendarSpec spec(CalendarForm form) {
		return new CalendarReading(form).read();
	}

	/** The names of all fields at which the editor can show a fault. */
	static Map<String, String> fields(CalendarForm form) {
		Map<String, String> fields = new TreeMap<>();
		List.of("name", "zone", "holidayCountry", "hours", "holidays", "halfDays", "file")
			.forEach((field) -> fields.put(field, ""));
		for (int row = 0; row < form.hours().size(); row++) {
			fields.put("hours[%d].days".formatted(row), "");
			fields.put("hours[%d].from".formatted(row), "");
			fields.put("hours[%d].to".formatted(row), "");
		}
		for (int row = 0; row < form.holidays().size(); row++) {
			fields.put("holidays[%d].date".formatted(row), "");
			fields.put("holidays[%d].name".formatted(row), "");
		}
		for (int row = 0; row < form.halfDays().size(); row++) {
			fields.put("halfDays[%d].date".formatted(row), "");
			fields.put("halfDays[%d].to".formatted(row), "");
		}
		return fields;
	}

	private CalendarSpec read() {
		NameCheck.fault(this.form.name()).ifPresent(this.faults::add);
		ObjectNode json = json();
		try {
			CalendarSpec spec = CalendarSpec.read(json, "");
			if (this.faults.isEmpty()) {
				return spec;
			}
		}
		catch (FieldErrorsException ex) {
			ex.errors().stream().map(this::here).forEach(this.faults::add);
		}
		throw new FieldErrorsException(this.faults);
	}

	private ObjectNode json() {
		ObjectNode json = JSON.objectNode();
		json.put("zone", this.form.zone());
		if (!this.form.holidayCountry().isEmpty()) {
			json.put("holidayCountry", this.form.holidayCountry());
		}
		json.set("windows", windows());
		json.set("holidays", dates(this.form.allHolidays(), "name"));
		json.set("halfDays", dates(this.form.allHalfDays(), "to"));
		return json;
	}

	private ArrayNode windows() {
		ArrayNode windows = JSON.arrayNode();
		for (int row = 0; row < this.form.hours().size(); row++) {
			HoursRow hours = this.form.hours().get(row);
			String field = "hours[%d]".formatted(row);
			if (hours.days().isEmpty()) {
				this.faults.add(new FieldError(field + ".days", "must have at least one day"));
			}
			List<String> days = hours.days().isEmpty() ? Collections.singletonList(null) : hours.days();
			for (String day : days) {
				this.names.put("windows[%d]".formatted(windows.size()), field);
				ObjectNode window = windows.addObject();
				window.put("day", (day != null) ? day : "MONDAY");
				put(window, "from", HoursRow.tidy(hours.from()));
				put(window, "to", HoursRow.tidy(hours.to()));
			}
		}
		return windows;
	}

	private static ArrayNode dates(List<DateRow> rows, String text) {
		ArrayNode dates = JSON.arrayNode();
		rows.forEach((row) -> {
			ObjectNode date = dates.addObject();
			put(date, "date", row.date());
			put(date, text, text.equals("to") ? HoursRow.tidy(row.text()) : row.text());
		});
		return dates;
	}

	/** What is not filled in is absent. */
	private static void put(ObjectNode node, String field, String text) {
		if (!text.isEmpty()) {
			node.put(field, text);
		}
	}

	private FieldError here(FieldError error) {
		String field = error.field();
		if (field.equals("windows")) {
			return new FieldError("hours", error.message());
		}
		int end = field.indexOf(']') + 1;
		String row = this.names.get(field.substring(0, end));
		return (row != null) ? new FieldError(row + field.substring(end).replace(".day", ".days"), error.message())
				: error;
	}

}
