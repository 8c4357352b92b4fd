package io.stagedesk.sla.figures;

import java.util.List;

import io.stagedesk.sla.Target;

/**
 * How promises did in a span.
 *
 * @param rows by key, the one without a key last
 * @param targets over all keys
 * @param total over all keys and targets
 */
public record Summary(List<Row> rows, List<TargetTally> targets, Tally total) {

	public Summary {
		rows = List.copyOf(rows);
		targets = List.copyOf(targets);
	}

	/** One key of the grouping; {@code null} for tickets without a team or vendor. */
	public record Row(String key, List<TargetTally> targets) {

		public Row {
			targets = List.copyOf(targets);
		}

	}

	/** One target's promises. */
	public record TargetTally(Target target, Tally tally) {
	}

}
