package io.stagedesk.ticket.view;

import java.util.Set;

import io.stagedesk.staff.Viewer;

/**
 * Fills a built-in view with tickets that no condition finds, as those on which somebody
 * was mentioned.
 */
public interface TicketSet {

	/** Key of the view. */
	String view();

	/**
	 * Ids of a viewer's tickets, at most 500; which of them may be seen is asked later.
	 */
	Set<Long> of(Viewer viewer);

}
