package io.stagedesk.messaging.incoming;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.stagedesk.messaging.incoming.StoredMails.MailStored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads what is stored, a few at once: a mail that takes long holds up one of them. News
 * of this node wakes them, and twice a second they look for what other nodes stored.
 */
@Component
class MailWorker implements SmartLifecycle {

	private static final Duration LEASE = Duration.ofMinutes(2);

	private static final Duration LOOK = Duration.ofMillis(500);

	private static final Duration STOP = Duration.ofSeconds(5);

	private static final Logger log = LoggerFactory.getLogger(MailWorker.class);

	private final IncomingRows rows;

	private final MailProcessing processing;

	private final IncomingSettings settings;

	private final Semaphore news = new Semaphore(0);

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean running;

	MailWorker(IncomingRows rows, MailProcessing processing, IncomingSettings settings) {
		this.rows = rows;
		this.processing = processing;
		this.settings = settings;
	}

	@EventListener
	void onStored(MailStored stored) {
		this.news.release();
	}

	/** Takes the next mail to its end; false where there is none. */
	boolean processNext() {
		Optional<IncomingMail> next = this.rows.lease(LEASE);
		next.ifPresent(this.processing::process);
		return next.isPresent();
	}

	private void work() {
		while (this.running) {
			try {
				if (!processNext()) {
					this.news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				log.warn("Mails cannot be read now: {}", ex.toString());
				rest();
			}
		}
	}

	private void rest() {
		try {
			TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void start() {
		this.running = true;
		if (!this.settings.reading()) {
			return;
		}
		for (int number = 1; number <= this.settings.workers(); number++) {
			Thread thread = new Thread(this::work, "mail-worker-" + number);
			thread.setDaemon(true);
			this.threads.add(thread);
			thread.start();
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.news.release(this.threads.size());
		this.threads.forEach((thread) -> {
			try {
				thread.join(STOP.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		this.threads.clear();
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
