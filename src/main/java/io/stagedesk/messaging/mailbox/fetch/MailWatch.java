package io.stagedesk.messaging.mailbox.fetch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.stagedesk.messaging.mailbox.Mailboxes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has every active mailbox visited by one node: takes what is free, renews what it has
 * and ends visits that are no longer its own.
 */
@Component
class MailWatch implements SmartLifecycle {

	private static final Duration PACE = Duration.ofSeconds(2);

	private static final long STOPPED_WITHIN = 1500;

	private static final int TAKEN_AT_ONCE = 20;

	private static final Logger log = LoggerFactory.getLogger(MailWatch.class);

	private final Mailboxes mailboxes;

	private final MailFetcher fetcher;

	private final Statuses statuses;

	private final Leases leases;

	private final boolean fetching;

	private final Map<String, Visited> visits = new HashMap<>();

	private ScheduledExecutorService pulse;

	private boolean failing;

	MailWatch(Mailboxes mailboxes, MailFetcher fetcher, Statuses statuses, FetchSettings settings, JdbcClient jdbc,
			Clock clock) {
		this.mailboxes = mailboxes;
		this.fetcher = fetcher;
		this.statuses = statuses;
		this.leases = new Leases(jdbc, clock, "node-" + UUID.randomUUID());
		this.fetching = settings.fetching();
	}

	@Override
	public synchronized void start() {
		if (!this.fetching) {
			return;
		}
		this.pulse = Executors.newSingleThreadScheduledExecutor((task) -> daemon(task, "mail-watch"));
		this.pulse.scheduleWithFixedDelay(this::beat, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop() {
		synchronized (this) {
			if (this.pulse == null) {
				return;
			}
			this.pulse.shutdown();
			this.pulse = null;
			this.visits.values().forEach((one) -> one.visits().end());
		}
		long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOPPED_WITHIN);
		this.visits.values().forEach((one) -> join(one.thread(), until));
		try {
			this.leases.release(this.visits.keySet());
		}
		catch (RuntimeException ex) {
			log.debug("Leases run out by themselves", ex);
		}
		this.visits.clear();
	}

	@Override
	public synchronized boolean isRunning() {
		return this.pulse != null;
	}

	private synchronized void beat() {
		if (this.pulse == null) {
			return;
		}
		try {
			follow();
			this.failing = false;
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				log.warn("Mailboxes cannot be looked after now", ex);
			}
			this.failing = true;
		}
	}

	private void follow() {
		this.leases.renew();
		Map<String, Integer> open = this.leases.open();
		List<String> over = this.visits.entrySet()
			.stream()
			.filter((one) -> !one.getValue().isOf(open.get(one.getKey())))
			.map(Map.Entry::getKey)
			.toList();
		over.forEach((id) -> this.visits.remove(id).visits().end());
		this.leases.release(over);
		open.keySet()
			.stream()
			.filter((id) -> !this.visits.containsKey(id))
			.limit(TAKEN_AT_ONCE)
			.filter(this.leases::take)
			.forEach(this::begin);
	}

	private void begin(String id) {
		this.mailboxes.find(id).ifPresent((mailbox) -> {
			Visits begun = new Visits(mailbox, this.fetcher, this.statuses);
			Thread thread = daemon(begun, "mailbox-" + id);
			this.visits.put(id, new Visited(begun, thread));
			thread.start();
		});
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	private static void join(Thread thread, long until) {
		try {
			thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private record Visited(Visits visits, Thread thread) {

		boolean isOf(Integer version) {
			return version != null && version == this.visits.mailbox().version() && this.thread.isAlive();
		}

	}

}
