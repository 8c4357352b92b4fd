package io.stagedesk.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.stagedesk.messaging.notice.NoticeKind;
import io.stagedesk.messaging.notice.Notices;
import io.stagedesk.sla.Escalation;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Component;

/**
 * Tells the people whose attention an escalation asks for: fills their notices, from
 * which a digest is mailed.
 */
@Component
public class AttentionNotices {

	private static final int LONGEST_REASON = 300;

	private final Notices notices;

	private final Staff staff;

	private final Tickets tickets;

	AttentionNotices(Notices notices, Staff staff, Tickets tickets) {
		this.notices = notices;
		this.staff = staff;
		this.tickets = tickets;
	}

	/** A promise is at risk or broken. */
	public void tell(Escalation escalation, PromiseClock clock) {
		tell(escalation, clock.isBreached() ? NoticeKind.PROMISE_BROKEN : NoticeKind.PROMISE_AT_RISK,
				Map.of("target", clock.target().name()));
	}

	/**
	 * Somebody or a rule asks for attention; where it is raised further, nobody has
	 * acknowledged.
	 */
	public void tell(Escalation escalation, Actor by) {
		tell(escalation, (escalation.level() > 1) ? NoticeKind.UNANSWERED : NoticeKind.ESCALATED,
				Map.of("by", by.name(), "reason", escalation.cause()));
	}

	/** The level below shall carry out the plan. */
	public void tellHandedBack(Escalation escalation, String plan, Actor by) {
		tell(escalation, NoticeKind.HANDED_BACK, Map.of("by", by.name(), "reason", shortened(plan)));
	}

	/** Who has the ticket now has its escalation, too. */
	void tellNewAssignee(Escalation escalation) {
		tell(escalation, NoticeKind.CAME_WITH_TICKET, Map.of("reason", escalation.cause()));
	}

	private void tell(Escalation escalation, NoticeKind kind, Map<String, String> why) {
		TicketSnapshot ticket = this.tickets.get(new TicketNumber(escalation.ticketId()).toString());
		Map<String, String> details = new HashMap<>(why);
		details.put("to", escalation.addressee().name());
		details.put("level", String.valueOf(escalation.level()));
		this.notices.tell(people(escalation, ticket), kind, ticket, details);
	}

	private static String shortened(String plan) {
		return (plan.length() <= LONGEST_REASON) ? plan : plan.substring(0, LONGEST_REASON - 1) + "…";
	}

	/**
	 * Leads are the supervisors of the ticket's team, managers all who supervise; they
	 * are asked, too, where nobody leads the team or the ticket has none.
	 */
	private List<String> people(Escalation escalation, TicketSnapshot ticket) {
		Predicate<Agent> supervises = (agent) -> agent.role() == Role.SUPERVISOR;
		return switch (escalation.addressee()) {
			case ASSIGNEE, VENDOR, PERSON -> List.of(escalation.person());
			case TEAM_LEAD -> Optional.of(logins(supervises.and((agent) -> leads(agent, ticket.team()))))
				.filter((leads) -> !leads.isEmpty())
				.orElseGet(() -> logins(supervises));
			case MANAGER -> logins(supervises.or((agent) -> agent.role() == Role.ADMIN));
		};
	}

	private static boolean leads(Agent agent, String team) {
		return team != null && agent.teams().contains(team);
	}

	private List<String> logins(Predicate<Agent> which) {
		return this.staff.agents().stream().filter(which).map(Agent::login).toList();
	}

}
