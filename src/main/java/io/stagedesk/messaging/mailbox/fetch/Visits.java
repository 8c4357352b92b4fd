package io.stagedesk.messaging.mailbox.fetch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.stagedesk.messaging.mailbox.Mailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits one mailbox again and again in a thread of its own, with growing pauses while it
 * fails.
 */
final class Visits implements Runnable {

	static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30),
			Duration.ofSeconds(60), Duration.ofMinutes(5));

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Logger log = LoggerFactory.getLogger(Visits.class);

	private final Mailbox mailbox;

	private final MailFetcher fetcher;

	private final Statuses statuses;

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile OpenSockets sockets = new OpenSockets();

	private int failures;

	Visits(Mailbox mailbox, MailFetcher fetcher, Statuses statuses) {
		this.mailbox = mailbox;
		this.fetcher = fetcher;
		this.statuses = statuses;
	}

	Mailbox mailbox() {
		return this.mailbox;
	}

	/** Returns at once; the thread is done as soon as it notices. */
	void end() {
		this.ended.countDown();
		this.sockets.close();
	}

	@Override
	public void run() {
		while (!isEnded()) {
			this.sockets = new OpenSockets();
			try (OpenSockets open = this.sockets) {
				pause(isEnded() ? Duration.ZERO : visit(open));
			}
			catch (MailFailure ex) {
				fail(ex);
			}
			catch (RuntimeException ex) {
				log.warn("Mailbox {} is visited again after an error of our own", this.mailbox.id(), ex);
				pause(nextPause());
			}
		}
	}

	/** One connection, as long as it is good; how long to wait before the next one. */
	private Duration visit(OpenSockets open) {
		try (Inbox inbox = this.fetcher.open(this.mailbox, open)) {
			boolean good = true;
			Duration wait = this.mailbox.pollInterval();
			while (good && !isEnded()) {
				Fetched fetched = this.fetcher.fetch(this.mailbox, inbox, this::isEnded);
				this.failures = 0;
				wait = (fetched.failed() > 0) ? shorter(SOON, this.mailbox.pollInterval())
						: this.mailbox.pollInterval();
				good = !isEnded() && awaitsNews(inbox, wait);
			}
			return shorter(wait, inbox.isLive() ? SOON : wait);
		}
	}

	/** Servers end what has long been still; that is no failure. */
	private static boolean awaitsNews(Inbox inbox, Duration wait) {
		try {
			return inbox.awaitNews(wait);
		}
		catch (MailFailure ex) {
			return false;
		}
	}

	/** What breaks because it was ended says nothing about the mailbox. */
	private void fail(MailFailure failure) {
		if (isEnded()) {
			return;
		}
		try {
			this.statuses.fails(this.mailbox.id(), failure);
		}
		catch (RuntimeException ex) {
			log.warn("Mailbox {}: its failure could not be kept: {}", this.mailbox.id(), ex.getMessage());
		}
		pause(nextPause());
	}

	private Duration nextPause() {
		return PAUSES.get(Math.min(this.failures++, PAUSES.size() - 1));
	}

	private void pause(Duration pause) {
		try {
			this.ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			this.ended.countDown();
		}
	}

	private boolean isEnded() {
		return this.ended.getCount() == 0;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
