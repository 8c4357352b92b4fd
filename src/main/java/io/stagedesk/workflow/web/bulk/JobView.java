package io.stagedesk.workflow.web.bulk;

import java.time.Instant;
import java.util.List;

/**
 * A job on a page.
 *
 * @param what the act in words
 * @param counts how many tickets have become what, without those of which there are none
 * @param next cursor of the next page of tickets, or empty
 */
record JobView(long id, String what, boolean dry, String state, Instant createdAt, int total, int ended,
		List<Count> counts, List<Item> items, String next) {

	public boolean runs() {
		return this.state.equals("RUNNING");
	}

	/** Whether something of it can be done for good now. */
	public boolean convinces() {
		return this.dry && !runs() && this.counts.stream().anyMatch((count) -> count.state().equals("DONE"));
	}

	record Count(String state, int tickets) {
	}

	/**
	 * @param subject empty where the viewer does not see the ticket
	 */
	record Item(String number, String subject, String state, String reason) {
	}

}
