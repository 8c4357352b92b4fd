package io.stagedesk.workflow.web.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.sla.ResponseLimits;
import io.stagedesk.search.Found.FoundTicket;
import io.stagedesk.search.Searches;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.snooze.Snoozes;
import io.stagedesk.ticket.view.View;
import io.stagedesk.ticket.view.Views;
import io.stagedesk.workflow.draft.Drafts;
import io.stagedesk.workflow.web.desk.DeskView.Row;

import org.springframework.stereotype.Component;

/** The rows of the desk's views. */
@Component
class Rows {

	private static final int MOST_FOUND = 50;

	private final Tickets tickets;

	private final Searches searches;

	private final Views views;

	private final DeskViews tabs;

	private final Snoozes snoozes;

	private final Drafts drafts;

	private final ResponseLimits limits;

	private final Staff staff;

	private final Clock clock;

	Rows(Tickets tickets, Searches searches, Views views, DeskViews tabs, Snoozes snoozes, Drafts drafts,
			ResponseLimits limits, Staff staff, Clock clock) {
		this.searches = searches;
		this.views = views;
		this.tabs = tabs;
		this.snoozes = snoozes;
		this.drafts = drafts;
		this.limits = limits;
		this.tickets = tickets;
		this.staff = staff;
		this.clock = clock;
	}

	/**
	 * The view as it was asked for; where the viewer has no such view, the own tickets.
	 */
	String known(String view, Viewer viewer) {
		return this.views.find(view, viewer).map(View::key).orElse("mine");
	}

	/** What the desk shows of a view, or of a search where there are words. */
	DeskView desk(String view, String words, Cursor cursor, int limit, Viewer viewer) {
		String known = words.isBlank() ? known(view, viewer) : "search";
		Slice<Row> page = of(known, words, cursor, limit, viewer);
		return new DeskView(known, this.tabs.of(viewer), words, page.items(), (page.next() != null) ? page.next() : "");
	}

	/** One page of a view; an unknown view is the viewer's own. */
	Slice<Row> of(String view, String words, Cursor cursor, int limit, Viewer viewer) {
		String q = words.isBlank() ? null : words;
		Slice<TicketSnapshot> found = view.equals("search") ? found(words, limit, viewer)
				: this.views.tickets(known(view, viewer), q, cursor, limit, viewer);
		return new Slice<>(rows(found.items(), Names.of(this.staff), viewer), found.next());
	}

	/** The best fifty are enough: who has not found it then says more words. */
	private Slice<TicketSnapshot> found(String words, int limit, Viewer viewer) {
		return new Slice<>(this.searches.search(words, viewer, Math.min(limit, MOST_FOUND))
			.tickets()
			.stream()
			.map(FoundTicket::ticket)
			.toList(), null);
	}

	/** Other tickets of the same requester, the newest first. */
	List<Row> earlier(TicketSnapshot ticket, Names names, Viewer viewer) {
		String requester = (ticket.requester().externalId() != null) ? ticket.requester().externalId()
				: ticket.requester().email();
		if (requester == null || viewer.role() == Role.VENDOR_AGENT) {
			return List.of();
		}
		TicketQuery query = new TicketQuery(Set.of(), null, null, null, null, requester, null, Sort.CREATED, 6, null);
		List<TicketSnapshot> others = this.tickets.list(query, viewer)
			.items()
			.stream()
			.filter((one) -> one.id() != ticket.id())
			.toList();
		return rows(others, names, viewer);
	}

	private List<Row> rows(List<TicketSnapshot> tickets, Names names, Viewer viewer) {
		Map<Long, Instant> late = this.limits.of(tickets);
		List<Long> ids = tickets.stream().map(TicketSnapshot::id).toList();
		Map<Long, Instant> snoozed = this.snoozes.until(ids, viewer);
		Set<Long> drafted = this.drafts.tickets(viewer.login(), ids);
		return tickets.stream()
			.map((ticket) -> row(ticket, names, late.getOrDefault(ticket.id(), Instant.MAX), snoozed.get(ticket.id()),
					drafted.contains(ticket.id())))
			.toList();
	}

	Row row(TicketSnapshot ticket, Names names) {
		return row(ticket, names, Instant.MAX, null, false);
	}

	private Row row(TicketSnapshot ticket, Names names, Instant late, Instant snoozed, boolean drafted) {
		Instant now = this.clock.instant();
		return new Row(ticket.number(), ticket.subject(), ticket.requester().displayName(), ticket.requester().isVip(),
				(ticket.priority() != null) ? ticket.priority().name() : "P3", ticket.status().name(),
				ticket.stage().name(), PromiseView.of(ticket, now), names.agent(ticket.assignee()),
				names.team(ticket.team()), ticket.updatedAt(), ticket.unansweredSince(), !late.isAfter(now),
				ticket.language(), ticket.channel().name(), snoozed, drafted);
	}

}
