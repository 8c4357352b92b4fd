package io.stagedesk.messaging.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.notice.wish.NoticeChannel;
import io.stagedesk.messaging.notice.wish.NoticeWish;
import io.stagedesk.messaging.notice.wish.NoticeWishes;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.preference.Preferences;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.mention.NoteMentions;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people of the desk should know: shown in the app and by the browser, and mailed as
 * a digest while it is unread. Everybody sees only their own.
 */
@Service
public class Notices {

	/** More than these nobody counts. */
	public static final int MOST_COUNTED = 100;

	private static final int BATCH = 1000;

	private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {
	};

	private static final String SELECT = "select id, kind, ticket_id, details, created_at, read_at from notice";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Tickets tickets;

	private final SeenTickets seen;

	private final NoteMentions mentions;

	private final NoticeWishes wishes;

	private final Preferences preferences;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Notices(JdbcClient jdbc, JsonMapper json, Tickets tickets, SeenTickets seen, NoteMentions mentions,
			NoticeWishes wishes, Preferences preferences, ApplicationEventPublisher events, Clock clock) {
		this.mentions = mentions;
		this.wishes = wishes;
		this.preferences = preferences;
		this.events = events;
		this.seen = seen;
		this.jdbc = jdbc;
		this.json = json;
		this.tickets = tickets;
		this.clock = clock;
	}

	/**
	 * Tells each of them once, as they like it, in the transaction of the cause. Nobody
	 * is told what they did themselves.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void tell(Collection<String> logins, NoticeKind kind, TicketSnapshot ticket, Map<String, String> details) {
		Set<String> told = new LinkedHashSet<>(logins);
		told.remove(details.get("by"));
		Map<String, NoticeWish> likes = this.wishes.of(told);
		told.removeIf((login) -> likes.get(login).channels().get(kind).isEmpty());
		String text = this.json.writeValueAsString(details);
		told.forEach((login) -> insert(login, kind, ticket, text, likes.get(login)));
		if (!told.isEmpty()) {
			this.events.publishEvent(new NoticesChanged(told));
		}
	}

	private void insert(String login, NoticeKind kind, TicketSnapshot ticket, String details, NoticeWish wish) {
		Timestamp now = now();
		boolean byMail = wish.wantsMail(kind);
		Timestamp inBrowser = wish.inBrowser(kind, now.toInstant(), this.preferences.of(login).zoneOrUtc())
			.map(Timestamp::from)
			.orElse(null);
		this.jdbc.sql("""
				insert into notice (login, kind, ticket_id, details, created_at, in_app, by_mail, mailed_at, browser_at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(login, kind.name(), ticket.id(), details, now, wish.wants(kind, NoticeChannel.APP), byMail,
					byMail ? null : now, inBrowser)
			.update();
	}

	/** The newest first. */
	@Transactional(readOnly = true)
	public Slice<Notice> of(Viewer viewer, boolean unreadOnly, int limit, Optional<Cursor> cursor) {
		List<Notice> found = this.jdbc
			.sql(SELECT + " where login = ? and in_app and id < ?%s order by id desc limit ?"
				.formatted(unreadOnly ? " and read_at is null" : ""))
			.params(viewer.login(), cursor.map(Cursor::id).orElse(Long.MAX_VALUE), limit + 1)
			.query(this::read)
			.list();
		Slice<Notice> page = Slice.of(found, limit, (last) -> new Cursor(last.createdAt(), last.id()).toString());
		return new Slice<>(withSubjects(page.items(), viewer), page.next());
	}

	/** How many are unread; stops counting at {@link #MOST_COUNTED}. */
	@Transactional(readOnly = true)
	public int unread(Viewer viewer) {
		return this.jdbc
			.sql("""
					select count(*) from
					(select id from notice where login = ? and read_at is null and in_app limit %d) unread"""
				.formatted(MOST_COUNTED))
			.param(viewer.login())
			.query(Integer.class)
			.single();
	}

	/**
	 * Marks all as read up to this one; what came later was not seen yet, and stays
	 * unread.
	 */
	@Transactional
	public void readUpTo(Viewer viewer, long id) {
		read("id <= ?", viewer, id);
	}

	/** Who looks at a ticket needs no more to be told of it, nor to be called to it. */
	@Transactional
	public void readOf(Viewer viewer, long ticketId) {
		read("ticket_id = ?", viewer, ticketId);
		this.mentions.done(viewer, ticketId);
	}

	/** What was read before a digest took it is mailed by none. */
	private void read(String which, Viewer viewer, long id) {
		Timestamp now = now();
		int read = this.jdbc.sql(
				"update notice set read_at = ?, mailed_at = coalesce(mailed_at, ?) where login = ? and read_at is null and "
						+ which)
			.params(now, now, viewer.login(), id)
			.update();
		if (read > 0) {
			this.events.publishEvent(new NoticesChanged(Set.of(viewer.login())));
		}
	}

	/** What the browser may show since one instant until another, the newest first. */
	@Transactional(readOnly = true)
	public List<Notice> forBrowser(Viewer viewer, Instant after, Instant until, int most) {
		List<Notice> found = this.jdbc.sql(SELECT
				+ " where login = ? and browser_at > ? and browser_at <= ? and read_at is null order by id desc limit ?")
			.params(viewer.login(), Timestamp.from(after), Timestamp.from(until), most)
			.query(this::read)
			.list();
		return withSubjects(found, viewer);
	}

	/** When the browser may show the next one that waits. */
	@Transactional(readOnly = true)
	public Optional<Instant> nextForBrowser(Viewer viewer, Instant after) {
		return this.jdbc.sql(
				"select browser_at from notice where login = ? and browser_at > ? and read_at is null order by browser_at limit 1")
			.params(viewer.login(), Timestamp.from(after))
			.query(Timestamp.class)
			.optional()
			.map(Timestamp::toInstant);
	}

	/** What a digest took at this instant, the newest first. */
	List<Notice> mailedAt(Timestamp instant, Viewer viewer, int most) {
		List<Notice> found = this.jdbc
			.sql(SELECT + " where mailed_at = ? and login = ? and by_mail order by id desc limit ?")
			.params(instant, viewer.login(), most)
			.query(this::read)
			.list();
		return withSubjects(found, viewer);
	}

	/** Forgets old ones, a bounded number at a time. */
	@Transactional
	int forget(Duration read, Duration unread) {
		return this.jdbc.sql("""
				delete from notice where id in (select id from notice where created_at < ?
				and (read_at < ? or created_at < ?) order by created_at limit %d)""".formatted(BATCH))
			.params(ago(read), ago(read), ago(unread))
			.update();
	}

	private Timestamp ago(Duration time) {
		return Timestamp.from(this.clock.instant().minus(time));
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS));
	}

	/**
	 * Nobody learns the subject of a ticket that they may not see, nor what is hidden.
	 */
	private List<Notice> withSubjects(List<Notice> notices, Viewer viewer) {
		Set<Long> ids = notices.stream().map(Notice::ticketId).collect(Collectors.toSet());
		Map<Long, String> subjects = this.tickets.visible(ids, viewer)
			.stream()
			.collect(Collectors.toMap(TicketSnapshot::id, TicketSnapshot::subject));
		return notices.stream()
			.map((one) -> new Notice(one.id(), one.kind(), one.ticketId(), subjects.get(one.ticketId()),
					this.seen.words(one.ticketId(), one.details(), viewer), one.createdAt(), one.readAt()))
			.toList();
	}

	private Notice read(ResultSet row, int number) throws SQLException {
		Timestamp read = row.getTimestamp("read_at");
		return new Notice(row.getLong("id"), NoticeKind.valueOf(row.getString("kind")), row.getLong("ticket_id"), null,
				this.json.readValue(row.getString("details"), DETAILS), row.getTimestamp("created_at").toInstant(),
				(read != null) ? read.toInstant() : null);
	}

}
