package io.stagedesk.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;

/**
 * Public holidays by country and region, from Jollyday. A holiday that is made up for on
 * another day closes both days.
 */
public final class Holidays {

	private static final Pattern CODE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,10}){0,3}");

	private Holidays() {
	}

	/**
	 * Whether there are holidays for a country or region, as {@code DE} or {@code DE-BY}.
	 */
	public static boolean isKnown(String code) {
		return CODE.matcher(code).matches() && find(code).isPresent();
	}

	/**
	 * The public holidays of one year with their English names; none for a code that is
	 * not known, and none where the feasts of so far a year cannot be calculated.
	 */
	public static SortedMap<LocalDate, String> of(String code, int year) {
		SortedMap<LocalDate, String> days = new TreeMap<>();
		if (isKnown(code)) {
			IntStream.rangeClosed(year - 1, year + 1)
				.boxed()
				.flatMap((near) -> observed(code, near))
				.forEach((holiday) -> Stream
					.concat(Stream.of(holiday.getActualDate()), holiday.getObservedDate().stream())
					.filter((date) -> date.getYear() == year)
					.forEach((date) -> days.putIfAbsent(date, holiday.getDescription(Locale.ENGLISH))));
		}
		return days;
	}

	/** All countries in the order of their names in this language. */
	public static List<Place> countries(Locale language) {
		return HolidayManager.getSupportedCalendarCodes()
			.stream()
			.filter((code) -> code.length() == 2)
			.map((code) -> new Place(code, new Locale.Builder().setRegion(code).build().getDisplayCountry(language),
					regions(code, manager(code).getCalendarHierarchy(), language)))
			.sorted(Comparator.comparing(Place::name))
			.toList();
	}

	private static List<Place> regions(String code, CalendarHierarchy above, Locale language) {
		return above.getChildren()
			.values()
			.stream()
			.map((below) -> regionOf(code + "-" + below.getId().toUpperCase(Locale.ROOT), below, language))
			.sorted(Comparator.comparing(Place::name))
			.toList();
	}

	private static Place regionOf(String code, CalendarHierarchy region, Locale language) {
		return new Place(code, region.getDescription(language), regions(code, region, language));
	}

	private static Stream<Holiday> observed(String code, int year) {
		String[] parts = code.toLowerCase(Locale.ROOT).split("-");
		String[] regions = Arrays.copyOfRange(parts, 1, parts.length);
		try {
			return manager(parts[0]).getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, regions).stream();
		}
		catch (DateTimeException ex) {
			return Stream.empty();
		}
	}

	private static Optional<CalendarHierarchy> find(String code) {
		String[] parts = code.toLowerCase(Locale.ROOT).split("-");
		if (!HolidayManager.getSupportedCalendarCodes().contains(parts[0].toUpperCase(Locale.ROOT))) {
			return Optional.empty();
		}
		CalendarHierarchy place = manager(parts[0]).getCalendarHierarchy();
		for (int depth = 1; depth < parts.length && place != null; depth++) {
			Map<String, CalendarHierarchy> below = place.getChildren();
			place = below.get(parts[depth]);
		}
		return Optional.ofNullable(place);
	}

	private static HolidayManager manager(String country) {
		return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
	}

	/**
	 * A country or a region of one.
	 *
	 * @param code as {@code DE} or {@code DE-BY}
	 * @param regions those that have holidays of their own
	 */
	public record Place(String code, String name, List<Place> regions) {
	}

}
