package io.stagedesk.workflow.announce;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.stagedesk.calendar.CalendarSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class OpeningHoursTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					MONDAY 09:00-18:00                                        | MONDAY-MONDAY [09:00–18:00]
					MONDAY 09:00-18:00;TUESDAY 09:00-18:00                    | MONDAY-TUESDAY [09:00–18:00]
					MONDAY 09:00-18:00;WEDNESDAY 09:00-18:00                  | MONDAY-MONDAY [09:00–18:00];WEDNESDAY-WEDNESDAY [09:00–18:00]
					MONDAY 13:30-18:00;MONDAY 08:00-12:00;TUESDAY 21:00-02:00 | MONDAY-MONDAY [08:00–12:00, 13:30–18:00];TUESDAY-TUESDAY [21:00–02:00]
					SATURDAY 00:00-24:00;SUNDAY 00:00-24:00                   | SATURDAY-SUNDAY [00:00–24:00]""")
	void standOnTheDoor(String windows, String lines) {
		assertThat(OpeningHours.of(spec(windows, ""))
			.days()
			.stream()
			.map((days) -> days.from() + "-" + days.to() + " " + days.hours())
			.collect(Collectors.joining(";"))).isEqualTo(lines);
	}

	@Test
	void sayNoDaysWhereTheyNeverEnd() {
		assertThat(OpeningHours.of(CalendarSpec.ALWAYS).days()).isEmpty();
	}

	@Test
	void nameTheCountryOfTheHolidaysWithoutItsRegion() {
		OpeningHours hours = OpeningHours.of(spec("MONDAY 09:00-18:00", ",\"holidayCountry\":\"DE-BY\""));
		assertThat(hours.holidayCountry()).contains("DE");
		assertThat(hours.otherHolidays()).isFalse();
	}

	private static CalendarSpec spec(String windows, String more) {
		String week = Arrays.stream(windows.split(";"))
			.map((window) -> window.split("[ -]"))
			.map((parts) -> "{\"day\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted((Object[]) parts))
			.collect(Collectors.joining(","));
		return CalendarSpec.read(JSON.readTree("{\"zone\":\"UTC\",\"windows\":[%s]%s}".formatted(week, more)), "");
	}

}
