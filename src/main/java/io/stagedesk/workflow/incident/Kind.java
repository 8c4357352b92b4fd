package io.stagedesk.workflow.incident;

import java.time.Instant;

/**
 * Jobs that have stopped at the same activity of the same model, in all its versions.
 *
 * @param since when the first of them stopped
 */
public record Kind(String process, String processName, String activity, String activityName, int jobs, Instant since) {
}
