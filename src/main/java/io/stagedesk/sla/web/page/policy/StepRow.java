package io.stagedesk.sla.web.page.policy;

import java.util.List;
import java.util.stream.Stream;

import io.stagedesk.sla.LadderStep;
import io.stagedesk.sla.LadderStep.Measure;
import io.stagedesk.sla.PolicySpec;

/**
 * A step of the ladder in the policy's editor.
 *
 * @param measure name of a {@link Measure} as it was sent
 * @param to name of an addressee as it was sent
 * @param person login of the one who is meant where it is a person
 */
record StepRow(String value, String measure, String to, String person) {

	static List<StepRow> of(PolicySpec spec) {
		return spec.ladder().stream().map(StepRow::of).toList();
	}

	private static StepRow of(LadderStep step) {
		return new StepRow(String.valueOf(step.value()), step.measure().name(), step.to().name(),
				step.person().orElse(""));
	}

	/** The name of its number in the API, empty where there is no such measure. */
	String field() {
		return Stream.of(Measure.values())
			.filter((one) -> one.name().equals(this.measure))
			.findFirst()
			.map(Measure::field)
			.orElse("");
	}

}
