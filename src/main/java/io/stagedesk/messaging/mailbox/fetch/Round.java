package io.stagedesk.messaging.mailbox.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what waits in an open mailbox: each mail is stored first and marked after, and
 * none that fails keeps another one back.
 */
final class Round {

	static final String TOO_LARGE = "TOO_LARGE";

	static final String UNFETCHABLE = "UNFETCHABLE";

	private static final int BATCH = 500;

	private static final int MOST_BROKEN = 3;

	private static final int TOGETHER = 30;

	private static final Logger log = LoggerFactory.getLogger(Round.class);

	private final String mailbox;

	private final Inbox inbox;

	private final MailStore store;

	private final Watermarks watermarks;

	private final Tries tries;

	private final long largest;

	private int stored;

	private int refused;

	private int failed;

	private int broken;

	Round(String mailbox, Inbox inbox, MailStore store, Watermarks watermarks, Tries tries, long largest) {
		this.mailbox = mailbox;
		this.inbox = inbox;
		this.store = store;
		this.watermarks = watermarks;
		this.tries = tries;
		this.largest = largest;
	}

	/**
	 * @param stop asked between two mails
	 * @throws MailFailure where the connection breaks, or mails cannot be stored
	 */
	Fetched run(BooleanSupplier stop) {
		this.tries.beginRound();
		long watermark = this.watermarks.of(this.mailbox, this.inbox);
		List<Letter> waiting = this.inbox.waiting(watermark);
		List<Letter> open = this.tries
			.inOrder(waiting.stream().filter((one) -> !this.tries.isDone(one.key())).toList());
		waiting.stream()
			.filter((one) -> !one.seen() && this.tries.isDone(one.key()))
			.limit(BATCH)
			.forEach(this.inbox::taken);
		this.inbox.settle();
		List<Letter> batch = open.subList(0, Math.min(BATCH, open.size()));
		boolean stopped = !takeAll(batch, stop);
		this.watermarks.raise(this.mailbox, this.inbox, watermark, waiting, (one) -> this.tries.isDone(one.key()));
		if (this.broken > 0) {
			throw new MailFailure(MailProblem.STORE, "%d mails could not be stored".formatted(this.broken));
		}
		return new Fetched(this.stored, this.refused, this.failed, stopped || open.size() > batch.size());
	}

	private boolean takeAll(List<Letter> batch, BooleanSupplier stop) {
		List<Letter> measured = this.inbox.measured(batch);
		for (int from = 0; from < measured.size(); from += TOGETHER) {
			List<Letter> some = measured.subList(from, Math.min(from + TOGETHER, measured.size()));
			prepare(some);
			boolean all = take(some, stop);
			this.inbox.settle();
			if (!all) {
				return false;
			}
		}
		return true;
	}

	/** It is no mail's fault where that breaks: nobody knows whose. */
	private void prepare(List<Letter> letters) {
		try {
			this.inbox.prepare(this.tries.together(letters));
		}
		catch (MailFailure ex) {
			this.tries.brokeTogether();
			throw ex;
		}
	}

	private boolean take(List<Letter> letters, BooleanSupplier stop) {
		for (Letter letter : letters) {
			if (stop.getAsBoolean()) {
				return false;
			}
			take(letter);
		}
		return true;
	}

	private void take(Letter letter) {
		try {
			if (letter.hasKey() && this.store.has(this.mailbox, letter.key())) {
				finish(letter, letter.key());
			}
			else if (letter.size() > this.largest) {
				refuse(letter, TOO_LARGE, "The mail has %d bytes".formatted(letter.size()));
			}
			else if (this.tries.isGivenUp(letter.trace())) {
				refuse(letter, UNFETCHABLE, "The connection broke at this mail again and again");
			}
			else {
				fetch(letter);
			}
		}
		catch (LetterFailure ex) {
			giveUp(letter, ex);
		}
		catch (MailFailure ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			postpone(letter, ex);
		}
	}

	private void fetch(Letter letter) throws LetterFailure {
		try (Spool spool = new Spool(this.largest)) {
			read(letter, spool);
			this.tries.fetched();
			String key = letter.hasKey() ? letter.key() : "sha256:" + spool.sha256();
			if (letter.hasKey() || !this.store.has(this.mailbox, key)) {
				store(key, spool);
				this.stored++;
			}
			finish(letter, key);
		}
	}

	private void store(String key, Spool spool) {
		try (InputStream raw = spool.open()) {
			this.store.store(this.mailbox, key, raw, spool.size());
		}
		catch (IOException ex) {
			throw new MailFailure(MailProblem.STORE, "A temporary file cannot be read", ex);
		}
	}

	/**
	 * A mail shorter than the server said is read again: it is whole where it comes three
	 * times alike, since some servers only guess at sizes.
	 */
	private void read(Letter letter, Spool spool) throws LetterFailure {
		readOnce(letter, spool);
		for (int again = 1; this.tries.trustsSizes() && spool.sizeOnTheWire() < letter.size(); again++) {
			long before = spool.size();
			if (again == MOST_BROKEN) {
				this.tries.confirmShort();
				return;
			}
			spool.clear();
			readOnce(letter, spool);
			if (spool.size() != before) {
				throw LetterFailure
					.unfetchable("It came once with %d bytes and once with %d".formatted(before, spool.size()));
			}
		}
	}

	private void readOnce(Letter letter, Spool spool) throws LetterFailure {
		try {
			this.inbox.read(letter, spool);
		}
		catch (MailFailure ex) {
			if (ex.problem() == MailProblem.CONNECTION_LOST) {
				this.tries.failed(letter.trace());
			}
			throw ex;
		}
		if (spool.size() == 0) {
			throw LetterFailure.unfetchable("The server says that it is empty");
		}
	}

	private void giveUp(Letter letter, LetterFailure failure) {
		this.failed++;
		if (failure.isTooLarge()) {
			refuse(letter, TOO_LARGE, failure.getMessage());
		}
		else if (this.tries.failed(letter.trace())) {
			refuse(letter, UNFETCHABLE, failure.getMessage());
		}
	}

	private void refuse(Letter letter, String reason, String details) {
		try {
			if (letter.hasKey() || !this.store.has(this.mailbox, letter.trace())) {
				this.store.refuse(this.mailbox, letter.trace(), reason, details, letter.size());
				this.refused++;
			}
		}
		catch (RuntimeException ex) {
			postpone(letter, ex);
			return;
		}
		if (letter.hasKey()) {
			finish(letter, letter.key());
		}
	}

	/** The desk's own trouble is never a try of the mail. */
	private void postpone(Letter letter, RuntimeException failure) {
		log.debug("Mailbox {}: a mail could not be stored", this.mailbox, failure);
		this.tries.postponed(letter.trace());
		this.broken++;
		if (this.broken == MOST_BROKEN) {
			throw new MailFailure(MailProblem.STORE, failure.getClass().getSimpleName(), failure);
		}
	}

	private void finish(Letter letter, String key) {
		this.tries.done(key);
		this.inbox.taken(letter);
	}

}
