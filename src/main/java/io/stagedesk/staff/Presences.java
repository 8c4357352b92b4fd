package io.stagedesk.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is there, since when and why; every change is kept for reports. */
@Service
public class Presences {

	public static final int LONGEST_REASON = 100;

	private final JdbcClient jdbc;

	private final AgentRows rows;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Presences(JdbcClient jdbc, AgentRows rows, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.clock = clock;
		this.events = events;
	}

	/** Everybody's presence, by login. */
	@Transactional(readOnly = true)
	public Map<String, PresenceState> all() {
		return states("").stream().collect(Collectors.toMap(Row::login, Row::state));
	}

	/**
	 * @throws StaffNotFoundException where there is nobody of this name (404)
	 */
	@Transactional(readOnly = true)
	public PresenceState of(String login) {
		return states("where login = ?", login).stream()
			.findFirst()
			.map(Row::state)
			.orElseThrow(StaffNotFoundException::new);
	}

	/**
	 * Somebody comes, goes or turns busy by a person's will.
	 * @throws StaffConflictException for people who do not work here any more (409)
	 * @throws FieldErrorsException for a reason that is none (422)
	 */
	@Transactional
	public Agent change(String login, Presence presence, String reason) {
		boolean fits = reason.length() <= LONGEST_REASON && CleanText.Check.isClean(reason)
				&& reason.chars().noneMatch(Character::isISOControl);
		if (!fits) {
			throw new FieldErrorsException("reason",
					"must be one line of at most %d characters".formatted(LONGEST_REASON));
		}
		Agent agent = agent(login).orElseThrow(StaffNotFoundException::new);
		if (!agent.active() && presence != Presence.OFFLINE) {
			throw new StaffConflictException("This person does not work here any more");
		}
		put(login, presence, reason.strip());
		return tell(login);
	}

	/** Nobody has heard of an ONLINE or BUSY person's browser since that instant. */
	@Transactional
	public boolean awayByItself(String login, Instant silentSince) {
		boolean gone = this.jdbc.sql("""
				update agent set presence_before = presence, presence = 'AWAY', presence_since = ?
				where login = ? and presence in ('ONLINE', 'BUSY')
				and exists (select 1 from sign_of_life s where s.login = agent.login and s.seen_at < ?)""")
			.params(now(), login, Timestamp.from(silentSince))
			.update() == 1;
		if (gone) {
			keep(login, of(login));
			tell(login);
		}
		return gone;
	}

	/** Ends an AWAY that came by itself. */
	@Transactional
	public boolean backByItself(String login) {
		boolean back = this.jdbc.sql("""
				update agent set presence = presence_before, presence_before = null, presence_since = ?
				where login = ? and presence = 'AWAY' and presence_before is not null""")
			.params(now(), login)
			.update() == 1;
		if (back) {
			PresenceState state = of(login);
			keep(login, new PresenceState(state.presence(), state.since(), state.reason(), true));
			tell(login);
		}
		return back;
	}

	private void put(String login, Presence presence, String reason) {
		int changed = this.jdbc.sql("""
				update agent set presence = ?, presence_reason = ?, presence_before = null, presence_since = ?
				where login = ? and (presence <> ? or presence_reason <> ? or presence_before is not null)""")
			.params(presence.name(), reason, now(), login, presence.name(), reason)
			.update();
		if (changed > 0) {
			keep(login, of(login));
		}
	}

	private void keep(String login, PresenceState state) {
		this.jdbc.sql("insert into presence_change (login, at, presence, reason, automatic) values (?, ?, ?, ?, ?)")
			.params(login, now(), state.presence().name(), state.reason(), state.byItself())
			.update();
	}

	private Agent tell(String login) {
		Agent agent = agent(login).orElseThrow();
		this.events.publishEvent(new PresenceChanged(agent));
		return agent;
	}

	private Optional<Agent> agent(String login) {
		return this.rows.find("where a.login = ?", List.of(login)).stream().findFirst();
	}

	private List<Row> states(String clause, Object... parameters) {
		return this.jdbc
			.sql("select login, presence, presence_since, presence_reason, presence_before from agent " + clause)
			.params(parameters)
			.query((row, number) -> new Row(row.getString("login"), new PresenceState(
					Presence.valueOf(row.getString("presence")),
					Optional.ofNullable(row.getTimestamp("presence_since")).map(Timestamp::toInstant).orElse(null),
					row.getString("presence_reason"), row.getString("presence_before") != null)))
			.list();
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS));
	}

	private record Row(String login, PresenceState state) {
	}

}
