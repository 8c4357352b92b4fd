package io.stagedesk.workflow.bulk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.act.Acts;
import io.stagedesk.workflow.act.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Jobs: one act on many tickets. Everybody sees their own. */
@Service
@EnableConfigurationProperties(BulkSettings.class)
public class BulkJobs {

	/** How many tickets one job can have. */
	public static final int MOST = 1000;

	private static final int MOST_AT_ONCE = 20;

	private static final int PAGE = 200;

	private static final int BATCH = 50;

	private static final int MOST_BATCHES = 100;

	private static final Logger log = LoggerFactory.getLogger(BulkJobs.class);

	private final BulkRows rows;

	private final Acts acts;

	private final Tickets tickets;

	private final BulkSettings settings;

	private final ApplicationEventPublisher events;

	BulkJobs(BulkRows rows, Acts acts, Tickets tickets, BulkSettings settings, ApplicationEventPublisher events) {
		this.rows = rows;
		this.acts = acts;
		this.tickets = tickets;
		this.settings = settings;
		this.events = events;
	}

	/**
	 * Takes a job on; it is carried out afterwards, by whichever node.
	 * @param numbers of the tickets; what the author may not see or do is refused when it
	 * is come to
	 * @param dry whether it only shows what would happen
	 * @param path where the step stands in the input
	 */
	@Transactional
	public BulkJob start(Collection<String> numbers, Step step, boolean dry, String path, Viewer author) {
		List<Long> ids = ids(numbers);
		this.acts.check(path, step, author);
		if (this.rows.running(author.login(), MOST_AT_ONCE) == MOST_AT_ONCE) {
			throw new StageNotAllowedException("Twenty jobs of yours run; please wait until some have ended");
		}
		long id = this.rows.insert(author.login(), dry, step, ids);
		this.events.publishEvent(new Started(id));
		return find(id, author);
	}

	private static List<Long> ids(Collection<String> numbers) {
		List<Long> ids = numbers.stream()
			.map((number) -> TicketNumber.parse(number)
				.orElseThrow(() -> new FieldErrorsException("tickets", "must be numbers of tickets")))
			.map(TicketNumber::id)
			.distinct()
			.toList();
		if (ids.isEmpty() || ids.size() > MOST) {
			throw new FieldErrorsException("tickets", "must be 1 to 1000 tickets");
		}
		return ids;
	}

	/**
	 * Numbers of all tickets that a query finds; of more than a job can have, one more.
	 */
	@Transactional(readOnly = true)
	public List<String> numbers(TicketQuery query, Viewer viewer) {
		List<String> numbers = new ArrayList<>();
		Cursor after = null;
		do {
			Slice<TicketSnapshot> page = this.tickets.list(new TicketQuery(query.conditions(), query.requester(),
					query.q(), query.among(), query.awakeFor(), query.sort(), PAGE, after), viewer);
			page.items().forEach((ticket) -> numbers.add(ticket.number()));
			after = (page.next() != null) ? Cursor.parse(page.next()) : null;
		}
		while (after != null && numbers.size() <= MOST);
		return numbers;
	}

	/** One of the viewer's own; 404 otherwise. */
	@Transactional(readOnly = true)
	public BulkJob find(long id, Viewer viewer) {
		return this.rows.find(id)
			.filter((job) -> job.author().equals(viewer.login()))
			.orElseThrow(BulkJobNotFoundException::new);
	}

	/** The viewer's own, the newest first. */
	@Transactional(readOnly = true)
	public Slice<BulkJob> of(Viewer viewer, Optional<Cursor> before, int limit) {
		List<BulkJob> found = this.rows.of(viewer.login(), before.map(Cursor::id).orElse(Long.MAX_VALUE), limit + 1);
		return Slice.of(found, limit, (job) -> new Cursor(job.createdAt(), job.id()).toString());
	}

	@Transactional(readOnly = true)
	public Progress progress(BulkJob job) {
		return this.rows.progress(job.id());
	}

	/** The job's tickets, in the order in which they were given. */
	@Transactional(readOnly = true)
	public Slice<BulkItem> items(BulkJob job, Optional<Cursor> after, int limit) {
		List<BulkItem> found = this.rows.items(job.id(), after.map(Cursor::id).orElse(0L), limit + 1);
		return Slice.of(found, limit, (item) -> new Cursor(job.createdAt(), item.id()).toString());
	}

	/** What is done stays done, the rest is not done any more. */
	@Transactional
	public BulkJob cancel(long id, Viewer viewer) {
		find(id, viewer);
		if (!this.rows.cancel(id)) {
			throw new StageNotAllowedException("The job has ended already");
		}
		return find(id, viewer);
	}

	/** Does for good what a dry run has shown, on the same tickets. */
	@Transactional
	public BulkJob carryOut(long id, Viewer viewer) {
		BulkJob job = find(id, viewer);
		if (!job.dry()) {
			throw new StageNotAllowedException("Only what was tried out is done for good");
		}
		List<String> numbers = this.rows.items(id, 0, MOST).stream().map(BulkItem::number).toList();
		return start(numbers, job.step(), false, "step", viewer);
	}

	/** Forgets old jobs, a bounded number at a time. */
	@Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT13M")
	void forgetOld() {
		int forgotten = this.rows.forget(this.settings.kept(), BATCH);
		for (int batch = 1; batch < MOST_BATCHES && forgotten == batch * BATCH; batch++) {
			forgotten += this.rows.forget(this.settings.kept(), BATCH);
		}
		log.debug("Forgot {} jobs", forgotten);
	}

	/** There is something to do. */
	record Started(long job) {
	}

}
