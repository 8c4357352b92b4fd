package io.stagedesk.messaging.mailbox.fetch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Collections;

/**
 * What this node remembers of a mailbox between visits: which mails it has, and which
 * made trouble. A mail is given up after three tries, unless all others fail as well:
 * then it is the server's fault.
 */
final class Tries {

	private static final int MOST = 3;

	private static final int MOST_ALONE = 10;

	private static final int MOST_KNOWN = 200_000;

	private static final int MOST_CONFIRMED = 3;

	private static final int MOST_ALONE_AFTER = 100;

	private final Set<String> done = Collections.newSetFromMap(new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > MOST_KNOWN;
		}

	});

	private final Map<String, Trouble> troubles = new HashMap<>();

	private int alone;

	private long fetched;

	private long fetchedBefore;

	private String lastTroubled = "";

	private int running;

	private int confirmed;

	synchronized void beginRound() {
		this.fetchedBefore = this.fetched;
	}

	synchronized void done(String key) {
		this.done.add(key);
		this.troubles.remove(key);
	}

	synchronized boolean isDone(String key) {
		return this.done.contains(key);
	}

	/** The server has given one. */
	synchronized void fetched() {
		this.fetched++;
		this.alone = Math.max(0, this.alone - 1);
	}

	/**
	 * Those that may be fetched at once: none while it is not known which one breaks the
	 * connection.
	 */
	synchronized List<Letter> together(List<Letter> letters) {
		return (this.alone > 0) ? List.of() : letters.stream().filter((one) -> times(one) == 0).toList();
	}

	/** The connection broke while several were fetched: the next ones come one by one. */
	synchronized void brokeTogether() {
		this.alone = MOST_ALONE_AFTER;
	}

	/**
	 * The server did not give this one.
	 * @return whether it is given up
	 */
	synchronized boolean failed(String key) {
		this.running = key.equals(this.lastTroubled) ? this.running + 1 : 1;
		this.lastTroubled = key;
		Trouble before = trouble(key);
		boolean others = this.running >= MOST || this.fetched > before.fetched() || before.times() >= MOST_ALONE;
		Trouble now = new Trouble(before.times() + 1, before.fetched(), others && before.times() + 1 >= MOST);
		this.troubles.put(key, now);
		return now.givenUp();
	}

	/** It waits behind all others at the next round. */
	synchronized void postponed(String key) {
		Trouble before = trouble(key);
		this.troubles.put(key, new Trouble(Math.max(1, before.times()), before.fetched(), before.givenUp()));
	}

	synchronized boolean isGivenUp(String key) {
		return trouble(key).givenUp();
	}

	/** Those that made trouble come last. */
	synchronized List<Letter> inOrder(List<Letter> letters) {
		return letters.stream().sorted(Comparator.comparingInt(this::times)).toList();
	}

	/** Whether the server's sizes are worth comparing with. */
	synchronized boolean trustsSizes() {
		return this.confirmed < MOST_CONFIRMED;
	}

	/** A mail came three times alike, and shorter than the server said. */
	synchronized void confirmShort() {
		this.confirmed++;
	}

	private int times(Letter letter) {
		return trouble(letter.trace()).times();
	}

	private Trouble trouble(String key) {
		return this.troubles.getOrDefault(key, new Trouble(0, this.fetchedBefore, false));
	}

	/**
	 * How often one failed.
	 *
	 * @param fetched how many others had come before the round of the first time
	 */
	private record Trouble(int times, long fetched, boolean givenUp) {
	}

}
