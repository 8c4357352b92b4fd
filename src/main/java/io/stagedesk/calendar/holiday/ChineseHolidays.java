package io.stagedesk.calendar.holiday;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The public holidays of China, which Jollyday does not know: the days that the State
 * Council's regulation names, as changed in 2008, 2014 and 2025. How each year bridges
 * them, and which weekends are worked for it, is announced late in the year before and
 * comes as a file. The feasts of the moon are known from 2008 to 2099.
 */
final class ChineseHolidays {

	static final String CODE = "CN";

	private static final Map<Integer, Feasts> FEASTS = read();

	private ChineseHolidays() {
	}

	static SortedMap<LocalDate, String> of(int year) {
		SortedMap<LocalDate, String> days = new TreeMap<>();
		name(days, LocalDate.of(year, 1, 1), 1, "New Year's Day");
		name(days, LocalDate.of(year, 5, 1), (year >= 2025) ? 2 : 1, "Labour Day");
		name(days, LocalDate.of(year, 10, 1), 3, "National Day");
		Feasts feasts = FEASTS.get(year);
		if (feasts != null) {
			boolean withEve = year < 2014 || year >= 2025;
			name(days, feasts.spring().minusDays(withEve ? 1 : 0), (year >= 2025) ? 4 : 3, "Spring Festival");
			name(days, feasts.qingming(), 1, "Qingming Festival");
			name(days, feasts.dragonBoat(), 1, "Dragon Boat Festival");
			name(days, feasts.midAutumn(), 1, "Mid-Autumn Festival");
		}
		return days;
	}

	private static void name(SortedMap<LocalDate, String> days, LocalDate first, int count, String name) {
		first.datesUntil(first.plusDays(count)).forEach((date) -> days.putIfAbsent(date, name));
	}

	private static Map<Integer, Feasts> read() {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				ChineseHolidays.class.getResourceAsStream("chinese-feasts.txt"), StandardCharsets.UTF_8))) {
			return lines.lines()
				.filter((line) -> !line.startsWith("#"))
				.map(Feasts::parse)
				.collect(Collectors.toUnmodifiableMap((feasts) -> feasts.spring().getYear(), Function.identity()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Feasts(LocalDate spring, LocalDate qingming, LocalDate dragonBoat, LocalDate midAutumn) {

		static Feasts parse(String line) {
			String[] words = line.split(" ");
			String year = words[0] + "-";
			return new Feasts(LocalDate.parse(year + words[1]), LocalDate.parse(year + words[2]),
					LocalDate.parse(year + words[3]), LocalDate.parse(year + words[4]));
		}

	}

}
