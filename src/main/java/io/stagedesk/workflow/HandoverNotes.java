package io.stagedesk.workflow;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.Relays.Relay;

import org.springframework.stereotype.Component;

/** What the desk writes on a ticket that it takes out of somebody's hands. */
@Component
class HandoverNotes {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
		.withZone(ZoneOffset.UTC);

	private final Tickets tickets;

	private final Promises promises;

	private final Staff staff;

	private final Clock clock;

	HandoverNotes(Tickets tickets, Promises promises, Staff staff, Clock clock) {
		this.tickets = tickets;
		this.promises = promises;
		this.staff = staff;
		this.clock = clock;
	}

	String endOfShift(TicketSnapshot ticket, Relay relay) {
		return "Handed over from %s at the end of shift \"%s\" to \"%s\".\n%s".formatted(name(ticket.assignee()),
				relay.from().name(), relay.to().name(), state(ticket));
	}

	String cutOff(TicketSnapshot ticket, String vendor) {
		return "Taken back from %s, as the vendor %s was cut off.\n%s".formatted(name(ticket.assignee()), vendor,
				state(ticket));
	}

	/** The last state: status, who spoke last, and what is still promised. */
	private String state(TicketSnapshot ticket) {
		List<Message> said = this.tickets.publicMessages(ticket);
		String last = said.isEmpty() ? "nobody has written"
				: "last message %s by %s".formatted(TIME.format(said.get(said.size() - 1).createdAt()),
						said.get(said.size() - 1).senderType().name().toLowerCase(Locale.ROOT));
		String promised = this.promises.of(ticket)
			.stream()
			.filter((one) -> !one.isOver())
			.map(HandoverNotes::promise)
			.collect(Collectors.joining(", "));
		return "State at %s: %s, %s%s.".formatted(TIME.format(this.clock.instant()), ticket.status(), last,
				promised.isEmpty() ? "" : "; promised: " + promised);
	}

	private static String promise(PromiseClock clock) {
		String when = clock.isRunning() ? "due " + TIME.format(clock.dueAt()) : "paused";
		return "%s %s".formatted(clock.target(), clock.isBreached() ? "missed" : when);
	}

	private String name(String login) {
		return Optional.ofNullable(login).flatMap(this.staff::agent).map(Agent::name).orElse("the queue");
	}

}
