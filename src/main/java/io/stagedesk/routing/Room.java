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
 * Capacity for those who take tickets or hand them over themselves: nobody gets more than
 * they have room for, unless somebody who leads says so; that stays in the history.
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
		boolean counted = login.equals(ticket.offeredTo()) || login.equals(ticket.assignee());
		if (counted || !this.settings.limitsHands()) {
			return;
		}
		Optional<Agent> agent = this.colleagues.hold(login).map(Colleague::agent);
		if (agent.isEmpty()) {
			return;
		}
		int load = this.loads.of(agent.get());
		int weight = this.capacity.weight(agent.get(), ticket.channel().name());
		int most = agent.get().capacity();
		if (weight == 0 || load + weight <= most) {
			return;
		}
		if (!leads(actor)) {
			throw new StageNotAllowedException(
					"There is no room: %s, %d + %d > %d".formatted(login, load, weight, most));
		}
		this.tickets.note(ticket.number(), "OVER_CAPACITY", actor, Map.of("agent", login, "load", String.valueOf(load),
				"weight", String.valueOf(weight), "capacity", String.valueOf(most)));
	}

	private boolean leads(Actor actor) {
		return this.staff.agent(actor.name())
			.map(Agent::role)
			.filter((role) -> role == Role.SUPERVISOR || role == Role.ADMIN)
			.isPresent();
	}

}
