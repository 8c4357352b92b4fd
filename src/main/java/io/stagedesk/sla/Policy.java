package io.stagedesk.sla;

/**
 * One version of a policy.
 *
 * @param version 1, and one more for each change
 */
public record Policy(String key, String name, int version, PolicySpec spec) {
}
