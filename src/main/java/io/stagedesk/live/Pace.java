package io.stagedesk.live;

import java.time.Duration;

/**
 * How soon news are told: at once after a silence, and after a rest where others were
 * told just before. The rest is twice as long as telling those took, so that it takes a
 * third of a core at most, however much happens; only where so many listen that twice as
 * long were more than the longest rest, it takes more.
 */
class Pace {

	/** What comes with one commit is told together. */
	static final Duration BREATH = Duration.ofMillis(10);

	/** Where few listen telling takes no time, but each listener's browser does. */
	static final Duration SHORTEST = Duration.ofMillis(50);

	private static final int TIMES = 2;

	private final Duration longest;

	private long end;

	private long rest;

	/**
	 * A pace that begins with a silence.
	 * @param longest a rest is never longer, even where telling takes long
	 */
	Pace(Duration longest) {
		this.longest = longest;
		this.end = System.nanoTime();
	}

	/**
	 * All have been told.
	 * @param begin {@link System#nanoTime()} when telling began
	 * @param end the same when it was over
	 */
	synchronized void told(long begin, long end) {
		this.end = end;
		this.rest = Math.min(this.longest.toNanos(), Math.max(SHORTEST.toNanos(), TIMES * (end - begin)));
	}

	/**
	 * When what is heard of now is told.
	 * @param now {@link System#nanoTime()}
	 * @return nanoseconds from now
	 */
	synchronized long untilNext(long now) {
		return Math.max(BREATH.toNanos(), this.end + this.rest - now);
	}

}
