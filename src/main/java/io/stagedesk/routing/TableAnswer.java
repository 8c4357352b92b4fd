package io.stagedesk.routing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.stagedesk.routing.choice.Question;
import io.stagedesk.routing.choice.Strategy;

/**
 * What the routing table says for a ticket. Cells that an older table does not have, and
 * what nobody can read, count as empty.
 *
 * @param tableVersion version of the table's definition
 * @param ruleId id of the row that matched, or empty
 * @param inputs what the table was asked
 * @param cells outputs of the row by their names
 * @param usualOffer how long an offer holds where the table has only the older word OFFER
 */
public record TableAnswer(String table, int tableVersion, String ruleId, Map<String, String> inputs,
		Map<String, String> cells, Duration usualOffer) {

	private static final int LONGEST = 7 * 24 * 60;

	public TableAnswer {
		inputs = Map.copyOf(inputs);
		cells = Map.copyOf(cells);
	}

	String team() {
		return cell("team");
	}

	String rule() {
		return cell("rule");
	}

	List<Strategy> strategies() {
		return Strategy.read(cell("strategy"));
	}

	/** How long an agent has time to accept; zero: has it at once. */
	Duration acceptance() {
		int minutes = number("acceptance", 0);
		return (minutes == 0 && Strategy.isOffer(cell("strategy"))) ? this.usualOffer : Duration.ofMinutes(minutes);
	}

	Map<String, Integer> required() {
		return levels("required");
	}

	Map<String, Integer> preferred() {
		return levels("preferred");
	}

	int relaxAfter() {
		return number("relaxAfter", Strategy.isOffer(cell("strategy")) ? 0 : Question.NEVER);
	}

	private String cell(String name) {
		return this.cells.getOrDefault(name, "").strip();
	}

	private int number(String name, int empty) {
		String text = cell(name);
		return text.matches("\\d{1,9}") ? Math.min(Integer.parseInt(text), LONGEST) : empty;
	}

	/** As in {@code payments-refund:3, live-media}: a skill without a level needs 1. */
	private Map<String, Integer> levels(String name) {
		Map<String, Integer> levels = new TreeMap<>();
		for (String word : cell(name).split("[,;\\s]+")) {
			String[] pair = word.split(":", 2);
			if (!pair[0].isBlank()) {
				boolean said = pair.length == 2 && pair[1].matches("\\d");
				levels.put(pair[0], said ? Integer.parseInt(pair[1]) : 1);
			}
		}
		return levels;
	}

}
