package io.stagedesk.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.stagedesk.api.Tokens;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What proves who somebody is: passwords (hashed slowly), bearer tokens (hashed fast:
 * they are random, and every request checks one) and one-time links. What is known once
 * is believed for a few seconds without asking the database; so long may a removed token
 * live on, or the session of somebody who left.
 */
@Service
public class Credentials {

	private static final Duration BELIEVED = Duration.ofSeconds(5);

	/** How long a link to choose a password counts. */
	public static final Duration LINK_LIVES = Duration.ofHours(72);

	private static final int MOST = 10_000;

	private final Map<String, Known> known = new ConcurrentHashMap<>();

	private final JdbcClient jdbc;

	private final Staff staff;

	private final Clock clock;

	Credentials(JdbcClient jdbc, Staff staff, Clock clock) {
		this.jdbc = jdbc;
		this.staff = staff;
		this.clock = clock;
	}

	/** Who holds this bearer token, if they work here. */
	public Optional<Viewer> bearer(String token) {
		String hash = Tokens.hash(token);
		return believed("t" + hash,
				() -> this.jdbc.sql("select login from api_token where hash = ?")
					.param(hash)
					.query(String.class)
					.optional()
					.flatMap(this.staff::agent));
	}

	/** Somebody who has logged in, with the rights of now, if they still work here. */
	public Optional<Viewer> current(String login) {
		return believed("l" + login, () -> this.staff.agent(login));
	}

	private Optional<Viewer> believed(String key, Supplier<Optional<Agent>> read) {
		Known held = this.known.get(key);
		long now = System.nanoTime();
		if (held != null && now - held.since() < BELIEVED.toNanos()) {
			return Optional.of(held.viewer());
		}
		Optional<Viewer> viewer = read.get().filter(Agent::active).map(Agent::asViewer);
		if (this.known.size() > MOST) {
			this.known.clear();
		}
		viewer.ifPresentOrElse((one) -> this.known.put(key, new Known(one, now)), () -> this.known.remove(key));
		return viewer;
	}

	/** On this node, a change counts at once. */
	@TransactionalEventListener(fallbackExecution = true)
	void onChange(StaffChanged news) {
		this.known.clear();
	}

	/** The stored hash of a password, absent for those who cannot log in by form. */
	public Optional<String> passwordHash(String login) {
		return this.jdbc.sql("select password_hash from agent where login = ? and password_hash is not null")
			.param(login)
			.query(String.class)
			.optional();
	}

	@Transactional
	public void issue(String login, String token) {
		this.jdbc.sql("insert into api_token (hash, login, created_at) values (?, ?, ?)")
			.params(Tokens.hash(token), login, now())
			.update();
	}

	/** Makes a new set-up link when nobody works here yet; an older link ends. */
	@Transactional
	public Optional<String> newSetupToken() {
		if (!this.staff.everybody().isEmpty()) {
			return Optional.empty();
		}
		String token = Tokens.random();
		this.jdbc.sql("delete from setup_link").update();
		this.jdbc.sql("insert into setup_link (hash, created_at) values (?, ?)")
			.params(Tokens.hash(token), now())
			.update();
		return Optional.of(token);
	}

	public boolean isSetupToken(String token) {
		return this.jdbc.sql("select count(*) from setup_link where hash = ?")
			.param(Tokens.hash(token))
			.query(Integer.class)
			.single() == 1;
	}

	/** Uses the set-up link up: the first administrator begins. */
	@Transactional
	public boolean setUp(String token, Agent administrator, String passwordHash) {
		if (this.jdbc.sql("delete from setup_link where hash = ?").param(Tokens.hash(token)).update() == 0) {
			return false;
		}
		this.staff.hire(administrator, passwordHash);
		return true;
	}

	/** Makes a link by which somebody chooses a password, once; an older link ends. */
	@Transactional
	public String newPasswordLink(String login) {
		String token = Tokens.random();
		this.jdbc.sql("delete from password_link where login = ?").param(login).update();
		this.jdbc.sql("insert into password_link (login, hash, expires_at) values (?, ?, ?)")
			.params(login, Tokens.hash(token), Timestamp.from(this.clock.instant().plus(LINK_LIVES)))
			.update();
		return token;
	}

	/** Whose password this link is for, if it still counts. */
	@Transactional(readOnly = true)
	public Optional<Agent> linked(String token) {
		return this.jdbc.sql("select login from password_link where hash = ? and expires_at > ?")
			.params(Tokens.hash(token), now())
			.query(String.class)
			.optional()
			.flatMap(this.staff::agent)
			.filter(Agent::active);
	}

	/** Uses such a link up. */
	@Transactional
	public Optional<Agent> choosePassword(String token, String passwordHash) {
		Optional<Agent> agent = linked(token);
		boolean first = agent.isPresent()
				&& this.jdbc.sql("delete from password_link where hash = ?").param(Tokens.hash(token)).update() == 1;
		if (!first) {
			return Optional.empty();
		}
		this.jdbc.sql("update agent set password_hash = ? where login = ?")
			.params(passwordHash, agent.get().login())
			.update();
		return agent;
	}

	private Timestamp now() {
		Instant instant = this.clock.instant();
		return Timestamp.from(instant);
	}

	private record Known(Viewer viewer, long since) {
	}

}
