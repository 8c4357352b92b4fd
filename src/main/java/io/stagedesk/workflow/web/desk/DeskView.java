package io.stagedesk.workflow.web.desk;

import java.time.Instant;
import java.util.List;

import io.stagedesk.ticket.view.ViewKind;
import io.stagedesk.workflow.web.desk.DeskViews.ViewTab;

/**
 * The agent's list.
 *
 * @param view one of the views, or {@code search}
 * @param next cursor of the next page, or empty
 */
public record DeskView(String view, List<ViewTab> views, String query, List<Row> rows, String next) {

	/** What the view is called. */
	public String title() {
		return this.views.stream()
			.filter((one) -> one.key().equals(this.view))
			.map(ViewTab::name)
			.findFirst()
			.orElse("");
	}

	/** Whether there are views besides those that everybody has. */
	public boolean hasOwn() {
		return this.views.stream().anyMatch((one) -> one.kind() != ViewKind.BUILT_IN);
	}

	/**
	 * One ticket in a list; {@code assignee} is empty while it lies in the team's queue.
	 *
	 * @param waitingSince when the requester began to wait for a human word, or
	 * {@code null}
	 * @param waitingLate whether that is longer than was promised
	 * @param snoozedUntil until when the viewer has put it aside, or {@code null}
	 * @param drafted whether the viewer has begun to write on it
	 */
	public record Row(String number, String subject, String requester, boolean vip, String priority, String status,
			String stage, PromiseView promise, String assignee, String team, Instant updatedAt, Instant waitingSince,
			boolean waitingLate, String language, String channel, Instant snoozedUntil, boolean drafted) {
	}

}
