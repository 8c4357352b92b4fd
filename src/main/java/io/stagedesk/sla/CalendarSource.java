package io.stagedesk.sla;

/**
 * Whose calendar a promise counts in; the policy's own where that one has none.
 */
public enum CalendarSource {

	POLICY, TEAM, REGION

}
