package io.stagedesk.workflow.incident;

/**
 * What another try came to.
 *
 * @param error first line of what went wrong again; empty where nothing did
 */
public record Retry(Incident incident, boolean done, String error) {
}
