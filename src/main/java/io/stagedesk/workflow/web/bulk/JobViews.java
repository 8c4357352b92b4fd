package io.stagedesk.workflow.web.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.bulk.BulkItem;
import io.stagedesk.workflow.bulk.BulkJob;
import io.stagedesk.workflow.bulk.BulkJobs;
import io.stagedesk.workflow.bulk.ItemState;
import io.stagedesk.workflow.bulk.Progress;
import io.stagedesk.workflow.web.bulk.JobView.Count;
import io.stagedesk.workflow.web.bulk.JobView.Item;
import io.stagedesk.workflow.web.macro.StepWords;

import org.springframework.stereotype.Component;

/** Puts jobs together for pages. */
@Component
class JobViews {

	private static final int PAGE = 100;

	private final BulkJobs jobs;

	private final Tickets tickets;

	private final StepWords steps;

	private final Words words;

	JobViews(BulkJobs jobs, Tickets tickets, StepWords steps, Words words) {
		this.jobs = jobs;
		this.tickets = tickets;
		this.steps = steps;
		this.words = words;
	}

	JobView of(BulkJob job, Optional<Cursor> after, Viewer viewer) {
		Slice<BulkItem> items = this.jobs.items(job, after, PAGE);
		Map<Long, String> subjects = this.tickets
			.visible(items.items().stream().map(BulkItem::ticketId).toList(), viewer)
			.stream()
			.collect(Collectors.toMap(TicketSnapshot::id, TicketSnapshot::subject));
		return view(job, items.map((item) -> new Item(item.number(), subjects.getOrDefault(item.ticketId(), ""),
				item.state().name(), this.words.say(item.reason()))));
	}

	/** Without its tickets. */
	JobView line(BulkJob job) {
		return view(job, new Slice<>(List.of(), null));
	}

	private JobView view(BulkJob job, Slice<Item> items) {
		Progress progress = this.jobs.progress(job);
		List<Count> counts = Arrays.stream(ItemState.values())
			.filter((state) -> progress.of(state) > 0)
			.map((state) -> new Count(state.name(), progress.of(state)))
			.toList();
		return new JobView(job.id(), this.steps.of(job.step()), job.dry(), job.state().name(), job.createdAt(),
				progress.total(), progress.ended(), counts, items.items(), (items.next() != null) ? items.next() : "");
	}

}
