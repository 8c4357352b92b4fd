package io.stagedesk.ticket.mention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Colleague;
import io.stagedesk.staff.Colleagues;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Audience;
import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom the names in a note mean, and who of them may know of the ticket. Of a team only
 * those are meant who may.
 */
@Service
public class Addressees {

	private static final int MOST_OF_A_TEAM = 50;

	private final Staff staff;

	private final Colleagues colleagues;

	Addressees(Staff staff, Colleagues colleagues) {
		this.staff = staff;
		this.colleagues = colleagues;
	}

	/** Each person once, without the author. */
	@Transactional(readOnly = true)
	public List<Addressee> in(String text, TicketSnapshot ticket, String author) {
		Map<String, Addressee> found = new LinkedHashMap<>();
		for (String name : Mentioned.names(text)) {
			meant(name, ticket).filter((one) -> !one.login().equals(author))
				.forEach((one) -> found.putIfAbsent(one.login(), one));
		}
		return new ArrayList<>(found.values());
	}

	private Stream<Addressee> meant(String name, TicketSnapshot ticket) {
		return this.staff.agent(name)
			.filter(Agent::active)
			.map((agent) -> Stream.of(new Addressee(agent.login(), name, sees(agent, ticket))))
			.orElseGet(() -> ofTeam(name, ticket));
	}

	private Stream<Addressee> ofTeam(String team, TicketSnapshot ticket) {
		return this.colleagues.of(team)
			.stream()
			.map(Colleague::agent)
			.filter((agent) -> agent.active() && sees(agent, ticket))
			.limit(MOST_OF_A_TEAM)
			.map((agent) -> new Addressee(agent.login(), team, true));
	}

	private static boolean sees(Agent agent, TicketSnapshot ticket) {
		return new Audience(ticket.team(), ticket.advisingTeam(), ticket.assignee()).includes(agent.asViewer());
	}

}
