package io.stagedesk.sla.web.page.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.PolicySpec;
import io.stagedesk.sla.web.page.GoalScale;
import io.stagedesk.sla.web.page.NameCheck;
import io.stagedesk.sla.web.page.policy.PolicyForm.GoalCell;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Reads what the policy's editor sent by the rules of the API; what is wrong is told
 * under the names that the fields have in the editor.
 */
@Component
class PolicyReading {

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	private static final Pattern INDEX = Pattern.compile("^(pauseOn)\\[[0-9]+]$");

	private static final Pattern VALUE = Pattern.compile("(goals\\.|ola\\[).*\\.value");

	private static final Pattern STEP = Pattern
		.compile("^(ladder\\[[0-9]+])(\\.(percent|minutesBefore|minutesAfter))?$");

	private final Policies policies;

	PolicyReading(Policies policies) {
		this.policies = policies;
	}

	/**
	 * @throws FieldErrorsException with all faults at once
	 */
	PolicySpec spec(PolicyForm form) {
		List<FieldError> faults = new ArrayList<>();
		NameCheck.fault(form.name()).ifPresent(faults::add);
		SegmentReading segments = SegmentReading.of(form.ola());
		faults.addAll(segments.faults());
		try {
			PolicySpec spec = this.policies.read(json(form, segments));
			if (faults.isEmpty()) {
				return spec;
			}
		}
		catch (FieldErrorsException ex) {
			ex.errors().stream().map(segments::here).map(PolicyReading::here).forEach(faults::add);
		}
		throw new FieldErrorsException(faults);
	}

	/** The names of all fields at which the editor can show a fault. */
	static Map<String, String> fields(PolicyForm form) {
		Map<String, String> fields = new TreeMap<>();
		List.of("name", "calendar", "calendarFrom", "warnPercent", "pauseOn", "goals", "ola", "ladder", "try.priority",
				"try.at", "try.zone")
			.forEach((field) -> fields.put(field, ""));
		form.goals().keySet().forEach((cell) -> {
			fields.put(cell + ".value", "");
			fields.put(cell + ".unit", "");
		});
		for (int row = 0; row < form.ola().size(); row++) {
			String segment = "ola[%d]".formatted(row);
			List.of(".party", ".priority", ".value", ".unit").forEach((field) -> fields.put(segment + field, ""));
		}
		for (int row = 0; row < form.ladder().size(); row++) {
			String step = "ladder[%d]".formatted(row);
			List.of(".value", ".to", ".person").forEach((field) -> fields.put(step + field, ""));
		}
		return fields;
	}

	private static ObjectNode json(PolicyForm form, SegmentReading segments) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("calendar", form.calendar());
		json.put("calendarFrom", form.calendarFrom());
		number(json, "warnPercent", form.warnPercent(), 1);
		ArrayNode pauseOn = json.putArray("pauseOn");
		form.pauseOn().forEach(pauseOn::add);
		ObjectNode goals = json.putObject("goals");
		PolicyForm.cells().forEach((cell) -> {
			GoalCell goal = form.goals().get(cell.name());
			if (!goal.value().isEmpty()) {
				goals.withObjectProperty(cell.priority().name()).set(cell.target().name(), goal(goal));
			}
		});
		json.set("ola", segments.json());
		ArrayNode ladder = json.putArray("ladder");
		form.ladder().forEach((row) -> ladder.add(step(row)));
		return json;
	}

	static ObjectNode goal(GoalCell goal) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		number(json, "value", goal.value(), GoalScale.find(goal.unit()).map(GoalScale::size).orElse(1));
		json.put("unit", GoalScale.find(goal.unit()).map((scale) -> scale.unit().name()).orElse(goal.unit()));
		return json;
	}

	private static ObjectNode step(StepRow row) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		if (!row.field().isEmpty()) {
			number(json, row.field(), row.value(), 1);
		}
		json.put("to", row.to());
		if (row.to().equals("PERSON") && !row.person().isEmpty()) {
			json.put("person", row.person());
		}
		return json;
	}

	/** What is no number stays a text, for the reader to refuse. */
	private static void number(ObjectNode json, String field, String typed, int size) {
		if (NUMBER.matcher(typed).matches()) {
			json.put(field, Long.parseLong(typed) * size);
		}
		else {
			json.put(field, typed);
		}
	}

	private static FieldError here(FieldError error) {
		String field = INDEX.matcher(error.field()).replaceFirst("$1");
		String message = error.message();
		if (VALUE.matcher(field).matches()) {
			message = "must be a whole number, at least 1 and at most ten years";
		}
		return new FieldError(STEP.matcher(field).replaceFirst("$1.value"), message);
	}

}
