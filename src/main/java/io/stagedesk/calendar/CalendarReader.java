package io.stagedesk.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.calendar.CalendarSpec.HalfDay;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.calendar.CalendarSpec.Window;
import io.stagedesk.calendar.holiday.Holidays;
import tools.jackson.databind.JsonNode;

/**
 * Reads one calendar from JSON and remembers every fault on the way, so that all are told
 * at once. Names of fields that it does not know it passes over, as the API does.
 */
final class CalendarReader {

	static final int MOST_WINDOWS = 200;

	static final int MOST_DATES = 5000;

	private static final int MOST_FAULTS = 100;

	private static final int LONGEST_NAME = 200;

	private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");

	private final String prefix;

	private final List<FieldError> faults = new ArrayList<>();

	CalendarReader(String field) {
		this.prefix = field;
	}

	CalendarSpec read(JsonNode json) {
		if (json == null || !json.isObject()) {
			throw new FieldErrorsException(this.prefix.isEmpty() ? "calendar" : this.prefix, "must be a calendar");
		}
		Optional<ZoneId> zone = zone(json.path("zone"));
		List<Window> windows = list(json, "windows", MOST_WINDOWS, this::window);
		if (isAbsent(json.path("windows")) || (json.path("windows").isArray() && json.path("windows").isEmpty())) {
			fault("windows", "must have at least one window");
		}
		List<Holiday> holidays = list(json, "holidays", MOST_DATES, this::holiday);
		Optional<String> country = country(json.path("holidayCountry"));
		List<HalfDay> halfDays = list(json, "halfDays", MOST_DATES, this::halfDay);
		refuseContradictions(halfDays);
		if (!this.faults.isEmpty()) {
			throw new FieldErrorsException(this.faults);
		}
		return new CalendarSpec(zone.orElseThrow(), windows, holidays, country, halfDays);
	}

	private Optional<ZoneId> zone(JsonNode node) {
		Optional<String> text = text("zone", node);
		try {
			return text.map(ZoneId::of);
		}
		catch (DateTimeException ex) {
			return fault("zone", "is not a time zone such as Europe/Berlin");
		}
	}

	private Optional<Window> window(String field, JsonNode node) {
		if (!node.isObject()) {
			return fault(field, "must be a window of day, from and to");
		}
		Optional<DayOfWeek> day = day(field + ".day", node.path("day"));
		Optional<Integer> from = time(field + ".from", node.path("from"));
		Optional<Integer> to = time(field + ".to", node.path("to"));
		if (from.isPresent() && from.get() == Window.DAY) {
			return fault(field + ".from", "must lie between 00:00 and 23:59");
		}
		if (from.isPresent() && from.equals(to)) {
			return fault(field + ".to", "must differ from the window's beginning; a whole day is 00:00 to 24:00");
		}
		return day.flatMap((it) -> from.flatMap((begin) -> to.map((end) -> new Window(it, begin, end))));
	}

	private Optional<DayOfWeek> day(String field, JsonNode node) {
		Optional<String> text = text(field, node);
		Optional<DayOfWeek> day = text
			.flatMap((name) -> Arrays.stream(DayOfWeek.values()).filter((one) -> one.name().equals(name)).findFirst());
		return (text.isPresent() && day.isEmpty()) ? fault(field, "must be a day such as MONDAY") : day;
	}

	private Optional<Integer> time(String field, JsonNode node) {
		Optional<String> text = text(field, node);
		if (text.isPresent() && !TIME.matcher(text.get()).matches()) {
			return fault(field, "must be a time such as 09:00, at most 24:00");
		}
		return text.map((it) -> Integer.parseInt(it.substring(0, 2)) * 60 + Integer.parseInt(it.substring(3)));
	}

	/** A date, or a date with a name. */
	private Optional<Holiday> holiday(String field, JsonNode node) {
		if (!node.isObject()) {
			return date(field, node).map((date) -> new Holiday(date, ""));
		}
		JsonNode given = node.path("name");
		Optional<String> name = isAbsent(given) ? Optional.of("") : text(field + ".name", given);
		if (name.isPresent() && !isName(name.get())) {
			name = fault(field + ".name", "must be one line of at most %d characters".formatted(LONGEST_NAME));
		}
		Optional<LocalDate> date = date(field + ".date", node.path("date"));
		return name.flatMap((text) -> date.map((it) -> new Holiday(it, text.strip())));
	}

	private static boolean isName(String text) {
		return text.length() <= LONGEST_NAME && CleanText.Check.isClean(text)
				&& text.chars().noneMatch(Character::isISOControl);
	}

	private Optional<HalfDay> halfDay(String field, JsonNode node) {
		if (!node.isObject()) {
			return fault(field, "must be a half day of date and to");
		}
		Optional<LocalDate> date = date(field + ".date", node.path("date"));
		Optional<Integer> to = time(field + ".to", node.path("to"));
		return date.flatMap((it) -> to.map((end) -> new HalfDay(it, end)));
	}

	private void refuseContradictions(List<HalfDay> halfDays) {
		Map<LocalDate, Integer> ends = new HashMap<>();
		halfDays.stream()
			.filter((one) -> ends.merge(one.date(), one.to(), (first, second) -> first) != one.to())
			.forEach((one) -> fault("halfDays", "has two ends for " + one.date()));
	}

	private Optional<LocalDate> date(String field, JsonNode node) {
		Optional<String> text = text(field, node);
		try {
			Optional<LocalDate> date = text.map(LocalDate::parse);
			if (date.isEmpty() || WorkingTime.isInReach(date.get())) {
				return date;
			}
		}
		catch (DateTimeException ex) {
			// The same fault as a date out of reach.
		}
		return fault(field, "must be a date such as 2026-12-25");
	}

	private Optional<String> country(JsonNode node) {
		if (isAbsent(node)) {
			return Optional.empty();
		}
		Optional<String> code = text("holidayCountry", node).map((text) -> text.toUpperCase(Locale.ROOT));
		return (code.isPresent() && !Holidays.isKnown(code.get()))
				? fault("holidayCountry", "is not a known country or region such as DE or DE-BY") : code;
	}

	private <T> List<T> list(JsonNode json, String field, int most, BiFunction<String, JsonNode, Optional<T>> element) {
		JsonNode node = json.path(field);
		if (isAbsent(node)) {
			return List.of();
		}
		if (!node.isArray()) {
			fault(field, "must be a list");
			return List.of();
		}
		if (node.size() > most) {
			fault(field, "must not have more than %d entries".formatted(most));
			return List.of();
		}
		List<T> read = new ArrayList<>();
		for (int index = 0; index < node.size(); index++) {
			element.apply("%s[%d]".formatted(field, index), node.get(index)).ifPresent(read::add);
		}
		return read;
	}

	private Optional<String> text(String field, JsonNode node) {
		if (isAbsent(node)) {
			return fault(field, "is required");
		}
		return node.isString() ? Optional.of(node.stringValue()) : fault(field, "must be a text");
	}

	private static boolean isAbsent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

	private <T> Optional<T> fault(String field, String message) {
		if (this.faults.size() < MOST_FAULTS) {
			this.faults.add(new FieldError(this.prefix.isEmpty() ? field : this.prefix + "." + field, message));
		}
		return Optional.empty();
	}

}
