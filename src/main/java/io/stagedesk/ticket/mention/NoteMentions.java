package io.stagedesk.ticket.mention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.MessageAdded;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps whom notes name, until they have looked. Who may not see the ticket is not told,
 * and does not learn later that somebody meant them.
 */
@Service
public class NoteMentions {

	private static final Duration LOOKED_AT = Duration.ofDays(1);

	private static final int MOST_TICKETS = 200;

	private static final String SELECT = "select id, ticket_id, message_id, author, at, done_at from mention";

	private final JdbcClient jdbc;

	private final Tickets tickets;

	private final Addressees addressees;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	NoteMentions(JdbcClient jdbc, Tickets tickets, Addressees addressees, ApplicationEventPublisher events,
			Clock clock) {
		this.jdbc = jdbc;
		this.tickets = tickets;
		this.addressees = addressees;
		this.events = events;
		this.clock = clock;
	}

	@EventListener
	void onMessage(MessageAdded news) {
		Message note = news.message();
		if (note.visibility() != Visibility.INTERNAL || !isPerson(note.senderType())) {
			return;
		}
		List<Addressee> told = this.addressees.in(note.body(), news.ticket(), note.sender())
			.stream()
			.filter(Addressee::told)
			.toList();
		if (!told.isEmpty()) {
			told.forEach((one) -> insert(one, news));
			this.events
				.publishEvent(new PeopleMentioned(news.ticket(), note, told.stream().map(Addressee::login).toList()));
		}
	}

	/** Tickets on which somebody was named and has not looked since, the latest first. */
	@Transactional(readOnly = true)
	public List<Long> openTickets(String login) {
		return this.jdbc.sql("""
				select ticket_id from mention where login = ? and done_at is null
				group by ticket_id order by max(id) desc limit %d""".formatted(MOST_TICKETS))
			.param(login)
			.query(Long.class)
			.list();
	}

	/**
	 * Those and the ones that were looked at within a day: who has looked may not have
	 * answered.
	 */
	@Transactional(readOnly = true)
	Set<Long> recentTickets(String login) {
		return this.jdbc.sql("""
				select ticket_id from mention where login = ? and (done_at is null or done_at > ?)
				group by ticket_id order by max(id) desc limit %d""".formatted(MOST_TICKETS))
			.params(login, Timestamp.from(this.clock.instant().minus(LOOKED_AT)))
			.query(Long.class)
			.set();
	}

	/** The newest first. */
	@Transactional(readOnly = true)
	public Slice<Mention> of(Viewer viewer, boolean openOnly, int limit, Optional<Cursor> cursor) {
		List<Mention> found = this.jdbc
			.sql(SELECT + " where login = ? and id < ?%s order by id desc limit ?"
				.formatted(openOnly ? " and done_at is null" : ""))
			.params(viewer.login(), cursor.map(Cursor::id).orElse(Long.MAX_VALUE), limit + 1)
			.query(NoteMentions::read)
			.list();
		Slice<Mention> page = Slice.of(found, limit, (last) -> new Cursor(last.at(), last.id()).toString());
		Map<Long, String> subjects = this.tickets
			.visible(page.items().stream().map(Mention::ticketId).collect(Collectors.toSet()), viewer)
			.stream()
			.collect(Collectors.toMap(TicketSnapshot::id, TicketSnapshot::subject));
		return page.map((one) -> one.about(subjects.get(one.ticketId())));
	}

	/** Names in the notes of a ticket that mean somebody, by the id of the message. */
	@Transactional(readOnly = true)
	public Map<Long, Set<String>> words(long ticketId) {
		return this.jdbc.sql("select distinct message_id, word from mention where ticket_id = ?")
			.param(ticketId)
			.query((row, number) -> Map.entry(row.getLong("message_id"), row.getString("word")))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
	}

	/** Somebody has looked at the ticket, or says that it is done. */
	@Transactional
	public void done(Viewer viewer, long ticketId) {
		this.jdbc.sql("update mention set done_at = ? where login = ? and ticket_id = ? and done_at is null")
			.params(Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS)), viewer.login(), ticketId)
			.update();
	}

	private void insert(Addressee addressee, MessageAdded news) {
		this.jdbc.sql("insert into mention (ticket_id, message_id, login, word, author, at) values (?, ?, ?, ?, ?, ?)")
			.params(news.ticket().id(), news.message().id(), addressee.login(), addressee.word(),
					news.message().sender(), Timestamp.from(news.message().createdAt()))
			.update();
	}

	private static boolean isPerson(SenderType sender) {
		return sender == SenderType.AGENT || sender == SenderType.VENDOR;
	}

	private static Mention read(ResultSet row, int number) throws SQLException {
		Timestamp done = row.getTimestamp("done_at");
		return new Mention(row.getLong("id"), row.getLong("ticket_id"), null, row.getLong("message_id"),
				row.getString("author"), row.getTimestamp("at").toInstant(), (done != null) ? done.toInstant() : null);
	}

}
