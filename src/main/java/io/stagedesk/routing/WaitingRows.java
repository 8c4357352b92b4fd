package io.stagedesk.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code waiting_ticket}, in their order: VIP, complaints, the promise that is
 * due next, age.
 */
@Repository
class WaitingRows {

	private static final String COLUMNS = "ticket_id, team, urgency, due_at, since, need, relaxes_at";

	private static final String FREE = "status = 'NEW' and assignee is null and offered_to is null";

	/**
	 * Jumps from need to need instead of reading all that wait: there are a few needs,
	 * and in a bad hour tens of thousands of tickets.
	 */
	private static final String GROUPS = """
			with recursive needs (need) as (
			select (select need from waiting_ticket where team = :team order by team, need limit 1)
			union all
			select (select w.need from waiting_ticket w where w.team = :team and w.need > needs.need
			order by w.team, w.need limit 1) from needs where needs.need is not null)
			select need,
			exists (select 1 from waiting_ticket w where w.team = :team and w.need = needs.need
			and w.relaxes_at <= :now and %s) as relaxed,
			exists (select 1 from waiting_ticket w where w.team = :team and w.need = needs.need
			and w.relaxes_at > :now and %s) as strict
			from needs where need is not null""";

	private static final String BEFORE = "(w.urgency, w.due_at, w.ticket_id) < (:urgency, :due, :ticket)";

	/** The sum keeps a database from reading all that come before for the few young. */
	private static final String YOUNG_BEFORE = "(w.urgency + 0, w.due_at, w.ticket_id) < (:urgency, :due, :ticket)";

	private final JdbcClient jdbc;

	WaitingRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void put(Waiting ticket) {
		remove(ticket.ticketId());
		this.jdbc.sql("insert into waiting_ticket (" + COLUMNS + ", rests_until) values (?, ?, ?, ?, ?, ?, ?, ?)")
			.params(ticket.ticketId(), ticket.team(), ticket.urgency(), at(ticket.dueAt()), at(ticket.since()),
					ticket.need(), at(ticket.relaxesAt()), at(ticket.since()))
			.update();
	}

	void remove(long ticket) {
		this.jdbc.sql("delete from waiting_ticket where ticket_id = ?").param(ticket).update();
	}

	void dueMoved(long ticket, Instant dueAt) {
		this.jdbc.sql("update waiting_ticket set due_at = ? where ticket_id = ?").params(at(dueAt), ticket).update();
	}

	/** Not looked at before that instant, unless something happens in the team. */
	void rest(long ticket, Instant until) {
		this.jdbc.sql("update waiting_ticket set rests_until = ? where ticket_id = ?")
			.params(at(until), ticket)
			.update();
	}

	void wake(String team, Instant now) {
		this.jdbc.sql("update waiting_ticket set rests_until = since where team = ? and rests_until > ?")
			.params(team, at(now))
			.update();
	}

	/** Teams of which a ticket waits that does not rest. */
	Set<String> teams(Instant now) {
		return this.jdbc.sql("""
				select t.id from team t where exists
				(select 1 from waiting_ticket w where w.team = t.id and w.rests_until <= ?)""")
			.param(at(now))
			.query(String.class)
			.set();
	}

	/** What different kinds of tickets of the team need. */
	Set<Group> groups(String team, Instant now) {
		return groups(this.jdbc.sql(GROUPS.formatted("w.rests_until <= :now", "w.rests_until <= :now"))
			.param("team", team)
			.param("now", at(now)));
	}

	/** What those tickets need that come before this one. */
	Set<Group> groupsBefore(Waiting ticket, Instant now) {
		return groups(this.jdbc.sql(GROUPS.formatted(BEFORE, YOUNG_BEFORE))
			.param("team", ticket.team())
			.param("now", at(now))
			.param("urgency", ticket.urgency())
			.param("due", at(ticket.dueAt()))
			.param("ticket", ticket.ticketId()));
	}

	private static Set<Group> groups(JdbcClient.StatementSpec statement) {
		Set<Group> groups = new HashSet<>();
		statement.query((row) -> {
			String need = row.getString("need");
			if (row.getBoolean("relaxed")) {
				groups.add(new Group(need, true));
			}
			if (row.getBoolean("strict")) {
				groups.add(new Group(need, false));
			}
		});
		return groups;
	}

	/** The first ones of these kinds. */
	List<Waiting> next(String team, Collection<Group> groups, Instant now, int most) {
		List<String> any = Stream
			.concat(Stream.of(""), groups.stream().filter((one) -> !one.relaxed()).map(Group::need))
			.toList();
		List<String> relaxed = Stream.concat(Stream.of(""), groups.stream().filter(Group::relaxed).map(Group::need))
			.toList();
		return this.jdbc.sql("select " + COLUMNS + """
				 from waiting_ticket where team = :team and rests_until <= :now
				and (relaxes_at > :now and need in (:any) or relaxes_at <= :now and need in (:relaxed))
				order by team, urgency, due_at, ticket_id limit :most""")
			.param("team", team)
			.param("now", at(now))
			.param("any", any)
			.param("relaxed", relaxed)
			.param("most", most)
			.query(WaitingRows::read)
			.list();
	}

	/** Those of them whose tickets nobody else works on at this moment; they are held. */
	List<Waiting> hold(List<Waiting> tickets) {
		if (tickets.isEmpty()) {
			return tickets;
		}
		Set<Long> free = this.jdbc
			.sql("select id from ticket where id in (:ids) and " + FREE + " order by id for update skip locked")
			.param("ids", ids(tickets))
			.query(Long.class)
			.set();
		return tickets.stream().filter((one) -> free.contains(one.ticketId())).toList();
	}

	/** Forgets those that wait no more. */
	int forget(List<Waiting> tickets) {
		return this.jdbc
			.sql("delete from waiting_ticket where ticket_id in (:ids) and ticket_id not in "
					+ "(select id from ticket where id in (:ids) and " + FREE + ")")
			.param("ids", ids(tickets))
			.update();
	}

	private static List<Long> ids(List<Waiting> tickets) {
		return tickets.stream().map(Waiting::ticketId).collect(Collectors.toList());
	}

	private static Waiting read(ResultSet row, int number) throws SQLException {
		return new Waiting(row.getLong("ticket_id"), row.getString("team"), row.getInt("urgency"),
				row.getTimestamp("due_at").toInstant(), row.getTimestamp("since").toInstant(), row.getString("need"),
				row.getTimestamp("relaxes_at").toInstant());
	}

	private static Timestamp at(Instant instant) {
		return Timestamp.from(instant);
	}

	/** Waiting tickets that need the same. */
	record Group(String need, boolean relaxed) {
	}

}
