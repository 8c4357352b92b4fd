package io.stagedesk.bench.load;

import java.util.EnumMap;
import java.util.Map;

/**
 * What people and apps ask of the desk, how much of it there is in an ordinary mix, and
 * what is to be reached.
 */
enum Operation {

	LIST("list of 50", false, 15, 16, 60),

	VIEW("view a ticket", false, 30, 53, 30),

	PAGE("ticket page", false, 15, 8, 30),

	SEARCH("search", false, 10, 2.6, 60),

	REPLY("public reply", true, 13, 14, 20),

	CREATE("create a ticket", true, 6, 10, 20),

	/** Completes the user task of a ticket that waits in a queue. */
	TAKE("take a ticket", true, 6, Double.NaN, 60),

	/**
	 * Almost as many as come, so that an hour of the mix leaves about as much to do as
	 * before; a few less, as people come at random and none may find nothing to solve.
	 */
	SOLVE("solve a ticket", true, 5, Double.NaN, 45);

	private static final double WHOLE = 100;

	private final String title;

	private final boolean writing;

	private final double share;

	private final double peer;

	private final double times;

	/**
	 * @param share of a hundred requests
	 * @param peer what the peer does a second on this kind of machine
	 * @param times how many times that is the aim, or the aim itself where the peer knows
	 * no such thing
	 */
	Operation(String title, boolean writing, double share, double peer, double times) {
		this.title = title;
		this.writing = writing;
		this.share = share;
		this.peer = peer;
		this.times = times;
	}

	String title() {
		return this.title;
	}

	boolean isWriting() {
		return this.writing;
	}

	/** What the peer does a second; not a number where it knows no such thing. */
	double peer() {
		return this.peer;
	}

	/** How many times what the peer does is to be reached. */
	double times() {
		return this.times;
	}

	/** A rate around which it is worth looking for the limit. */
	double aim() {
		return Double.isNaN(this.peer) ? this.times : this.peer * this.times;
	}

	/**
	 * The ordinary mix.
	 * @param perSecond how many requests of all kinds
	 * @return requests a second by kind
	 */
	static Map<Operation, Double> mix(double perSecond) {
		Map<Operation, Double> rates = new EnumMap<>(Operation.class);
		for (Operation operation : values()) {
			rates.put(operation, perSecond * operation.share / WHOLE);
		}
		return rates;
	}

}
