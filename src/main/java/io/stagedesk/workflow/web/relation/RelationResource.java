package io.stagedesk.workflow.web.relation;

import java.time.Instant;
import java.util.List;

import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.relation.Related;
import io.stagedesk.ticket.relation.Relation;
import io.stagedesk.ticket.relation.RelationKind;

/**
 * All that belongs to a ticket.
 *
 * @param items at most the first hundred children among them
 */
record RelationResource(boolean incident, List<Link> items, int children, int openChildren) {

	static RelationResource of(Related related) {
		return new RelationResource(related.incident(), related.links().stream().map(Link::of).toList(),
				related.children(), related.openChildren());
	}

	/**
	 * One of them.
	 *
	 * @param kind what the ticket that was asked for is to this one
	 */
	record Link(RelationKind kind, String number, String subject, Status status, Priority priority, String language,
			String assignee, Instant linkedAt, String linkedBy) {

		static Link of(Relation relation) {
			return new Link(relation.kind(), relation.ticket().number(), relation.ticket().subject(),
					relation.ticket().status(), relation.ticket().priority(), relation.ticket().language(),
					relation.ticket().assignee(), relation.linkedAt(), relation.linkedBy());
		}

	}

}
