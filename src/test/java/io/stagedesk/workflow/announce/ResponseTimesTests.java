package io.stagedesk.workflow.announce;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.DeskTest;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.sla.Goal;
import io.stagedesk.sla.GoalUnit;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.Policy;
import io.stagedesk.sla.PolicySpec;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Priority;
import io.stagedesk.workflow.ServiceLevels;
import io.stagedesk.workflow.announce.ResponseTimes.Offer;
import io.stagedesk.workflow.announce.ResponseTimes.Row;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class ResponseTimesTests {

	@Autowired
	ServiceLevels levels;

	@Autowired
	Policies policies;

	@Autowired
	Calendars calendars;

	@Test
	void sayWhatThePoliciesPromise() {
		assertThat(times().of("")).singleElement().satisfies((offer) -> {
			assertThat(offer.everywhere()).isTrue();
			assertThat(offer.rows()).containsExactly(row(Priority.P0, new Span(15, "minutes"), new Span(4, "hours")),
					row(Priority.P1, new Span(1, "hours"), new Span(24, "hours")),
					row(Priority.P2, new Span(4, "workingHours"), new Span(5, "workingDays")),
					row(Priority.P3, new Span(24, "hours"), null));
			assertThat(offer.hours()).singleElement()
				.satisfies((hours) -> assertThat(hours.zone().getId()).isEqualTo("Asia/Shanghai"));
		});
	}

	@Test
	void sayMoreToVips() {
		assertThat(rows(times().of("VIP"))).contains(row(Priority.P1, new Span(15, "minutes"), new Span(24, "hours")));
	}

	@Test
	@Transactional
	void followAPolicyThatIsEdited() {
		Policy before = this.policies.get(Policies.DEFAULT);
		this.policies.put(before.key(), before.name(), edited(before.spec()), Optional.empty(), "mona");
		assertThat(rows(times().of(""))).contains(row(Priority.P0, new Span(7, "minutes"), new Span(4, "hours")));
		assertThat(times().of("").get(0).hours()).singleElement()
			.satisfies((hours) -> assertThat(hours.days()).isEmpty());
	}

	private static PolicySpec edited(PolicySpec spec) {
		Map<Priority, Map<Target, Goal>> goals = new EnumMap<>(spec.goals());
		goals.put(Priority.P0, Map.of(Target.FIRST_RESPONSE, new Goal(7, GoalUnit.CALENDAR_MINUTES), Target.RESOLUTION,
				new Goal(240, GoalUnit.CALENDAR_MINUTES)));
		return new PolicySpec(Calendars.ALWAYS, spec.calendarFrom(), spec.pauseOn(), spec.warnPercent(), goals,
				spec.ola(), spec.ladder());
	}

	/** A page of its own: nothing that this test does stays in the desk's memory. */
	private ResponseTimes times() {
		return new ResponseTimes(this.levels, this.policies, this.calendars);
	}

	private static List<Row> rows(List<Offer> offers) {
		return offers.stream().flatMap((offer) -> offer.rows().stream()).toList();
	}

	private static Row row(Priority priority, Span firstResponse, Span solution) {
		return new Row(priority, Optional.ofNullable(firstResponse), Optional.ofNullable(solution));
	}

}
