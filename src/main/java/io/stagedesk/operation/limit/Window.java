package io.stagedesk.operation.limit;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this node has counted since a window of time began; goes with the window. */
class Window {

	private final Instant begin;

	private final LimitRows rows;

	private final Map<String, Share> shares = new ConcurrentHashMap<>();

	Window(Instant begin, LimitRows rows) {
		this.begin = begin;
		this.rows = rows;
	}

	Instant begin() {
		return this.begin;
	}

	/** False where none is left of so many. */
	boolean take(String name, long limit) {
		return this.shares.computeIfAbsent(name, (key) -> new Share(key, limit)).take();
	}

	/**
	 * This node's share of one limit. A tenth of the limit is free of any booking, so
	 * that those who ask seldom cost nothing; beyond it each node books in pieces what it
	 * gives. So the limit holds over all nodes but for a tenth a further node.
	 */
	private final class Share {

		private final String key;

		private final long limit;

		private final long piece;

		private long left;

		private long unbooked;

		private boolean spent;

		Share(String name, long limit) {
			this.key = name;
			this.limit = limit;
			this.piece = Math.max(1, limit / 50);
			this.left = Math.max(1, limit / 10);
			this.unbooked = this.left;
		}

		synchronized boolean take() {
			if (this.left == 0 && !this.spent) {
				book();
			}
			if (this.left == 0) {
				return false;
			}
			this.left--;
			return true;
		}

		private void book() {
			long granted = Window.this.rows.book(this.key, Window.this.begin, this.unbooked + this.piece, this.limit);
			this.left = Math.max(0, granted - this.unbooked);
			this.unbooked = Math.max(0, this.unbooked - granted);
			this.spent = this.left == 0;
		}

	}

}
