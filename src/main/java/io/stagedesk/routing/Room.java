package io.stagedesk.routing;

import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Capacity;
import io.stagedesk.staff.Colleague;
import io.stagedesk.staff.Colleagues;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Capacity where people hand tickets around: nobody is given more than they have room
 * for, unless somebody who leads says so. Who takes more for themselves may; both stay in
 * the history.
 */
@Service
public class Room {

	private final Colleagues colleagues;

	private final Loads loads;

	private final Capacity capacity;

	private final Staff staff;

	private final Tickets tickets;

	private final RoutingSettings settings;

	Room(Colleagues colleagues, Loads loads, Capacity capacity, Staff staff, Tickets tickets,
			RoutingSettings settings) {
		this.colleagues = colleagues;
		this.loads = loads;
		this.capacity = capacity;
		this.staff = staff;
		this.tickets = tickets;
		this.settings = settings;
	}

	/**
	 * Somebody is about to get this ticket. An offer has its place kept already.
	 * @throws StageNotAllowedException where there is no room (409)
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void require(TicketSnapshot ticket, String login, Actor actor) {
		Optional<Want> want = want(ticket, login);
		if (want.filter(Want::isTooMuch).isEmpty()) {
			return;
		}
		boolean taken = login.equals(actor.name()) && !this.settings.limitsClaims();
		if (!taken && !leads(actor)) {
			throw new StageNotAllowedException("There is no room: %s, %s".formatted(login, want.get().text()));
		}
		this.tickets.note(ticket.number(), "OVER_CAPACITY", actor, want.get().facts(login));
	}

	/**
	 * Whether somebody could get this ticket; they are held until this transaction ends.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean isFor(TicketSnapshot ticket, String login) {
		return want(ticket, login).filter(Want::isTooMuch).isEmpty();
	}

	/** Empty where nothing is asked of their capacity. */
	private Optional<Want> want(TicketSnapshot ticket, String login) {
		boolean counted = login.equals(ticket.offeredTo()) || login.equals(ticket.assignee());
		if (counted || !this.settings.limitsHands()) {
			return Optional.empty();
		}
		return this.colleagues.hold(login)
			.map(Colleague::agent)
			.map((agent) -> new Want(this.loads.of(agent), this.capacity.weight(agent, ticket.channel().name()),
					agent.capacity()));
	}

	private boolean leads(Actor actor) {
		return this.staff.agent(actor.name())
			.map(Agent::role)
			.filter((role) -> role == Role.SUPERVISOR || role == Role.ADMIN)
			.isPresent();
	}

	/** What somebody has, what the ticket weighs for them, and how much they can have. */
	private record Want(int load, int weight, int capacity) {

		boolean isTooMuch() {
			return this.weight > 0 && this.load + this.weight > this.capacity;
		}

		String text() {
			return "%d + %d > %d".formatted(this.load, this.weight, this.capacity);
		}

		Map<String, String> facts(String login) {
			return Map.of("agent", login, "load", String.valueOf(this.load), "weight", String.valueOf(this.weight),
					"capacity", String.valueOf(this.capacity));
		}

	}

}
