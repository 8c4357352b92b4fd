package io.stagedesk.calendar.holiday;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import io.stagedesk.calendar.holiday.Holidays.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HolidaysTests {

	@ParameterizedTest
	@CsvSource({ "DE,2026-12-25", "DE,2026-04-03", "DE-BY,2026-01-06", "DE-BY,2026-12-25", "US,2026-11-26",
			"FR,2026-07-14", "JP,2027-05-03", "BR,2026-09-07", "AE,2026-12-02", "GB-SCT,2026-11-30",
			// made up for on Monday, or on Friday of the year before
			"GB,2027-12-25", "GB,2027-12-27", "US,2028-01-01", "US,2027-12-31",
			// China, by moon and sun
			"CN,2024-02-10", "CN,2025-01-28", "CN,2025-01-29", "CN,2025-05-02", "CN,2026-02-17", "CN,2026-04-05",
			"CN,2026-06-19", "CN,2026-09-25", "CN,2026-10-03", "CN,2033-09-08", "CN,2200-10-01" })
	void knowsAHoliday(String code, LocalDate date) {
		assertThat(Holidays.of(code, date.getYear())).containsKey(date);
	}

	@ParameterizedTest
	@CsvSource({ "DE,2026-01-06", "DE,2026-12-24", "NL,2026-04-03", "US,2026-12-26", "CN,2024-02-09", "CN,2024-05-02",
			"CN,2026-10-08", "XX,2026-01-01" })
	void knowsAnOrdinaryDay(String code, LocalDate date) {
		assertThat(Holidays.of(code, date.getYear())).doesNotContainKey(date);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1800, 1970, 2173, 2174, 2200, 2500 })
	void answersForEveryCountryInEveryYear(int year) {
		assertThat(Holidays.countries(Locale.ENGLISH)).isNotEmpty()
			.allSatisfy((country) -> assertThat(Holidays.of(country.code(), year).keySet())
				.allMatch((date) -> date.getYear() == year));
	}

	@Test
	void listsCountriesAndTheirRegions() {
		List<Place> countries = Holidays.countries(Locale.GERMAN);
		assertThat(countries).extracting(Place::code).doesNotHaveDuplicates().contains("DE", "CN", "VN", "BR");
		Place germany = countries.stream().filter((one) -> one.code().equals("DE")).findFirst().orElseThrow();
		assertThat(germany.name()).isEqualTo("Deutschland");
		assertThat(germany.regions()).extracting(Place::code).contains("DE-BY", "DE-BE").hasSize(16);
		assertThat(Holidays.countries(Locale.SIMPLIFIED_CHINESE)).extracting(Place::name).contains("中国", "德国");
	}

	@Test
	void knowsEveryPlaceThatItLists() {
		assertThat(Holidays.countries(Locale.ENGLISH)).allSatisfy(HolidaysTests::knows);
	}

	private static void knows(Place place) {
		assertThat(Holidays.isKnown(place.code())).as(place.code()).isTrue();
		assertThat(place.name()).isNotBlank();
		place.regions().forEach(HolidaysTests::knows);
	}

}
