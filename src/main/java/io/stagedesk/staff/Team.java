package io.stagedesk.staff;

/**
 * A group of agents with one queue.
 *
 * @param archived whether it gets nothing new; what it has stays where it is
 */
public record Team(String id, String name, boolean archived) {

	public Team(String id, String name) {
		this(id, name, false);
	}

}
