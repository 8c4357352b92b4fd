package io.stagedesk.sla;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.sla.LadderStep.Measure;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;

/**
 * What a policy says as it stands in JSON, to be written; {@link Policies#read} reads it.
 */
public record InlinePolicy(String calendar, CalendarSource calendarFrom, Set<Status> pauseOn, int warnPercent,
		Map<Priority, Map<Target, Goal>> goals, List<InlineSegment> ola, List<InlineStep> ladder) {

	static InlinePolicy of(PolicySpec spec) {
		return new InlinePolicy(spec.calendar(), spec.calendarFrom(), spec.pauseOn(), spec.warnPercent(), spec.goals(),
				spec.ola().entrySet().stream().map((row) -> InlineSegment.of(row.getKey(), row.getValue())).toList(),
				spec.ladder().stream().map(InlineStep::of).toList());
	}

	/** What a team, or a vendor, promises for its own segment. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record InlineSegment(String team, String vendor, Map<Priority, Goal> goals) {

		static InlineSegment of(Party party, Map<Priority, Goal> goals) {
			return new InlineSegment((party.kind() == Party.Kind.TEAM) ? party.name() : null,
					(party.kind() == Party.Kind.VENDOR) ? party.name() : null, goals);
		}

	}

	/** A step of the ladder: one of the three numbers, and a person only for PERSON. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record InlineStep(Integer percent, Integer minutesBefore, Integer minutesAfter, Addressee to,
			String person) {

		static InlineStep of(LadderStep step) {
			return new InlineStep(value(step, Measure.PERCENT), value(step, Measure.MINUTES_BEFORE),
					value(step, Measure.MINUTES_AFTER), step.to(), step.person().orElse(null));
		}

		private static Integer value(LadderStep step, Measure measure) {
			return (step.measure() == measure) ? step.value() : null;
		}

	}

}
