package io.stagedesk.workflow.incident;

import java.time.Instant;

/**
 * A job of the engine that failed.
 *
 * @param id of the job
 * @param ticket number of the ticket that it holds up; empty where it belongs to none
 * @param process key of the model, and {@code processName} what people call it
 * @param activity id of what failed in the model, and {@code activityName} what people
 * call it
 * @param at since when it has stopped, or when it is tried again
 * @param error first line of what went wrong
 */
public record Incident(String id, IncidentState state, String ticket, String process, String processName,
		String activity, String activityName, Instant at, String error) {
}
