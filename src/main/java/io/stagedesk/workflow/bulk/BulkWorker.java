package io.stagedesk.workflow.bulk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Carries out jobs, one ticket after the other and some of each job in turn, no faster
 * than leaves room for other work. Every node has one; news of its own node wakes it, and
 * twice a second it looks for what other nodes took on.
 */
@Component
class BulkWorker implements SmartLifecycle {

	private static final int TURN = 10;

	private static final Duration LOOK = Duration.ofMillis(500);

	private static final Duration STOP = Duration.ofSeconds(5);

	private static final Logger log = LoggerFactory.getLogger(BulkWorker.class);

	private final BulkRows rows;

	private final BulkWork work;

	private final BulkSettings settings;

	private final Semaphore news = new Semaphore(0);

	private volatile boolean running;

	private long last;

	private Thread thread;

	BulkWorker(BulkRows rows, BulkWork work, BulkSettings settings) {
		this.rows = rows;
		this.work = work;
		this.settings = settings;
	}

	@TransactionalEventListener(fallbackExecution = true)
	void onStarted(BulkJobs.Started news) {
		log.debug("Job {} was taken on", news.job());
		this.news.release();
	}

	/** Does some of the next job; false where nothing was to do. */
	boolean takeTurn() {
		Optional<BulkJob> next = this.rows.next(this.last);
		this.last = next.map(BulkJob::id).orElse(0L);
		return next.isPresent() && doSome(next.get());
	}

	private boolean doSome(BulkJob job) {
		int done = 0;
		while (done < TURN && this.work.doNext(job)) {
			done++;
			if (!job.dry() && this.running) {
				rest(this.settings.rest());
			}
		}
		return done > 0;
	}

	private void work() {
		while (this.running) {
			try {
				if (!takeTurn()) {
					this.news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
					this.news.drainPermits();
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				log.warn("Jobs cannot be carried out now: {}", ex.toString());
				rest(LOOK);
			}
		}
	}

	private static void rest(Duration pause) {
		try {
			TimeUnit.MILLISECONDS.sleep(pause.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void start() {
		this.running = this.settings.working();
		if (this.running) {
			this.thread = new Thread(this::work, "bulk-worker");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	@Override
	public void stop() {
		if (!this.running) {
			return;
		}
		this.running = false;
		this.news.release();
		try {
			this.thread.join(STOP.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** After the demo's data are there, before the node serves anybody. */
	@Override
	public int getPhase() {
		return 2;
	}

}
