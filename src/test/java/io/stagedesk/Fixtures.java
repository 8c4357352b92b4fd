package io.stagedesk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

/** People and tickets for tests, made through the same services as real ones. */
public class Fixtures {

	private static final AtomicInteger NEXT = new AtomicInteger();

	private final Staff staff;

	private final Tickets tickets;

	Fixtures(Staff staff, Tickets tickets) {
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
		int number = NEXT.incrementAndGet();
		return this.tickets.create(
				new NewTicket(
						new RequesterFacts("u-" + number, "Linh Tran", "linh" + number + "@example.com", "en", "VN",
								null),
						"Coins not credited", "I paid 49.99 and got nothing", Channel.API, scenario, category, priority,
						null, Map.of(), List.of(), Map.of(), true),
				Actor.REQUESTER);
	}

}
