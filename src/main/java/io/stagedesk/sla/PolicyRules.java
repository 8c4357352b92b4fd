package io.stagedesk.sla;

import java.util.List;
import java.util.Map;

/**
 * The business's rules that choose a ticket's policy; known by whoever keeps the decision
 * table.
 */
public interface PolicyRules {

	/** The rules that choose this policy, in the order in which they are asked. */
	List<Rule> choosing(String policy);

	/**
	 * One row of the table.
	 *
	 * @param row counted from 1
	 * @param name what the row calls itself, may be empty
	 * @param conditions what it asks by column; none where it catches everything
	 */
	record Rule(int row, String name, Map<String, String> conditions) {
	}

}
