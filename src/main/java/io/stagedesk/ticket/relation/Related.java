package io.stagedesk.ticket.relation;

import java.util.List;

/**
 * All that belongs to a ticket, as far as the viewer may see it; what they may not see is
 * not there.
 *
 * @param incident whether the ticket stands for an incident
 * @param links those above it and beside it first, then the first of its children, open
 * ones first
 * @param children how many it has
 * @param openChildren how many of them the desk still works on
 */
public record Related(boolean incident, List<Relation> links, int children, int openChildren) {

	public Related {
		links = List.copyOf(links);
	}

	public boolean hasChildren() {
		return this.children > 0;
	}

	/** Whether it is a child of another ticket. */
	public boolean isChild() {
		return this.links.stream().anyMatch((link) -> link.kind() == RelationKind.CHILD_OF);
	}

}
