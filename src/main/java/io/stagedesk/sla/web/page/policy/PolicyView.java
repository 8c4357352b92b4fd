package io.stagedesk.sla.web.page.policy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.sla.PolicyRules.Rule;
import io.stagedesk.sla.web.page.HistoryView;

/**
 * One policy's page around its editor.
 *
 * @param version the stored one; 0 where there is none yet
 * @param stale what others have stored since the editor was opened, or {@code null}
 */
record PolicyView(String key, String name, int version, List<Rule> rules, List<HistoryView> history,
		HistoryView stale) {

	public boolean unknown() {
		return this.version == 0;
	}

	/**
	 * What the editor offers to choose from.
	 *
	 * @param teams as {@code team:payments}
	 * @param vendors as {@code vendor:acme}
	 */
	record Choices(List<Choice> calendars, List<Choice> people, List<Choice> teams, List<Choice> vendors,
			List<String> priorities, List<String> targets, List<String> scales, List<String> sources,
			List<String> measures, List<String> addressees, List<String> pauses) {

		/** Whether it can be chosen; what was stored or sent may be something else. */
		public boolean isParty(String party) {
			return Stream.concat(this.teams.stream(), this.vendors.stream())
				.anyMatch((one) -> one.value().equals(party));
		}

	}

	/**
	 * A line of the list of policies.
	 *
	 * @param goals by priority: first response and resolution
	 * @param rules how many rows of the table choose it
	 */
	record PolicyLine(String key, String name, int version, Instant changedAt, Choice calendar, List<GoalsView> goals,
			int rules) {
	}

	/** The two promises that every ticket can have. */
	record GoalsView(String firstResponse, String resolution) {
	}

}
