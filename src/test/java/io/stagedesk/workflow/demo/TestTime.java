package io.stagedesk.workflow.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/**
 * The clock in hand: turns desk and engine forward and runs the timers that fall due, in
 * their order.
 */
public class TestTime {

	private final DemoClock clock;

	private final ManagementService engine;

	TestTime(DemoClock clock, ManagementService engine) {
		this.clock = clock;
		this.engine = engine;
	}

	public Instant now() {
		return this.clock.instant();
	}

	public Clock clock() {
		return this.clock;
	}

	/**
	 * Goes on by this time, stopping at each timer on the way; jobs that only wait for
	 * their turn run at once.
	 */
	public void pass(Duration time) {
		pass(time, true);
	}

	/** Goes on by this time, as if timers came first and all other jobs much later. */
	public void passWithoutWaitingJobs(Duration time) {
		pass(time, false);
	}

	/** Goes on by this time while nobody runs any job. */
	public void stopTimersFor(Duration time) {
		this.clock.turnTo(now().plus(time));
	}

	private void pass(Duration time, boolean withWaitingJobs) {
		Instant target = now().plus(time);
		for (Job next = nextUntil(target, withWaitingJobs); next != null; next = nextUntil(target, withWaitingJobs)) {
			if (next.getDuedate() != null && next.getDuedate().toInstant().isAfter(now())) {
				this.clock.turnTo(next.getDuedate().toInstant().plusMillis(1));
			}
			run(next);
		}
		this.clock.turnTo(target);
	}

	/** Whichever test left the job: what fails says what it was. */
	private void run(Job job) {
		try {
			this.engine.executeJob(job.getId());
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("Failed in time's way: " + job, ex);
		}
	}

	/** Goes on by this time; timers on the way do not run. */
	public void skip(Duration time) {
		this.clock.turnTo(now().plus(time));
	}

	public void backToNow() {
		this.clock.backToNow();
	}

	private Job nextUntil(Instant target, boolean withWaitingJobs) {
		List<Job> waiting = this.engine.createJobQuery().messages().withRetriesLeft().listPage(0, 1);
		if (withWaitingJobs && !waiting.isEmpty()) {
			return waiting.get(0);
		}
		List<Job> due = this.engine.createJobQuery()
			.timers()
			.duedateLowerThan(Date.from(target))
			.withRetriesLeft()
			.orderByJobDuedate()
			.asc()
			.listPage(0, 1);
		return due.isEmpty() ? null : due.get(0);
	}

}
