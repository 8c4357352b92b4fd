package io.stagedesk.workflow.relation;

import java.util.List;
import java.util.Map;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketNotFoundException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.label.Labels;
import io.stagedesk.ticket.relation.RelationKind;
import io.stagedesk.ticket.relation.Relations;
import io.stagedesk.workflow.TicketAccess;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ties and labels tickets for those who work on them. No process decides here: the ticket
 * stays where it is. Each act takes the version that the caller has seen, or
 * {@code null}.
 */
@Service
public class RelationActions {

	private final Relations relations;

	private final Labels labels;

	private final Tickets tickets;

	private final TicketAccess access;

	RelationActions(Relations relations, Labels labels, Tickets tickets, TicketAccess access) {
		this.relations = relations;
		this.labels = labels;
		this.tickets = tickets;
		this.access = access;
	}

	/**
	 * Ties the ticket to another one, which the viewer has to see as well. Both are held
	 * in one order, so who may do it is asked once they are.
	 */
	@Transactional
	public void link(String number, RelationKind kind, String other, Viewer viewer) {
		this.tickets.find(number, viewer);
		requireVisible(other, viewer);
		this.relations.link(number, kind, other, Actor.of(viewer));
		this.access.openForDesk(number, null, viewer);
	}

	/** Unties it from one that the viewer sees. */
	@Transactional
	public void unlink(String number, String other, Viewer viewer) {
		this.tickets.find(number, viewer);
		requireVisible(other, viewer);
		this.relations.unlink(number, other, Actor.of(viewer));
		this.access.openForDesk(number, null, viewer);
	}

	/** Lets the ticket stand for an incident, or no more. */
	@Transactional
	public void mark(String number, boolean incident, Viewer viewer) {
		this.access.openForDesk(number, null, viewer);
		this.relations.mark(number, incident, Actor.of(viewer));
	}

	@Transactional
	public TicketSnapshot tag(String number, List<String> tags, Integer version, Viewer viewer) {
		this.access.openForDesk(number, version, viewer);
		return this.labels.tag(number, tags, Actor.of(viewer));
	}

	/** Writes these values of the desk's own fields, and leaves the others. */
	@Transactional
	public TicketSnapshot fill(String number, Map<String, Object> values, Integer version, Viewer viewer) {
		this.access.openForDesk(number, version, viewer);
		return this.labels.fill(number, values, Actor.of(viewer));
	}

	private void requireVisible(String other, Viewer viewer) {
		try {
			this.tickets.find(other, viewer);
		}
		catch (TicketNotFoundException ex) {
			throw new FieldErrorsException("other", "is not a ticket that you may see");
		}
	}

}
