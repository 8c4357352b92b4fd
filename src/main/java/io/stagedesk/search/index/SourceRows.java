package io.stagedesk.search.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.api.Tokens;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the database what the index is made of. */
@Component
class SourceRows {

	/** So much of one message is found; the rest is attachments pasted as text. */
	private static final int LONGEST = 20_000;

	/** So much of all messages of one ticket, the newest first. */
	private static final int LONGEST_TALK = 200_000;

	private static final String TICKETS = """
			select t.id, t.version, t.subject, t.status, t.open, t.priority, t.channel, t.language, t.team, t.assignee,
			t.advising_team, t.tags, t.custom_fields, t.context, t.updated_at, t.requester_id from ticket t
			""";

	private static final TypeReference<List<String>> WORDS = new TypeReference<>() {
	};

	private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	SourceRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** By which this database is known; made where nobody has asked before. */
	String mark() {
		Optional<String> known = readMark();
		if (known.isEmpty()) {
			try {
				this.jdbc.sql("insert into search_source (id, mark) values (1, ?)").param(Tokens.random()).update();
			}
			catch (DuplicateKeyException ex) {
				return readMark().orElseThrow(() -> ex);
			}
		}
		return known.or(this::readMark).orElseThrow();
	}

	private Optional<String> readMark() {
		return this.jdbc.sql("select mark from search_source where id = 1").query(String.class).optional();
	}

	List<TicketText> tickets(Collection<Long> ids) {
		return ids.isEmpty() ? List.of()
				: complete(this.jdbc.sql(TICKETS + " where t.id in (:ids)").param("ids", ids).query(this::row).list());
	}

	/** The newest of those that were made before another one. */
	List<TicketText> ticketsBefore(long id, int most) {
		return complete(this.jdbc.sql(TICKETS + " where t.id < ? order by t.id desc limit ?")
			.params(id, most)
			.query(this::row)
			.list());
	}

	/** The ids and versions of the newest of those that were made before another one. */
	List<Known> knownBefore(long id, int most) {
		return this.jdbc.sql("select id, version from ticket where id < ? order by id desc limit ?")
			.params(id, most)
			.query(Known.class)
			.list();
	}

	/** The facts of requesters, by id. */
	List<PersonText> peopleAfter(long id, int most) {
		return people(this.jdbc.sql("select id from requester where id > ? order by id limit ?")
			.params(id, most)
			.query(Long.class)
			.list()).values().stream().toList();
	}

	/** The newest of a requester; more than these are one machine's. */
	List<Long> ticketsOf(long person) {
		return this.jdbc.sql("select id from ticket where requester_id = ? order by id desc limit 2000")
			.param(person)
			.query(Long.class)
			.list();
	}

	/** The lowest and the highest id of tickets, 0 where there are none. */
	long edge(String which) {
		return this.jdbc.sql("select %s(id) from ticket".formatted(which)).query(Long.class).optional().orElse(0L);
	}

	Map<Long, PersonText> people(Collection<Long> ids) {
		if (ids.isEmpty()) {
			return Map.of();
		}
		Map<Long, List<String>> identities = new HashMap<>();
		this.jdbc.sql(
				"select requester_id, identifier from requester_identity where requester_id in (:ids) order by identifier")
			.param("ids", ids)
			.query((row) -> {
				identities.computeIfAbsent(row.getLong(1), (id) -> new ArrayList<>()).add(row.getString(2));
			});
		Map<Long, PersonText> people = new LinkedHashMap<>();
		this.jdbc.sql("select id, external_id, name, email from requester where id in (:ids) order by id")
			.param("ids", ids)
			.query((row) -> {
				long id = row.getLong("id");
				List<String> known = Stream
					.concat(Stream.of(row.getString("external_id"), row.getString("email")).filter(Objects::nonNull),
							identities.getOrDefault(id, List.of()).stream())
					.distinct()
					.toList();
				people.put(id, new PersonText(id, Objects.requireNonNullElse(row.getString("name"), ""), known));
			});
		return people;
	}

	private List<TicketText> complete(List<Row> rows) {
		if (rows.isEmpty()) {
			return List.of();
		}
		Map<Long, PersonText> people = people(rows.stream().map(Row::requester).distinct().toList());
		Map<Long, Talk> talks = talks(rows.stream().map((row) -> row.ticket().id()).toList());
		return rows.stream().filter((row) -> people.containsKey(row.requester())).map((row) -> {
			Talk talk = talks.get(row.ticket().id());
			return row.ticket().with(people.get(row.requester()), talk.said, talk.notes);
		}).toList();
	}

	private Map<Long, Talk> talks(List<Long> tickets) {
		Map<Long, Talk> talks = new HashMap<>();
		tickets.forEach((id) -> talks.put(id, new Talk()));
		this.jdbc
			.sql("select ticket_id, visibility, left(body, %d) from message where ticket_id in (:ids) order by id desc"
				.formatted(LONGEST))
			.param("ids", tickets)
			.query((row) -> {
				talks.get(row.getLong(1)).add(row.getString(2).equals("PUBLIC"), row.getString(3));
			});
		return talks;
	}

	private Row row(ResultSet row, int number) throws SQLException {
		TicketText ticket = new TicketText(row.getLong("id"), row.getInt("version"), row.getString("subject"),
				row.getString("status"), row.getBoolean("open"), orEmpty(row.getString("priority")),
				row.getString("channel"), row.getString("language"), orEmpty(row.getString("team")),
				orEmpty(row.getString("assignee")), orEmpty(row.getString("advising_team")),
				this.json.readValue(row.getString("tags"), WORDS), facts(row.getString("custom_fields")),
				facts(row.getString("context")), row.getTimestamp("updated_at").toInstant(),
				new PersonText(row.getLong("requester_id"), "", List.of()), List.of(), List.of());
		return new Row(ticket, row.getLong("requester_id"));
	}

	private List<String> facts(String text) {
		return text.equals("{}") ? List.of()
				: this.json.readValue(text, FIELDS)
					.values()
					.stream()
					.filter(Objects::nonNull)
					.map(Object::toString)
					.toList();
	}

	private static String orEmpty(String text) {
		return (text != null) ? text : "";
	}

	/** The id and the version of a ticket. */
	record Known(long id, long version) {
	}

	private record Row(TicketText ticket, long requester) {
	}

	/** What was said on one ticket. */
	private static final class Talk {

		final List<String> said = new ArrayList<>();

		final List<String> notes = new ArrayList<>();

		private int length;

		void add(boolean isPublic, String text) {
			if (this.length < LONGEST_TALK) {
				this.length += text.length();
				(isPublic ? this.said : this.notes).add(text);
			}
		}

	}

}
