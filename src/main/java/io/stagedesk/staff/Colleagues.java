package io.stagedesk.staff;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A team's people as they are now, for those who give them work. */
@Service
public class Colleagues {

	private final JdbcClient jdbc;

	private final AgentRows rows;

	Colleagues(JdbcClient jdbc, AgentRows rows) {
		this.jdbc = jdbc;
		this.rows = rows;
	}

	/** Everybody of a team, by login. */
	@Transactional(readOnly = true)
	public List<Colleague> of(String team) {
		return this.rows.colleagues(
				"where a.login in (select t.login from agent_team t where t.team = ?) order by a.login", List.of(team));
	}

	/** Waits until nobody else gives work to this person, until this transaction ends. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Colleague> hold(String login) {
		return hold(login, "for update");
	}

	/** The same without waiting: empty where somebody else is at it. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Colleague> holdIfFree(String login) {
		return hold(login, "for update skip locked");
	}

	private Optional<Colleague> hold(String login, String lock) {
		return this.jdbc.sql("select login from agent where login = ? " + lock)
			.param(login)
			.query(String.class)
			.optional()
			.flatMap((held) -> this.rows.colleagues("where a.login = ?", List.of(held)).stream().findFirst());
	}

}
