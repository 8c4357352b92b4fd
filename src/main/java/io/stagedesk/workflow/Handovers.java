package io.stagedesk.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.VendorCutOff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.Relays.Relay;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes open tickets out of hands that cannot go on: a shift is over, or a vendor is cut
 * off. Each ticket goes by a job of its own, so that one that fails is tried again and
 * keeps none of the others; the promises count on.
 */
@Service
public class Handovers {

	/** Variable: key of the shift that has ended. */
	public static final String SHIFT = "shift";

	/** Variable: key of the vendor that was cut off. */
	public static final String VENDOR = "vendor";

	private static final List<String> HANDOVER = List.of(ProcessKeys.HANDOVER_ASKED, ProcessKeys.TRANSFER_ASKED);

	private static final List<String> RETURN = List.of(ProcessKeys.RETURN_ASKED, ProcessKeys.TRANSFER_ASKED);

	private static final Viewer DESK = new Viewer("system", "StageDesk", Role.ADMIN, Set.of());

	private static final int PAGE = 200;

	private final Tickets tickets;

	private final TicketProcesses processes;

	private final TicketAccess access;

	private final Relays relays;

	private final Rosters rosters;

	private final Staff staff;

	private final HandoverNotes notes;

	private final Clock clock;

	Handovers(Tickets tickets, TicketProcesses processes, TicketAccess access, Relays relays, Rosters rosters,
			Staff staff, HandoverNotes notes, Clock clock) {
		this.tickets = tickets;
		this.processes = processes;
		this.access = access;
		this.relays = relays;
		this.rosters = rosters;
		this.staff = staff;
		this.notes = notes;
		this.clock = clock;
	}

	/**
	 * A shift is over: the open tickets of its people, where they are on no other one.
	 */
	@Transactional
	public void ofShift(String shift, Instant endedAt) {
		Instant now = this.clock.instant();
		Instant last = (endedAt.isBefore(now) ? endedAt : now).minusMillis(1);
		this.rosters.workersOf(shift, last)
			.stream()
			.filter((login) -> !this.rosters.isOnShift(login, now))
			.flatMap((login) -> openTicketsOf(login).stream())
			.forEach((number) -> this.processes.handOver(number, Map.of(SHIFT, shift)));
	}

	/**
	 * One of them; it may have gone elsewhere in the meantime, or its agent be back.
	 * @return whether that is done; else its process cannot let it go yet
	 */
	@Transactional
	public boolean askForHandover(String number, String shift) {
		Instant now = this.clock.instant();
		this.tickets.hold(number);
		TicketSnapshot ticket = this.tickets.get(number);
		Optional<Relay> relay = this.relays.after(shift, now);
		if (!isHeld(ticket) || relay.isEmpty() || this.rosters.isOnShift(ticket.assignee(), now)) {
			return true;
		}
		if (!canGo(HANDOVER, number)) {
			return false;
		}
		handOver(ticket, relay.get(), this.notes.endOfShift(ticket, relay.get()), Actor.SYSTEM);
		return true;
	}

	/**
	 * The one who has the ticket, or a supervisor, hands it over to the next shift
	 * earlier.
	 * @throws StageNotAllowedException where no shift goes on (409)
	 */
	@Transactional
	public TicketSnapshot handOver(String number, String note, Integer version, Viewer viewer) {
		TicketSnapshot ticket = this.access.openForWork(number, version, viewer);
		if (!isHeld(ticket)) {
			throw new StageNotAllowedException("Only a ticket that somebody works on is handed over");
		}
		Relay relay = this.relays.of(ticket.assignee(), this.clock.instant())
			.orElseThrow(() -> new StageNotAllowedException("No shift goes on after that of the assignee"));
		handOver(ticket, relay, note, Actor.of(viewer));
		return this.tickets.get(number);
	}

	private void handOver(TicketSnapshot ticket, Relay relay, String note, Actor actor) {
		this.processes.correlateFirst(HANDOVER, ticket.number(),
				Inputs.by(actor)
					.with("team", relay.to().team())
					.with("fromShift", relay.from().key())
					.with("toShift", relay.to().key())
					.with("reason", "end of shift")
					.with("note", note));
	}

	/** A vendor works here no more: what its people have goes back to the queues. */
	@EventListener
	void onCutOff(VendorCutOff news) {
		news.people()
			.stream()
			.flatMap((agent) -> openTicketsOf(agent.login()).stream())
			.forEach((number) -> this.processes.handOver(number, Map.of(VENDOR, news.vendor())));
	}

	/**
	 * One of them, unless it is in other hands already.
	 * @return whether that is done; else its process cannot let it go yet
	 */
	@Transactional
	public boolean askForReturn(String number, String vendor) {
		this.tickets.hold(number);
		TicketSnapshot ticket = this.tickets.get(number);
		boolean theirs = isHeld(ticket)
				&& this.staff.agent(ticket.assignee()).map(Agent::vendor).filter(vendor::equals).isPresent();
		if (!theirs) {
			return true;
		}
		if (!canGo(RETURN, number)) {
			return false;
		}
		this.processes.correlateFirst(RETURN, number,
				Inputs.by(Actor.SYSTEM)
					.with("team", ticket.team())
					.with("vendor", vendor)
					.with("reason", "the vendor was cut off")
					.with("note", this.notes.cutOff(ticket, vendor)));
		return true;
	}

	private boolean canGo(List<String> messages, String number) {
		return messages.stream().anyMatch((message) -> this.processes.isAwaited(message, number));
	}

	private List<String> openTicketsOf(String login) {
		List<String> numbers = new ArrayList<>();
		Cursor place = null;
		do {
			Slice<TicketSnapshot> page = this.tickets.list(new TicketQuery(TicketQuery.OPEN_ALL, null, login, null,
					null, null, null, Sort.CREATED, PAGE, place), DESK);
			page.items().stream().filter(Handovers::isHeld).map(TicketSnapshot::number).forEach(numbers::add);
			place = (page.next() != null) ? Cursor.parse(page.next()) : null;
		}
		while (place != null);
		return numbers;
	}

	private static boolean isHeld(TicketSnapshot ticket) {
		return ticket.assignee() != null && (ticket.status() == Status.OPEN || ticket.status().isWaiting());
	}

}
