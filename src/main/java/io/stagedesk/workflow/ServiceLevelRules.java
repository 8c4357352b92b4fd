package io.stagedesk.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import io.stagedesk.sla.PolicyRules;
import io.stagedesk.workflow.Models.Model;

import org.springframework.stereotype.Component;

/**
 * Rows of the latest table of service levels, by its columns "Policy" and "Rule"; all
 * other columns are conditions.
 */
@Component
class ServiceLevelRules implements PolicyRules {

	private static final String POLICY = "Policy";

	private static final String RULE = "Rule";

	private final Models models;

	ServiceLevelRules(Models models) {
		this.models = models;
	}

	@Override
	public List<Rule> choosing(String policy) {
		return this.models.latest(ServiceLevels.TABLE)
			.stream()
			.flatMap((table) -> IntStream.range(0, table.rules().size())
				.filter((row) -> cell(table, row, POLICY).contains("\"" + policy + "\""))
				.mapToObj((row) -> rule(table, row)))
			.toList();
	}

	private static Rule rule(Model table, int row) {
		Map<String, String> conditions = new LinkedHashMap<>();
		IntStream.range(0, table.columns().size())
			.filter((column) -> !isNamed(table, column, POLICY) && !isNamed(table, column, RULE))
			.forEach((column) -> conditions.put(table.columns().get(column), table.rules().get(row).get(column)));
		conditions.values().removeIf((cell) -> cell.isBlank() || cell.equals("-"));
		return new Rule(row + 1, cell(table, row, RULE).replaceAll("^\"|\"$", ""), conditions);
	}

	private static String cell(Model table, int row, String name) {
		OptionalInt column = IntStream.range(0, table.columns().size())
			.filter((one) -> isNamed(table, one, name))
			.findFirst();
		return column.isPresent() ? table.rules().get(row).get(column.getAsInt()) : "";
	}

	private static boolean isNamed(Model table, int column, String name) {
		return table.columns().get(column).equalsIgnoreCase(name);
	}

}
