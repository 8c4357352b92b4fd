package io.stagedesk.workflow.web.desk;

import java.time.Instant;
import java.util.List;

/**
 * The agent's list.
 *
 * @param view one of the views, or {@code search}
 * @param next cursor of the next page, or empty
 */
record DeskView(String view, List<String> views, String query, List<Row> rows, String next) {

	/**
	 * One ticket in a list; {@code assignee} is empty while it lies in the team's queue.
	 */
	record Row(String number, String subject, String requester, boolean vip, String priority, String status,
			String stage, PromiseView promise, String assignee, String team, Instant updatedAt) {
	}

}
