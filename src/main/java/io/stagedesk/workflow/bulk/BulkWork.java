package io.stagedesk.workflow.bulk;

import java.util.Optional;
import java.util.UUID;

import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.act.Acts;
import io.stagedesk.workflow.act.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes single tickets of jobs to their end. The act and its mark are one transaction, so
 * it is done once, whatever node stops in between; the author's rights are those of the
 * moment. What is refused is taken back and marked afterwards, and so is a dry run.
 */
@Component
class BulkWork {

	private static final int RACES = 5;

	private static final int LOOK_AT = 20;

	private static final int LONGEST = 500;

	private static final Logger log = LoggerFactory.getLogger(BulkWork.class);

	private final BulkRows rows;

	private final Acts acts;

	private final Staff staff;

	private final TransactionTemplate transaction;

	BulkWork(BulkRows rows, Acts acts, Staff staff, PlatformTransactionManager transactions) {
		this.rows = rows;
		this.acts = acts;
		this.staff = staff;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** Does one item of the job that nobody else is at; false where there is none. */
	boolean doNext(BulkJob job) {
		for (BulkItem item : this.rows.waiting(job.id(), LOOK_AT)) {
			if (carryOut(job, item)) {
				return true;
			}
		}
		this.rows.end(job.id());
		return false;
	}

	private boolean carryOut(BulkJob job, BulkItem item) {
		try {
			Optional<Result> result = again(job, item);
			result.filter((one) -> job.dry() || one.state() == ItemState.REFUSED)
				.ifPresent((one) -> this.rows.end(item.id(), one.state(), one.reason()));
			return result.isPresent();
		}
		catch (RuntimeException ex) {
			Result result = result(item, ex);
			this.rows.end(item.id(), result.state(), result.reason());
			return true;
		}
	}

	/** Others who change the same ticket may be faster: once more, then. */
	private Optional<Result> again(BulkJob job, BulkItem item) {
		for (int attempt = 1;; attempt++) {
			try {
				return once(job, item);
			}
			catch (RuntimeException ex) {
				if (attempt == RACES || !DatabaseFailures.isLostRace(ex)) {
					throw ex;
				}
			}
		}
	}

	private Optional<Result> once(BulkJob job, BulkItem item) {
		return this.transaction.execute((status) -> {
			if (!this.rows.hold(item.id())) {
				return Optional.empty();
			}
			Optional<Viewer> author = this.staff.agent(job.author()).filter(Agent::active).map(Agent::asViewer);
			if (author.isEmpty()) {
				return Optional.of(new Result(ItemState.REFUSED, "Its author does not work here any more"));
			}
			Result result = this.acts.carryOut(item.number(), job.step(), author.get())
				.map((idle) -> new Result(ItemState.SKIPPED, idle))
				.orElse(new Result(ItemState.DONE, null));
			if (job.dry() || !this.rows.end(item.id(), result.state(), result.reason())) {
				status.setRollbackOnly();
			}
			return Optional.of(result);
		});
	}

	private static Result result(BulkItem item, RuntimeException failure) {
		if (DatabaseFailures.isOutage(failure)) {
			throw failure;
		}
		if (DatabaseFailures.isLostRace(failure)) {
			return new Result(ItemState.FAILED, "Somebody else was faster, again and again");
		}
		Optional<String> refusal = Refusal.of(failure);
		if (refusal.isPresent()) {
			return new Result(ItemState.REFUSED, refusal.get());
		}
		String id = UUID.randomUUID().toString();
		log.error("Item {} of a job failed: {}", item.id(), id, failure);
		return new Result(ItemState.FAILED, "Something broke: " + id);
	}

	private record Result(ItemState state, String reason) {

		Result {
			reason = (reason == null || reason.length() <= LONGEST) ? reason : reason.substring(0,
					Character.isHighSurrogate(reason.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
		}

	}

}
