package io.stagedesk.staff.presence;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Presences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * When browsers were last heard of. A person's sign is written once a minute at most;
 * between, it costs a look into memory.
 */
@Service
public class SignsOfLife {

	private static final Duration SELDOM = Duration.ofMinutes(1);

	private static final int MOST = 10_000;

	private static final Logger log = LoggerFactory.getLogger(SignsOfLife.class);

	private final Map<String, Instant> written = new ConcurrentHashMap<>();

	private final JdbcClient jdbc;

	private final Presences presences;

	private final TransactionOperations transaction;

	private final Clock clock;

	private final Duration awayAfter;

	SignsOfLife(JdbcClient jdbc, Presences presences, TransactionOperations transaction, Clock clock,
			PresenceSettings settings) {
		this.jdbc = jdbc;
		this.presences = presences;
		this.transaction = transaction;
		this.clock = clock;
		this.awayAfter = settings.awayAfter();
	}

	/**
	 * A browser of this person asks for something. Who was AWAY by itself is back; what
	 * goes wrong with that goes wrong without the request.
	 */
	public void show(String login) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Instant last = this.written.get(login);
		Duration pause = this.awayAfter.dividedBy(4);
		if (last != null && now.isBefore(last.plus((pause.compareTo(SELDOM) < 0) ? pause : SELDOM))
				&& !now.isBefore(last)) {
			return;
		}
		try {
			this.transaction.executeWithoutResult((status) -> write(login, now));
			if (this.written.size() > MOST) {
				this.written.clear();
			}
			this.written.put(login, now);
		}
		catch (RuntimeException ex) {
			if (!DatabaseFailures.isLostRace(ex)) {
				log.warn("A sign of life of {} was not kept: {}", login, ex.toString());
			}
		}
	}

	/** Nobody waits for this person's browser any more: log-out, or another way in. */
	public void forget(String login) {
		this.jdbc.sql("delete from sign_of_life where login = ?").param(login).update();
		this.written.remove(login);
	}

	/** A person logs out. */
	public void leave(String login) {
		this.transaction.executeWithoutResult((status) -> {
			forget(login);
			if (this.presences.of(login).presence() != Presence.OFFLINE) {
				this.presences.change(login, Presence.OFFLINE, "");
			}
		});
	}

	/** Makes those AWAY whose browser is silent; whichever node is first does it. */
	void sweep() {
		Instant since = this.clock.instant().minus(this.awayAfter).truncatedTo(ChronoUnit.MICROS);
		for (String login : silent(since)) {
			try {
				this.presences.awayByItself(login, since);
			}
			catch (RuntimeException ex) {
				if (!DatabaseFailures.isLostRace(ex)) {
					log.warn("{} is silent and could not be made AWAY", login, ex);
				}
			}
		}
	}

	private List<String> silent(Instant since) {
		return this.jdbc.sql("""
				select s.login from sign_of_life s join agent a on a.login = s.login
				where s.seen_at < ? and a.presence in ('ONLINE', 'BUSY') order by s.login""")
			.param(Timestamp.from(since))
			.query(String.class)
			.list();
	}

	private void write(String login, Instant now) {
		int known = this.jdbc.sql("update sign_of_life set seen_at = ? where login = ?")
			.params(Timestamp.from(now), login)
			.update();
		if (known == 0) {
			this.jdbc.sql("insert into sign_of_life (login, seen_at) values (?, ?)")
				.params(login, Timestamp.from(now))
				.update();
		}
		this.presences.backByItself(login);
	}

}
