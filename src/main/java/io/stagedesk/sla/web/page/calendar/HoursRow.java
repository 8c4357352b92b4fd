package io.stagedesk.sla.web.page.calendar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.stagedesk.calendar.CalendarSpec.Window;
import io.stagedesk.sla.web.page.TermWords;

/**
 * The same hours on some days of the week, in the calendar's editor.
 *
 * @param days names of days as they were sent
 * @param from as typed
 * @param to as typed
 */
record HoursRow(List<String> days, String from, String to) {

	private static final Pattern LOOSE = Pattern.compile("([0-9]{1,2})(?:[:：.]([0-9]{2}))?");

	HoursRow {
		days = List.copyOf(days);
	}

	/** Round the clock, every day. */
	static HoursRow always() {
		return new HoursRow(Stream.of(DayOfWeek.values()).map(Enum::name).toList(), "00:00", "24:00");
	}

	/** Windows of the same hours stand together. */
	static List<HoursRow> of(List<Window> windows) {
		Map<String, List<Window>> alike = new LinkedHashMap<>();
		windows.forEach(
				(one) -> alike.computeIfAbsent(one.from() + "-" + one.to(), (hours) -> new ArrayList<>()).add(one));
		return alike.values()
			.stream()
			.map((rows) -> new HoursRow(rows.stream().map((one) -> one.day().name()).toList(),
					TermWords.time(rows.get(0).from()), TermWords.time(rows.get(0).to())))
			.toList();
	}

	/** What people type for {@code 09:00}: 9, 9:00, 9.00, or with a wide colon. */
	static String tidy(String typed) {
		Matcher time = LOOSE.matcher(typed);
		if (!time.matches()) {
			return typed;
		}
		String minutes = (time.group(2) != null) ? time.group(2) : "00";
		return "%02d:%s".formatted(Integer.parseInt(time.group(1)), minutes);
	}

}
