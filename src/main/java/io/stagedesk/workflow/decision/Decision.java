package io.stagedesk.workflow.decision;

import java.time.Instant;
import java.util.Map;

/**
 * One answer of a table about a ticket, with all that it was made from; kept for ever.
 *
 * @param version of the table's definition
 * @param row id of the row that matched
 * @param rule what the row says of itself, or empty
 * @param inputs what the table was asked, without what was not known; of the text the
 * {@code words} that matched and its {@code textHash}
 * @param by who made it necessary
 */
public record Decision(Instant at, String table, int version, String row, String rule, Map<String, String> inputs,
		Map<String, String> outputs, Occasion occasion, String by) {

	public Decision {
		inputs = Map.copyOf(inputs);
		outputs = Map.copyOf(outputs);
	}

	/** The same for those who do not see all that is known of the ticket. */
	public Decision withoutInputs() {
		return new Decision(this.at, this.table, this.version, this.row, this.rule, Map.of(), this.outputs,
				this.occasion, this.by);
	}

}
