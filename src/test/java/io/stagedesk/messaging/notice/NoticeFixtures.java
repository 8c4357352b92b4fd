package io.stagedesk.messaging.notice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.stagedesk.Fixtures;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People whom nobody has told anything yet, and notices to them. */
class NoticeFixtures {

	private final Fixtures fixtures;

	private final Staff staff;

	private final Notices notices;

	private final TransactionTemplate transactions;

	NoticeFixtures(Fixtures fixtures, Staff staff, Notices notices, PlatformTransactionManager transactions) {
		this.fixtures = fixtures;
		this.staff = staff;
		this.notices = notices;
		this.transactions = new TransactionTemplate(transactions);
	}

	/** Somebody of payments who speaks English. */
	Agent somebody() {
		return somebody(Set.of("en"), true);
	}

	Agent somebody(Set<String> languages, boolean withAddress) {
		String login = "n" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
		Agent agent = new Agent(login, "Nina Notice", withAddress ? login + "@stagedesk.example" : null, Role.AGENT,
				null, languages, Set.of("payments"), Presence.OFFLINE);
		this.staff.hire(agent, null);
		return agent;
	}

	TicketSnapshot tell(Agent agent, NoticeKind kind, Map<String, String> details) {
		TicketSnapshot ticket = this.fixtures.aTicket();
		tell(agent, ticket, kind, details);
		return ticket;
	}

	void tell(Agent agent, TicketSnapshot ticket, NoticeKind kind, Map<String, String> details) {
		this.transactions.executeWithoutResult(
				(status) -> this.notices.tell(List.of(agent.login(), agent.login()), kind, ticket, details));
	}

	/** A ticket that people of payments may not see. */
	TicketSnapshot aTicketOfAnotherTeam() {
		return this.fixtures.aTicket("technical", Priority.P1, Scenario.SHOW);
	}

}
