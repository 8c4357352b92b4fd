package io.stagedesk.sla.web.page.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.sla.web.page.FormRows;
import io.stagedesk.sla.web.page.TermWords;

import org.springframework.util.MultiValueMap;

/**
 * A calendar as it stands in the editor, right or wrong.
 *
 * @param version the one that was read; 0 for a calendar that is not there yet
 * @param kept own holidays that the editor does not show, a line each
 * @param keptHalf half days that the editor does not show, a line each
 */
record CalendarForm(String name, String version, String zone, String holidayCountry, List<HoursRow> hours,
		List<DateRow> holidays, List<DateRow> halfDays, String kept, String keptHalf) {

	static CalendarForm of(Calendar calendar, LocalDate today) {
		CalendarSpec spec = calendar.spec();
		DateRow.Split holidays = DateRow.Split
			.of(spec.holidays().stream().map((one) -> new DateRow(one.date().toString(), one.name())), today);
		DateRow.Split halfDays = DateRow.Split.of(
				spec.halfDays().stream().map((one) -> new DateRow(one.date().toString(), TermWords.time(one.to()))),
				today);
		return new CalendarForm(calendar.name(), String.valueOf(calendar.version()), spec.zone().getId(),
				spec.holidayCountry().orElse(""), HoursRow.of(spec.windows()), holidays.shown(), halfDays.shown(),
				DateRow.write(holidays.kept()), DateRow.write(halfDays.kept()));
	}

	static CalendarForm read(MultiValueMap<String, String> typed) {
		return new CalendarForm(text(typed, "name"), text(typed, "version"), text(typed, "zone"),
				text(typed, "holidayCountry"),
				FormRows.of(typed, "hours", "days", "from", "to")
					.stream()
					.map((row) -> new HoursRow(row.all("days"), row.text("from"), row.text("to")))
					.toList(),
				FormRows.of(typed, "holidays", "date", "name")
					.stream()
					.map((row) -> new DateRow(row.text("date"), row.text("name")))
					.toList(),
				FormRows.of(typed, "halfDays", "date", "to")
					.stream()
					.map((row) -> new DateRow(row.text("date"), row.text("to")))
					.toList(),
				text(typed, "kept"), text(typed, "keptHalf"));
	}

	private static String text(MultiValueMap<String, String> typed, String field) {
		String value = typed.getFirst(field);
		return (value != null) ? value.strip() : "";
	}

	CalendarForm withVersion(int version) {
		return new CalendarForm(this.name, String.valueOf(version), this.zone, this.holidayCountry, this.hours,
				this.holidays, this.halfDays, this.kept, this.keptHalf);
	}

	/** With one more row to fill in. */
	CalendarForm withRow(String list) {
		return with(list.equals("hours") ? append(this.hours, List.of(new HoursRow(List.of(), "", ""))) : this.hours,
				list.equals("holidays") ? append(this.holidays, List.of(new DateRow("", ""))) : this.holidays,
				list.equals("halfDays") ? append(this.halfDays, List.of(new DateRow("", ""))) : this.halfDays);
	}

	CalendarForm roundTheClock() {
		return with(List.of(HoursRow.always()), this.holidays, this.halfDays);
	}

	/** With those dates that it does not have yet, in the order of time. */
	CalendarForm withHolidays(List<Holiday> found, LocalDate today) {
		List<DateRow> before = allHolidays();
		Set<String> dates = before.stream().map(DateRow::date).collect(Collectors.toSet());
		DateRow.Split split = DateRow.Split.of(Stream
			.concat(before.stream(),
					found.stream()
						.map((one) -> new DateRow(one.date().toString(), one.name()))
						.filter((one) -> !dates.contains(one.date())))
			.sorted(Comparator.comparing(DateRow::date)), today);
		return new CalendarForm(this.name, this.version, this.zone, this.holidayCountry, this.hours, split.shown(),
				this.halfDays, DateRow.write(split.kept()), this.keptHalf);
	}

	private CalendarForm with(List<HoursRow> hours, List<DateRow> holidays, List<DateRow> halfDays) {
		return new CalendarForm(this.name, this.version, this.zone, this.holidayCountry, hours, holidays, halfDays,
				this.kept, this.keptHalf);
	}

	/** All holidays, those out of sight behind the others. */
	List<DateRow> allHolidays() {
		return append(this.holidays, DateRow.read(this.kept));
	}

	List<DateRow> allHalfDays() {
		return append(this.halfDays, DateRow.read(this.keptHalf));
	}

	public int keptCount() {
		return DateRow.read(this.kept).size() + DateRow.read(this.keptHalf).size();
	}

	private static <T> List<T> append(List<T> first, List<T> second) {
		List<T> all = new ArrayList<>(first);
		all.addAll(second);
		return List.copyOf(all);
	}

}
