package io.stagedesk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketActions;

/** People and tickets for tests, made through the same services as real ones. */
public class Fixtures {

	private static final AtomicInteger NEXT = new AtomicInteger();

	private final Staff staff;

	private final Tickets tickets;

	private final TicketActions actions;

	Fixtures(Staff staff, Tickets tickets, TicketActions actions) {
		this.actions = actions;
		this.staff = staff;
		this.tickets = tickets;
	}

	/** One of the demo's people, as {@code ana} of payments. */
	public Viewer viewer(String login) {
		return this.staff.agent(login).orElseThrow().asViewer();
	}

	/** A P1 payment ticket in the queue of payments. */
	public TicketSnapshot aTicket() {
		return aTicket("payment", Priority.P1);
	}

	public TicketSnapshot aTicket(String category, Priority priority) {
		return aTicket(category, priority, Scenario.SHOW);
	}

	public TicketSnapshot aTicket(String category, Priority priority, Scenario scenario) {
		return aTicket("u-" + NEXT.incrementAndGet(), "en", null, Channel.API, scenario, category, priority);
	}

	/** A P1 payment ticket of somebody who speaks this language. */
	public TicketSnapshot aTicketIn(String language) {
		return aTicket("u-" + NEXT.incrementAndGet(), language, null, Channel.API, Scenario.SHOW, "payment",
				Priority.P1);
	}

	/** A ticket of this requester. */
	public TicketSnapshot aTicket(String requester, String language, String tier, Channel channel, Scenario scenario,
			String category, Priority priority) {
		return this.tickets.create(new NewTicket(
				new RequesterFacts(requester, "Linh Tran", requester + "@example.com", language, "VN", tier),
				"Coins not credited", "I paid 49.99 and got nothing", channel, scenario, category, priority, null,
				Map.of(), List.of(), Map.of(), true), Actor.REQUESTER);
	}

	/** Nothing of other tests waits in a team, or fills those who come online. */
	public void leaveNothingToDo(String team) {
		Viewer ada = viewer("ada");
		TicketQuery open = new TicketQuery(Set.of(Status.NEW, Status.OPEN), team, null, null, null, null, null,
				Sort.CREATED, 200, null);
		List<TicketSnapshot> left = this.tickets.list(open, ada).items();
		while (!left.isEmpty()) {
			left.forEach((ticket) -> this.actions.cancel(ticket.number(), CloseReason.CANCELLED, null, ada));
			left = this.tickets.list(open, ada).items();
		}
	}

}
