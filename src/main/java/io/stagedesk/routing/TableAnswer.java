package io.stagedesk.routing;

import java.util.Map;

/**
 * What the routing table says for a ticket.
 *
 * @param strategy QUEUE (wait until somebody takes it) or OFFER (to an agent who is
 * online)
 * @param rule the words of the row that matched
 * @param tableVersion version of the table's definition
 * @param inputs what the table was asked
 */
public record TableAnswer(String team, String strategy, String rule, int tableVersion, Map<String, String> inputs) {

	public TableAnswer {
		inputs = Map.copyOf(inputs);
	}

	boolean offers() {
		return this.strategy.equals("OFFER");
	}

}
