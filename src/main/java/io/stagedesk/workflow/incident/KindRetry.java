package io.stagedesk.workflow.incident;

/**
 * Another try of a whole kind.
 *
 * @param retried jobs that the engine tries again now, once
 * @param left jobs that were too many for one time
 */
public record KindRetry(int retried, int left) {
}
