package io.stagedesk.sla.web.page;

import io.stagedesk.sla.Goal;
import io.stagedesk.sla.GoalUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GoalScaleTests {

	@ParameterizedTest
	@CsvSource({ "15,CALENDAR_MINUTES,CALENDAR_MINUTES", "90,CALENDAR_MINUTES,CALENDAR_MINUTES",
			"240,CALENDAR_MINUTES,CALENDAR_HOURS", "1440,CALENDAR_MINUTES,CALENDAR_HOURS",
			"2880,CALENDAR_MINUTES,CALENDAR_DAYS", "2940,CALENDAR_MINUTES,CALENDAR_HOURS",
			"240,BUSINESS_MINUTES,BUSINESS_HOURS", "1440,BUSINESS_MINUTES,BUSINESS_HOURS",
			"5,BUSINESS_DAYS,BUSINESS_DAYS", "60,BUSINESS_DAYS,BUSINESS_DAYS" })
	void writesAGoalInTheLargestStepThatPeopleUse(int value, GoalUnit unit, GoalScale scale) {
		assertThat(GoalScale.of(new Goal(value, unit))).isEqualTo(scale);
		assertThat(scale.unit()).isEqualTo(unit);
		assertThat(value % scale.size()).isZero();
	}

}
