package io.stagedesk.workflow.web.desk;

import java.time.Instant;

/**
 * Whether the reader has put the ticket aside.
 *
 * @param until {@code null} where it is not
 */
public record SnoozeView(Instant until) {
}
