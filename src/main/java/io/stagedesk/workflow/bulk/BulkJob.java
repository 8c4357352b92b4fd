package io.stagedesk.workflow.bulk;

import java.time.Instant;

import io.stagedesk.workflow.act.Step;

/**
 * One act on many tickets.
 *
 * @param author login of who wants it
 * @param dry whether it only shows what would happen
 * @param endedAt {@code null} while it runs
 */
public record BulkJob(long id, String author, boolean dry, Step step, JobState state, Instant createdAt,
		Instant endedAt) {

	public boolean runs() {
		return this.state == JobState.RUNNING;
	}

}
