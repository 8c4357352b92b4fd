package io.stagedesk.sla.web.page.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A date in the calendar's editor.
 *
 * @param date as typed
 * @param text the holiday's name, or the time at which the half day ends
 */
record DateRow(String date, String text) {

	private static final int MOST_SHOWN = 150;

	private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

	/** As it stands in a text of one line a date. */
	static List<DateRow> read(String lines) {
		return lines.lines().map(String::strip).filter((line) -> !line.isEmpty()).map((line) -> {
			String[] words = line.split(" ", 2);
			return new DateRow(words[0], (words.length > 1) ? words[1] : "");
		}).toList();
	}

	static String write(List<DateRow> rows) {
		return rows.stream().map((row) -> (row.date + " " + row.text).strip()).collect(Collectors.joining("\n"));
	}

	/** Which of a calendar's dates an editor shows, and which it keeps out of sight. */
	record Split(List<DateRow> shown, List<DateRow> kept) {

		/** Those of earlier years, and those beyond what a page can show, are kept. */
		static Split of(Stream<DateRow> sorted, LocalDate today) {
			String first = today.withDayOfYear(1).toString();
			List<DateRow> shown = new ArrayList<>();
			List<DateRow> kept = new ArrayList<>();
			sorted.forEach((row) -> {
				boolean past = ISO.matcher(row.date()).matches() && row.date().compareTo(first) < 0;
				boolean show = !past && shown.size() < MOST_SHOWN;
				(show ? shown : kept).add(row);
			});
			return new Split(List.copyOf(shown), List.copyOf(kept));
		}

	}

}
