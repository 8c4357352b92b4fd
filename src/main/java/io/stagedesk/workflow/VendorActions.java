package io.stagedesk.workflow;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.routing.Room;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.move.Move;
import io.stagedesk.ticket.move.MoveKind;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work that a vendor does for us. A vendor's people see only what is assigned to them, so
 * a vendor has no queue to look into: where nobody is named the desk chooses one of its
 * people who have room: who are online first, and among them who got work longest ago.
 */
@Service
public class VendorActions {

	private final Tickets tickets;

	private final SeenTickets seen;

	private final TicketProcesses processes;

	private final TicketAccess access;

	private final Staff staff;

	private final Rosters rosters;

	private final Room room;

	private final Clock clock;

	VendorActions(Tickets tickets, SeenTickets seen, TicketProcesses processes, TicketAccess access, Staff staff,
			Rosters rosters, Room room, Clock clock) {
		this.tickets = tickets;
		this.seen = seen;
		this.processes = processes;
		this.access = access;
		this.staff = staff;
		this.rosters = rosters;
		this.room = room;
		this.clock = clock;
	}

	/** Gives the ticket to a vendor's agent; it stays with its team. */
	@Transactional
	public TicketSnapshot hand(String number, ToVendor to, Integer version, Viewer viewer) {
		TicketSnapshot ticket = this.access.openForWork(number, version, viewer);
		if (viewer.role() == Role.VENDOR_AGENT) {
			throw new NotAllowedException("Only our own people hand work to a vendor");
		}
		if (vendorOf(ticket).filter(to.vendor()::equals).isPresent()) {
			throw new StageNotAllowedException("The ticket is with this vendor already");
		}
		Agent agent = choose(ticket, to);
		this.room.require(ticket, agent.login(), Actor.of(viewer));
		this.processes.correlate(ProcessKeys.VENDOR_ASKED, number,
				Inputs.by(Actor.of(viewer))
					.with("vendor", to.vendor())
					.with("assignee", agent.login())
					.with("reason", to.reason())
					.with("note", to.note()));
		return this.tickets.get(number);
	}

	/**
	 * The vendor's agent gives the ticket back, or we take it: to the one who handed it
	 * over, where they are at work, else into the queue of its team.
	 */
	@Transactional
	public TicketSnapshot takeBack(String number, String note, Integer version, Viewer viewer) {
		TicketSnapshot ticket = this.access.openForWork(number, version, viewer);
		String vendor = vendorOf(ticket)
			.orElseThrow(() -> new StageNotAllowedException("The ticket is not with a vendor"));
		this.processes.correlateFirst(List.of(ProcessKeys.RETURN_ASKED, ProcessKeys.TRANSFER_ASKED), number,
				Inputs.by(Actor.of(viewer))
					.with("team", ticket.team())
					.with("vendor", vendor)
					.with("assignee", owner(ticket, viewer).orElse(null))
					.with("reason", (viewer.role() == Role.VENDOR_AGENT) ? "given back by the vendor" : "taken back")
					.with("note", note));
		return this.tickets.get(number);
	}

	private Agent choose(TicketSnapshot ticket, ToVendor to) {
		List<Agent> people = this.staff.ofVendor(to.vendor());
		if (people.isEmpty()) {
			throw new FieldErrorsException("vendor", "is not a vendor who has anybody here");
		}
		if (to.assignee() != null) {
			return people.stream()
				.filter((agent) -> agent.login().equals(to.assignee()))
				.findFirst()
				.orElseThrow(() -> new FieldErrorsException("assignee", "is not an agent of this vendor"));
		}
		List<Agent> free = people.stream().filter((agent) -> this.room.isFor(ticket, agent.login())).toList();
		return free.stream()
			.filter((agent) -> agent.presence() == Presence.ONLINE && isAtWork(agent))
			.findFirst()
			.orElseGet(() -> free.isEmpty() ? people.get(0) : free.get(0));
	}

	/** Who gave it away last, if they can go on with it. */
	private Optional<String> owner(TicketSnapshot ticket, Viewer viewer) {
		return this.seen.moves(ticket.number(), viewer)
			.stream()
			.filter((move) -> move.kind() == MoveKind.VENDOR)
			.reduce((one, later) -> later)
			.map(Move::fromAgent)
			.flatMap(this.staff::agent)
			.filter((agent) -> agent.active() && agent.vendor() == null && isAtWork(agent)
					&& (agent.teams().isEmpty() || agent.teams().contains(Objects.toString(ticket.team()))))
			.map(Agent::login)
			.filter((login) -> this.room.isFor(ticket, login));
	}

	private boolean isAtWork(Agent agent) {
		return this.rosters.isOnShift(agent.login(), this.clock.instant());
	}

	/** Whose people have the ticket now. */
	public Optional<String> vendorOf(TicketSnapshot ticket) {
		return Optional.ofNullable(ticket.assignee()).flatMap(this.staff::agent).map(Agent::vendor);
	}

	/**
	 * Which vendor shall do it, and why.
	 *
	 * @param assignee one of its people, or {@code null}
	 */
	public record ToVendor(String vendor, String assignee, String reason, String note) {
	}

}
