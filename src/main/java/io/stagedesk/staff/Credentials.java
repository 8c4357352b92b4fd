package io.stagedesk.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.stagedesk.api.Tokens;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What proves who somebody is: passwords (hashed slowly), bearer tokens (hashed fast:
 * they are random, and every request checks one) and the one-time set-up link. A token
 * known once is believed for a few seconds without asking the database; so long may a
 * removed one live on.
 */
@Service
public class Credentials {

	private static final Duration BELIEVED = Duration.ofSeconds(5);

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

	/** Who holds this bearer token. */
	public Optional<Viewer> bearer(String token) {
		String hash = Tokens.hash(token);
		Known held = this.known.get(hash);
		long now = System.nanoTime();
		if (held != null && now - held.since() < BELIEVED.toNanos()) {
			return Optional.of(held.viewer());
		}
		Optional<Viewer> viewer = this.jdbc.sql("select login from api_token where hash = ?")
			.param(hash)
			.query(String.class)
			.optional()
			.flatMap(this.staff::agent)
			.map(Agent::asViewer);
		if (this.known.size() > MOST) {
			this.known.clear();
		}
		viewer.ifPresentOrElse((one) -> this.known.put(hash, new Known(one, now)), () -> this.known.remove(hash));
		return viewer;
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
		if (!this.staff.agents().isEmpty()) {
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

	private Timestamp now() {
		Instant instant = this.clock.instant();
		return Timestamp.from(instant);
	}

	private record Known(Viewer viewer, long since) {
	}

}
