package io.stagedesk.messaging.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.messaging.notice.wish.NoticeWish;
import io.stagedesk.messaging.notice.wish.NoticeWishes;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.preference.Preferences;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One mail for what gathered, instead of a flood. However many nodes try: who holds the
 * person's row of {@code digest} takes all that is unread, and puts one mail into the
 * outbox in the same transaction.
 */
@Service
class Digests {

	private final JdbcClient jdbc;

	private final Staff staff;

	private final DigestMails mails;

	private final DigestSettings settings;

	private final NoticeWishes wishes;

	private final Preferences preferences;

	private final Clock clock;

	Digests(JdbcClient jdbc, Staff staff, DigestMails mails, DigestSettings settings, NoticeWishes wishes,
			Preferences preferences, Clock clock) {
		this.wishes = wishes;
		this.preferences = preferences;
		this.jdbc = jdbc;
		this.staff = staff;
		this.mails = mails;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Logins of those whose first unread notice has waited long enough, and whose time it
	 * is.
	 */
	@Transactional(readOnly = true)
	List<String> due() {
		Instant now = now();
		Map<String, Instant> waiting = new LinkedHashMap<>();
		this.jdbc.sql("""
				select n.login, min(n.created_at) as since from notice n left join digest d on d.login = n.login
				where n.mailed_at is null and (d.written_at is null or d.written_at <= ?)
				group by n.login having min(n.created_at) <= ? order by n.login""")
			.params(Timestamp.from(now.minus(this.settings.pause())), Timestamp.from(now.minus(this.settings.gather())))
			.query((row, number) -> waiting.put(row.getString("login"), row.getTimestamp("since").toInstant()))
			.list();
		Map<String, NoticeWish> wishes = this.wishes.of(waiting.keySet());
		return waiting.entrySet()
			.stream()
			.filter((one) -> wishes.get(one.getKey())
				.isMailedNow(one.getValue(), now, this.preferences.of(one.getKey()).zoneOrUtc()))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Writes somebody's digest, if another node has not done so. What people without an
	 * address are told stays in the app.
	 */
	@Transactional
	void write(String login) {
		Timestamp now = Timestamp.from(now());
		if (!isTurn(login, now)) {
			return;
		}
		int taken = this.jdbc
			.sql("update notice set mailed_at = ? where login = ? and mailed_at is null and read_at is null")
			.params(now, login)
			.update();
		if (taken > 0) {
			this.jdbc.sql("update digest set written_at = ? where login = ?").params(now, login).update();
			this.staff.agent(login).filter(Digests::hasAddress).ifPresent((agent) -> this.mails.write(agent, now));
		}
	}

	/**
	 * Waits for another node that is at it. Two who make the person's first row meet on
	 * its key: one of the two transactions fails, and has lost nothing.
	 */
	private boolean isTurn(String login, Timestamp now) {
		Optional<Timestamp> last = this.jdbc.sql("select written_at from digest where login = ? for update")
			.param(login)
			.query(Timestamp.class)
			.optional();
		if (last.isEmpty()) {
			this.jdbc.sql("insert into digest (login, written_at) values (?, ?)").params(login, now).update();
			return true;
		}
		return !last.get().toInstant().isAfter(now.toInstant().minus(this.settings.pause()));
	}

	private static boolean hasAddress(Agent agent) {
		return agent.email() != null && !agent.email().isBlank();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
