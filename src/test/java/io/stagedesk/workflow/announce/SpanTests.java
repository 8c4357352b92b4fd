package io.stagedesk.workflow.announce;

import io.stagedesk.sla.Goal;
import io.stagedesk.sla.GoalUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpanTests {

	@ParameterizedTest
	@CsvSource({ "15, CALENDAR_MINUTES, 15, minutes", "60, CALENDAR_MINUTES, 1, hours",
			"90, CALENDAR_MINUTES, 90, minutes", "1440, CALENDAR_MINUTES, 24, hours", "2880, CALENDAR_MINUTES, 2, days",
			"240, BUSINESS_MINUTES, 4, workingHours", "45, BUSINESS_MINUTES, 45, workingMinutes",
			"1440, BUSINESS_MINUTES, 24, workingHours", "5, BUSINESS_DAYS, 5, workingDays" })
	void saysAGoalAsPeopleDo(int value, GoalUnit unit, long count, String said) {
		assertThat(Span.of(new Goal(value, unit))).isEqualTo(new Span(count, said));
	}

}
