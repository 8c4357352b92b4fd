package io.stagedesk.calendar.holiday;

import java.text.Collator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
 * Public holidays by country and region, from Jollyday, and those of China. A holiday
 * that is made up for on another day closes both days.
 */
public final class Holidays {

	private static final Pattern CODE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,10}){0,3}");

	private Holidays() {
	}

	/**
	 * Whether there are holidays for a country or region, as {@code DE} or {@code DE-BY}.
	 */
	public static boolean isKnown(String code) {
		return code.equals(ChineseHolidays.CODE) || regions(code).isPresent();
	}

	/**
	 * The public holidays of one year with their English names; none for a code that is
	 * not known, and none where the feasts of so far a year cannot be calculated.
	 */
	public static SortedMap<LocalDate, String> of(String code, int year) {
		if (code.equals(ChineseHolidays.CODE)) {
			return ChineseHolidays.of(year);
		}
		SortedMap<LocalDate, String> days = new TreeMap<>();
		Optional<String[]> regions = regions(code);
		if (regions.isPresent()) {
			String country = code.substring(0, 2);
			IntStream.rangeClosed(year - 1, year + 1)
				.boxed()
				.flatMap((near) -> observed(country, regions.get(), near))
				.forEach((holiday) -> Stream
					.concat(Stream.of(holiday.getActualDate()), holiday.getObservedDate().stream())
					.filter((date) -> date.getYear() == year)
					.forEach((date) -> days.putIfAbsent(date, holiday.getDescription(Locale.ENGLISH))));
		}
		return days;
	}

	/** All countries in the order of their names in this language. */
	public static List<Place> countries(Locale language) {
		Stream<Place> known = HolidayManager.getSupportedCalendarCodes()
			.stream()
			.filter((code) -> code.length() == 2)
			.map((code) -> new Place(code, nameOf(code, language),
					regions(code, manager(code).getCalendarHierarchy(), language)));
		Place china = new Place(ChineseHolidays.CODE, nameOf(ChineseHolidays.CODE, language), List.of());
		return inOrder(Stream.concat(known, Stream.of(china)), language);
	}

	private static List<Place> regions(String code, CalendarHierarchy above, Locale language) {
		return inOrder(
				above.getChildren()
					.values()
					.stream()
					.map((below) -> regionOf(code + "-" + below.getId().toUpperCase(Locale.ROOT), below, language)),
				language);
	}

	private static Place regionOf(String code, CalendarHierarchy region, Locale language) {
		return new Place(code, region.getDescription(language), regions(code, region, language));
	}

	private static List<Place> inOrder(Stream<Place> places, Locale language) {
		return places.sorted(Comparator.comparing(Place::name, Collator.getInstance(language))).toList();
	}

	private static String nameOf(String country, Locale language) {
		return new Locale.Builder().setRegion(country).build().getDisplayCountry(language);
	}

	private static Stream<Holiday> observed(String country, String[] regions, int year) {
		try {
			return manager(country).getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, regions).stream();
		}
		catch (DateTimeException ex) {
			return Stream.empty();
		}
	}

	/**
	 * The way down to a region as Jollyday spells it, which writes some large and some
	 * small; without steps for a country, empty for what is not known.
	 */
	private static Optional<String[]> regions(String code) {
		String[] parts = code.split("-");
		if (!CODE.matcher(code).matches() || !HolidayManager.getSupportedCalendarCodes().contains(parts[0])) {
			return Optional.empty();
		}
		String[] regions = new String[parts.length - 1];
		CalendarHierarchy place = manager(parts[0]).getCalendarHierarchy();
		for (int depth = 0; depth < regions.length; depth++) {
			String part = parts[depth + 1];
			Optional<CalendarHierarchy> below = place.getChildren()
				.values()
				.stream()
				.filter((one) -> one.getId().equalsIgnoreCase(part))
				.findFirst();
			if (below.isEmpty()) {
				return Optional.empty();
			}
			place = below.get();
			regions[depth] = place.getId();
		}
		return Optional.of(regions);
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
