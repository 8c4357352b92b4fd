package io.stagedesk.workflow.web.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.web.desk.DeskView.Row;

import org.springframework.stereotype.Component;

/** The desk's views and their rows. */
@Component
class Rows {

	static final List<String> VIEWS = List.of("mine", "queue", "open", "done");

	private final Tickets tickets;

	private final Staff staff;

	private final Clock clock;

	Rows(Tickets tickets, Staff staff, Clock clock) {
		this.tickets = tickets;
		this.staff = staff;
		this.clock = clock;
	}

	/** One page of a view; an unknown view is the viewer's own. */
	Slice<Row> of(String view, String words, Cursor cursor, int limit, Viewer viewer) {
		String q = words.isBlank() ? null : words;
		TicketQuery query = switch (view) {
			case "queue" -> query(Set.of(Status.NEW), null, q, Sort.NEXT_DUE, limit, cursor);
			case "open" -> query(TicketQuery.OPEN_ALL, null, q, Sort.NEXT_DUE, limit, cursor);
			case "done" -> query(Set.of(Status.RESOLVED, Status.CLOSED), null, q, Sort.UPDATED, limit, cursor);
			case "search" -> query(Set.of(), null, q, Sort.UPDATED, limit, cursor);
			default -> query(TicketQuery.OPEN_ALL, viewer.login(), q, Sort.NEXT_DUE, limit, cursor);
		};
		Slice<TicketSnapshot> found = this.tickets.list(query, viewer);
		Names names = names();
		return found.map((ticket) -> row(ticket, names));
	}

	/** Other tickets of the same requester, the newest first. */
	List<Row> earlier(TicketSnapshot ticket, Viewer viewer) {
		String requester = (ticket.requester().externalId() != null) ? ticket.requester().externalId()
				: ticket.requester().email();
		if (requester == null || viewer.role() == Role.VENDOR_AGENT) {
			return List.of();
		}
		TicketQuery query = new TicketQuery(Set.of(), null, null, null, null, requester, null, Sort.CREATED, 6, null);
		Names names = names();
		return this.tickets.list(query, viewer)
			.items()
			.stream()
			.filter((one) -> one.id() != ticket.id())
			.map((one) -> row(one, names))
			.toList();
	}

	Row row(TicketSnapshot ticket, Names names) {
		Instant now = this.clock.instant();
		return new Row(ticket.number(), ticket.subject(), ticket.requester().displayName(), ticket.requester().isVip(),
				(ticket.priority() != null) ? ticket.priority().name() : "P3", ticket.status().name(),
				ticket.stage().name(), PromiseView.of(ticket, now), names.agent(ticket.assignee()),
				names.team(ticket.team()), ticket.updatedAt());
	}

	Names names() {
		return Names.of(this.staff);
	}

	private static TicketQuery query(Set<Status> statuses, String assignee, String q, Sort sort, int limit,
			Cursor cursor) {
		return new TicketQuery(statuses, null, assignee, null, null, null, q, sort, limit, cursor);
	}

}
