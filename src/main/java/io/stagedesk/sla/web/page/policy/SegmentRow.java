package io.stagedesk.sla.web.page.policy;

import java.util.List;

import io.stagedesk.sla.PolicySpec;
import io.stagedesk.sla.web.page.policy.PolicyForm.GoalCell;

/**
 * What a team or a vendor promises for its own segment at one priority, in the policy's
 * editor.
 *
 * @param party as {@code team:payments}
 * @param priority name of a priority as it was sent
 */
record SegmentRow(String party, String priority, GoalCell goal) {

	static final SegmentRow BLANK = new SegmentRow("", "P1", GoalCell.NONE);

	static List<SegmentRow> of(PolicySpec spec) {
		return spec.ola()
			.entrySet()
			.stream()
			.flatMap((party) -> party.getValue()
				.entrySet()
				.stream()
				.map((goal) -> new SegmentRow(party.getKey().toString(), goal.getKey().name(),
						GoalCell.of(goal.getValue()))))
			.toList();
	}

}
