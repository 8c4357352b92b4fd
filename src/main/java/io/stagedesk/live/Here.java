package io.stagedesk.live;

import java.time.Instant;

import io.stagedesk.ticket.Audience;

/**
 * A browser shows a ticket to somebody, as it says every now and then.
 *
 * @param ticket its number
 * @param audience who is told
 * @param page which of the person's pages; each speaks for itself
 * @param vendor of the person, or {@code null} for our own
 * @param typing whether something is being written
 * @param leaving whether the page shows it no more
 * @param at when it was said
 */
record Here(String ticket, Audience audience, String login, String page, String name, String vendor, boolean typing,
		boolean leaving, Instant at) {

	/** The same page of the same person. */
	boolean isOfPage(Here other) {
		return this.login.equals(other.login) && this.page.equals(other.page);
	}

	boolean looksLike(Here other) {
		return this.typing == other.typing && this.leaving == other.leaving && this.audience.equals(other.audience);
	}

}
