package io.stagedesk.sla.web.page.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.stagedesk.sla.Goal;
import io.stagedesk.sla.Policy;
import io.stagedesk.sla.PolicySpec;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.web.page.FormRows;
import io.stagedesk.sla.web.page.GoalScale;
import io.stagedesk.ticket.Priority;

import org.springframework.util.MultiValueMap;

/**
 * A policy as it stands in the editor, right or wrong.
 *
 * @param version the one that was read; 0 for a policy that is not there yet
 * @param goals by name as {@code goals.P1.RESOLUTION}; one for each priority and target
 */
record PolicyForm(String name, String version, String calendar, String calendarFrom, String warnPercent,
		List<String> pauseOn, Map<String, GoalCell> goals, List<SegmentRow> ola, List<StepRow> ladder, TryForm trial) {

	/** The columns of the table: what requesters are promised. */
	static final List<Target> TARGETS = List.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.UPDATE,
			Target.RESOLUTION);

	static PolicyForm of(Policy policy, TryForm trial) {
		PolicySpec spec = policy.spec();
		Map<String, GoalCell> goals = new LinkedHashMap<>();
		cells().forEach((cell) -> goals.put(cell.name(),
				spec.goal(cell.priority(), cell.target()).map(GoalCell::of).orElse(GoalCell.NONE)));
		return new PolicyForm(policy.name(), String.valueOf(policy.version()), spec.calendar(),
				spec.calendarFrom().name(), String.valueOf(spec.warnPercent()),
				spec.pauseOn().stream().map(Enum::name).toList(), goals, SegmentRow.of(spec), StepRow.of(spec), trial);
	}

	static PolicyForm read(MultiValueMap<String, String> typed) {
		Map<String, GoalCell> goals = new LinkedHashMap<>();
		cells().forEach((cell) -> goals.put(cell.name(),
				new GoalCell(text(typed, cell.name() + ".value"), text(typed, cell.name() + ".unit"))));
		return new PolicyForm(text(typed, "name"), text(typed, "version"), text(typed, "calendar"),
				text(typed, "calendarFrom"), text(typed, "warnPercent"), typed.getOrDefault("pauseOn", List.of()),
				goals,
				FormRows.of(typed, "ola", "value")
					.stream()
					.map((row) -> new SegmentRow(row.text("party"), row.text("priority"),
							new GoalCell(row.text("value"), row.text("unit"))))
					.toList(),
				FormRows.of(typed, "ladder", "value")
					.stream()
					.map((row) -> new StepRow(row.text("value"), row.text("measure"), row.text("to"),
							row.text("person")))
					.toList(),
				new TryForm(text(typed, "try.priority"), text(typed, "try.at"), text(typed, "try.zone")));
	}

	private static String text(MultiValueMap<String, String> typed, String field) {
		String value = typed.getFirst(field);
		return (value != null) ? value.strip() : "";
	}

	PolicyForm withVersion(int version) {
		return new PolicyForm(this.name, String.valueOf(version), this.calendar, this.calendarFrom, this.warnPercent,
				this.pauseOn, this.goals, this.ola, this.ladder, this.trial);
	}

	/** With one more segment to fill in. */
	PolicyForm withSegment() {
		return with(append(this.ola, SegmentRow.BLANK), this.ladder);
	}

	/** With one more step to fill in. */
	PolicyForm withStep() {
		return with(this.ola, append(this.ladder, new StepRow("", "PERCENT", "MANAGER", "")));
	}

	private PolicyForm with(List<SegmentRow> ola, List<StepRow> ladder) {
		return new PolicyForm(this.name, this.version, this.calendar, this.calendarFrom, this.warnPercent, this.pauseOn,
				this.goals, ola, ladder, this.trial);
	}

	private static <T> List<T> append(List<T> rows, T row) {
		List<T> more = new ArrayList<>(rows);
		more.add(row);
		return List.copyOf(more);
	}

	static Stream<Cell> cells() {
		return Stream.of(Priority.values())
			.flatMap((priority) -> TARGETS.stream().map((target) -> new Cell(priority, target)));
	}

	/** A place in the table of goals. */
	record Cell(Priority priority, Target target) {

		String name() {
			return "goals." + this.priority + "." + this.target;
		}

	}

	/**
	 * What stands in it.
	 *
	 * @param value as typed; empty where nothing is promised
	 * @param unit name of a {@link GoalScale} as it was sent
	 */
	record GoalCell(String value, String unit) {

		static final GoalCell NONE = new GoalCell("", GoalScale.CALENDAR_HOURS.name());

		static GoalCell of(Goal goal) {
			GoalScale scale = GoalScale.of(goal);
			return new GoalCell(String.valueOf(goal.value() / scale.size()), scale.name());
		}

	}

	/** The ticket that is tried out: its priority, and its creation in a zone. */
	record TryForm(String priority, String at, String zone) {
	}

}
