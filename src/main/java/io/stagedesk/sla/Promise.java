package io.stagedesk.sla;

/**
 * What was promised: a goal, and the versions of the policy and the calendar by which it
 * is counted.
 */
public record Promise(String policy, int policyVersion, Goal goal, String calendar, int calendarVersion) {
}
