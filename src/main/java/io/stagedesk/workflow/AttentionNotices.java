package io.stagedesk.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.stagedesk.messaging.Notices;
import io.stagedesk.sla.Escalation;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Component;

/** Tells the people whose attention an escalation asks for. */
@Component
public class AttentionNotices {

	private final Notices notices;

	private final Staff staff;

	private final Tickets tickets;

	AttentionNotices(Notices notices, Staff staff, Tickets tickets) {
		this.notices = notices;
		this.staff = staff;
		this.tickets = tickets;
	}

	/** Fills their in-app notices, from which a digest is mailed. */
	public void tell(Escalation escalation) {
		TicketSnapshot ticket = this.tickets.get(new TicketNumber(escalation.ticketId()).toString());
		Map<String, String> details = new HashMap<>();
		details.put("cause", escalation.cause());
		details.put("to", escalation.addressee().name());
		details.put("level", String.valueOf(escalation.level()));
		this.notices.tell(people(escalation, ticket), "ESCALATED", ticket, details);
	}

	/** Leads are the supervisors of the ticket's team, managers all who supervise. */
	private List<String> people(Escalation escalation, TicketSnapshot ticket) {
		Predicate<Agent> supervises = (agent) -> agent.role() == Role.SUPERVISOR;
		return switch (escalation.addressee()) {
			case ASSIGNEE, VENDOR, PERSON -> List.of(escalation.person());
			case TEAM_LEAD -> Optional.of(logins(supervises.and((agent) -> agent.teams().contains(ticket.team()))))
				.filter((leads) -> !leads.isEmpty())
				.orElseGet(() -> logins(supervises));
			case MANAGER -> logins(supervises.or((agent) -> agent.role() == Role.ADMIN));
		};
	}

	private List<String> logins(Predicate<Agent> which) {
		return this.staff.agents().stream().filter(which).map(Agent::login).toList();
	}

}
