package io.stagedesk.messaging.mailbox.fetch;

/**
 * A mail that waits in a mailbox.
 *
 * @param key what names it there for ever; empty where only its content can
 * @param number its number in this visit
 * @param seen whether it is marked already
 * @param size in bytes as the server says it; 0 where it does not
 */
record Letter(String key, long number, boolean seen, long size) {

	Letter withSize(long measured) {
		return new Letter(this.key, this.number, this.seen, measured);
	}

	boolean hasKey() {
		return !this.key.isEmpty();
	}

	/** By what the desk speaks of it before it has the content. */
	String trace() {
		return hasKey() ? this.key : "size:" + this.size;
	}

}
