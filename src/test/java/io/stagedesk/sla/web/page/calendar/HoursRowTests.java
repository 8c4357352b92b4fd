package io.stagedesk.sla.web.page.calendar;

import java.time.DayOfWeek;
import java.util.List;

import io.stagedesk.calendar.CalendarSpec.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HoursRowTests {

	@ParameterizedTest
	@CsvSource({ "09:00,09:00", "9:00,09:00", "9,09:00", "9.30,09:30", "18：15,18:15", "24,24:00", "25,25:00", "9:3,9:3",
			"noon,noon", "'',''" })
	void tidiesTimesAsPeopleTypeThem(String typed, String tidy) {
		assertThat(HoursRow.tidy(typed)).isEqualTo(tidy);
	}

	@Test
	void putsDaysOfTheSameHoursTogether() {
		assertThat(HoursRow.of(List.of(new Window(DayOfWeek.MONDAY, 540, 720), new Window(DayOfWeek.MONDAY, 810, 1080),
				new Window(DayOfWeek.TUESDAY, 540, 720), new Window(DayOfWeek.SUNDAY, 1320, 120))))
			.containsExactly(new HoursRow(List.of("MONDAY", "TUESDAY"), "09:00", "12:00"),
					new HoursRow(List.of("MONDAY"), "13:30", "18:00"),
					new HoursRow(List.of("SUNDAY"), "22:00", "02:00"));
	}

}
