package io.stagedesk.messaging.incoming;

import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Scenario;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a mailbox says about the mails that come by it. */
@Component
class MailboxFacts {

	private final JdbcClient jdbc;

	private final Staff staff;

	MailboxFacts(JdbcClient jdbc, Staff staff) {
		this.jdbc = jdbc;
		this.staff = staff;
	}

	/** One that is gone says nothing, and a team that is not there is not said. */
	@Transactional(readOnly = true)
	public Facts of(String mailbox) {
		return this.jdbc.sql("select address, team, language, scenario from mailbox where id = ?")
			.param(mailbox)
			.query((row, number) -> new Facts(row.getString("address"), said(row.getString("team")),
					said(row.getString("language")), scenario(row.getString("scenario"))))
			.optional()
			.map(this::withoutMissingTeam)
			.orElse(new Facts("", null, null, null));
	}

	private Facts withoutMissingTeam(Facts facts) {
		boolean missing = facts.team() != null && !this.staff.isTeam(facts.team());
		return missing ? new Facts(facts.address(), null, facts.language(), facts.scenario()) : facts;
	}

	private static String said(String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

	private static Scenario scenario(String name) {
		return (said(name) == null) ? null : Scenario.valueOf(name);
	}

	/** Defaults; what it does not say is {@code null}. */
	record Facts(String address, String team, String language, Scenario scenario) {
	}

}
