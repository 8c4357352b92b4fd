package io.stagedesk.staff.event;

import java.time.Instant;

import tools.jackson.databind.JsonNode;

/**
 * One change by somebody who may make it.
 *
 * @param subject key of what was changed
 * @param details {@code before} and {@code after}, only of what differs
 */
public record AdminEvent(long id, Instant at, String actor, AdminAct act, String subject, JsonNode details) {
}
