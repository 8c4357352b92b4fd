package io.stagedesk.workflow.web.bulk;

import java.time.Instant;
import java.util.List;

import io.stagedesk.api.Slice;
import io.stagedesk.workflow.act.Step;
import io.stagedesk.workflow.bulk.BulkItem;
import io.stagedesk.workflow.bulk.BulkJob;
import io.stagedesk.workflow.bulk.ItemState;
import io.stagedesk.workflow.bulk.JobState;
import io.stagedesk.workflow.bulk.Progress;

/**
 * A job as programs see it.
 *
 * @param total how many tickets it has; the counts behind it add up to that
 * @param items one page of its tickets, in the order in which they were given
 * @param next cursor of the next page, or {@code null}
 */
record BulkResource(String id, JobState state, boolean dryRun, Step act, int total, int waiting, int done, int skipped,
		int refused, int failed, int cancelled, Instant createdAt, Instant endedAt, List<Item> items, String next) {

	static BulkResource of(BulkJob job, Progress progress, Slice<BulkItem> items) {
		return new BulkResource(String.valueOf(job.id()), job.state(), job.dry(), job.step(), progress.total(),
				progress.of(ItemState.WAITING), progress.of(ItemState.DONE), progress.of(ItemState.SKIPPED),
				progress.of(ItemState.REFUSED), progress.of(ItemState.FAILED), progress.of(ItemState.CANCELLED),
				job.createdAt(), job.endedAt(), items.items().stream().map(Item::of).toList(), items.next());
	}

	/**
	 * What became of one ticket.
	 *
	 * @param reason why nothing was done, or {@code null}
	 */
	record Item(String ticket, ItemState result, String reason, Instant endedAt) {

		static Item of(BulkItem item) {
			return new Item(item.number(), item.state(), item.reason().isEmpty() ? null : item.reason(),
					item.endedAt());
		}

	}

}
