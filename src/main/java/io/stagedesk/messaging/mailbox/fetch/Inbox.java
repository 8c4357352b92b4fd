package io.stagedesk.messaging.mailbox.fetch;

import java.time.Duration;
import java.util.List;

/** An open folder of a mailbox; {@link MailFailure} where the connection breaks. */
interface Inbox extends AutoCloseable {

	/**
	 * Where its numbers name the same mails for ever; empty where they do so in this
	 * visit only.
	 */
	String space();

	/** The highest number that it has given so far. */
	long newest();

	/**
	 * All that wait, the oldest first, without their sizes.
	 * @param above numbers beyond it wait, whether anybody has seen them or not
	 */
	List<Letter> waiting(long above);

	/** The same ones with their sizes. */
	List<Letter> measured(List<Letter> letters);

	/**
	 * Fetches at once what is small among these, so that reading it asks the server no
	 * more. What does not come whole is left to be read alone.
	 */
	default void prepare(List<Letter> letters) {
	}

	/** Reads one to its very end. */
	void read(Letter letter, Spool spool) throws LetterFailure;

	/** The desk has it now; it is marked with the next {@link #settle}. */
	void taken(Letter letter);

	/** Marks what was taken. */
	default void settle() {
	}

	/**
	 * Waits until there may be something new, at most for that long.
	 * @return whether the connection is still good for another round
	 */
	boolean awaitNews(Duration most);

	/** Whether the server tells of new mail by itself. */
	boolean isLive();

	Overview overview();

	@Override
	void close();

	/**
	 * What there is.
	 *
	 * @param unseen -1 where the protocol does not tell
	 */
	record Overview(int messages, int unseen, boolean idle, boolean encrypted) {
	}

}
