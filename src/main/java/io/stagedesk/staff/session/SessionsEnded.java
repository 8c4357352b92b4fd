package io.stagedesk.staff.session;

import java.util.Set;

/**
 * Nobody is logged in by these sessions any more; published with the change itself.
 *
 * @param names as {@link Sessions#nameOf} gives them
 */
public record SessionsEnded(Set<String> names) {

	public SessionsEnded {
		names = Set.copyOf(names);
	}

}
