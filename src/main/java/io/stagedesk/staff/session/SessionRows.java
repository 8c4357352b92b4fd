package io.stagedesk.staff.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.stagedesk.api.Tokens;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.session.autoconfigure.SessionTimeout;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code browser_session}. A request reads one by its key; it writes only what it
 * changed, and that it was there once a minute at most.
 */
@Repository
class SessionRows implements SessionRepository<BrowserSession> {

	private static final Duration SELDOM = Duration.ofMinutes(1);

	private static final Logger log = LoggerFactory.getLogger(SessionRows.class);

	private final JdbcClient jdbc;

	private final Credentials credentials;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final Duration lives;

	/** What the request of this thread has written: it asks for it again as it ends. */
	private final ThreadLocal<AtomicReference<BrowserSession>> written = new ThreadLocal<>();

	SessionRows(JdbcClient jdbc, Credentials credentials, ApplicationEventPublisher events, Clock clock,
			SessionTimeout timeout) {
		this.jdbc = jdbc;
		this.credentials = credentials;
		this.events = events;
		this.clock = clock;
		this.lives = timeout.getTimeout();
	}

	@Override
	public BrowserSession createSession() {
		return BrowserSession.begin(now(), this.lives);
	}

	/** A session of somebody who does not work here any more is none. */
	@Override
	public BrowserSession findById(String id) {
		BrowserSession own = written().get();
		if (own != null && own.getId().equals(id)) {
			return own;
		}
		Optional<Row> found = this.jdbc.sql(
				"select login, csrf_token, wanted_page, begun_at, seen_at from browser_session where id = ? and seen_at > ?")
			.params(Tokens.hash(id), Timestamp.from(now().minus(this.lives)))
			.query(Row::of)
			.optional();
		if (found.isEmpty()) {
			return null;
		}
		Row row = found.get();
		Optional<Viewer> viewer = Optional.ofNullable(row.login()).flatMap(this.credentials::current);
		if (row.login() != null && viewer.isEmpty()) {
			deleteById(id);
			return null;
		}
		touch(id, row);
		return BrowserSession.stored(id, row.attributes(viewer), row.begun(), row.seen(), this.lives);
	}

	/** What goes wrong with this goes wrong without the request. */
	private void touch(String id, Row row) {
		Instant now = now();
		if (now.isBefore(row.seen().plus(SELDOM))) {
			return;
		}
		try {
			this.jdbc.sql("update browser_session set seen_at = ? where id = ? and seen_at < ?")
				.params(Timestamp.from(now), Tokens.hash(id), Timestamp.from(now.minus(SELDOM)))
				.update();
		}
		catch (DataAccessException ex) {
			log.warn("It was not kept that a session is in use: {}", ex.toString());
		}
	}

	/** A session that has ended meanwhile on another node stays ended. */
	@Override
	public void save(BrowserSession session) {
		if (session.isNew()) {
			insert(session);
		}
		else if (session.isChanged()) {
			update(session);
		}
		session.written();
		written().set(session);
	}

	/** What is written from here on needs not be read again, until the request ends. */
	void begin() {
		this.written.set(new AtomicReference<>());
	}

	void end() {
		this.written.remove();
	}

	/** Outside of a request nothing is remembered. */
	private AtomicReference<BrowserSession> written() {
		return Objects.requireNonNullElseGet(this.written.get(), AtomicReference::new);
	}

	private void insert(BrowserSession session) {
		this.jdbc.sql("""
				insert into browser_session (id, login, csrf_token, wanted_page, begun_at, seen_at)
				values (?, ?, ?, ?, ?, ?)""")
			.param(Tokens.hash(session.getId()))
			.param(session.text(Kept.LOGIN))
			.param(session.text(Kept.CSRF_TOKEN))
			.param(session.text(Kept.WANTED_PAGE))
			.param(Timestamp.from(session.getCreationTime()))
			.param(Timestamp.from(session.getLastAccessedTime()))
			.update();
	}

	private void update(BrowserSession session) {
		String before = Tokens.hash(session.storedId());
		List<Object> values = new ArrayList<>();
		StringBuilder sql = new StringBuilder("update browser_session set id = ?");
		values.add(Tokens.hash(session.getId()));
		session.changes().forEach((kept, text) -> {
			sql.append(", ").append(kept.column()).append(" = ?");
			values.add(text);
		});
		values.add(before);
		this.jdbc.sql(sql.append(" where id = ?").toString()).params(values).update();
		if (session.isRenamed()) {
			this.events.publishEvent(new SessionsEnded(Set.of(before)));
		}
	}

	@Override
	public void deleteById(String id) {
		written().set(null);
		String name = Tokens.hash(id);
		if (this.jdbc.sql("delete from browser_session where id = ?").param(name).update() > 0) {
			this.events.publishEvent(new SessionsEnded(Set.of(name)));
		}
	}

	/** Ends those that nobody has used for long. */
	@Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
	void forgetOld() {
		this.jdbc.sql("delete from browser_session where seen_at < ?")
			.param(Timestamp.from(now().minus(this.lives)))
			.update();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private record Row(String login, String csrfToken, String wantedPage, Instant begun, Instant seen) {

		static Row of(ResultSet row, int number) throws SQLException {
			return new Row(row.getString("login"), row.getString("csrf_token"), row.getString("wanted_page"),
					row.getTimestamp("begun_at").toInstant(), row.getTimestamp("seen_at").toInstant());
		}

		Map<Kept, Object> attributes(Optional<Viewer> viewer) {
			Map<Kept, Object> attributes = new EnumMap<>(Kept.class);
			viewer.ifPresent((one) -> attributes.put(Kept.LOGIN, LogIn.contextOf(one)));
			if (this.csrfToken != null) {
				attributes.put(Kept.CSRF_TOKEN, Kept.csrfToken(this.csrfToken));
			}
			if (this.wantedPage != null) {
				attributes.put(Kept.WANTED_PAGE, this.wantedPage);
			}
			return attributes;
		}

	}

}
