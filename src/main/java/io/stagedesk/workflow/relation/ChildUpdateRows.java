package io.stagedesk.workflow.relation;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.VisibleTo;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of updates for children, and of what became of them. */
@Repository
class ChildUpdateRows {

	private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
	};

	private static final int REASON = 300;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ChildUpdateRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Keeps the update, with one waiting result for each open child the author sees. */
	long insert(long parent, NewChildUpdate update, Viewer author, Instant now) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into child_update (parent_id, author, fallback, resolves, texts, begun_at)
				values (?, ?, ?, ?, ?, ?)""")
			.params(parent, author.login(), update.fallback(), update.resolves(),
					this.json.writeValueAsString(update.texts()), Timestamp.from(now))
			.update(key, "id");
		long id = key.getKeyAs(Number.class).longValue();
		Map<String, Object> parameters = new HashMap<>(Map.of("update", id, "parent", parent));
		this.jdbc
			.sql("""
					insert into child_update_result (update_id, ticket_id, state, attempts)
					select cast(:update as bigint), t.id, 'WAITING', 0 from ticket_relation r join ticket t on t.id = r.other_id
					where r.ticket_id = :parent and r.kind = 'PARENT' and t.open = true"""
					+ VisibleTo.condition(author, parameters))
			.params(parameters)
			.update();
		return id;
	}

	/** Some that nobody has answered yet, those that wait longest first. */
	@Transactional(readOnly = true)
	public List<Errand> waiting(int most) {
		return this.jdbc.sql("""
				select w.update_id, w.ticket_id, u.author, u.fallback, u.resolves, u.texts from child_update_result w
				join child_update u on u.id = w.update_id where w.state = 'WAITING'
				order by w.update_id, w.ticket_id limit ?""")
			.param(most)
			.query((row, number) -> new Errand(row.getLong("update_id"), row.getLong("ticket_id"),
					row.getString("author"),
					new NewChildUpdate(this.json.readValue(row.getString("texts"), TEXTS), row.getString("fallback"),
							row.getBoolean("resolves"))))
			.list();
	}

	/** Writes what became of it; false where somebody else was faster. */
	boolean end(Errand errand, ChildState state, String language, String reason, Instant now) {
		return this.jdbc.sql("""
				update child_update_result set state = ?, language = ?, reason = ?, answered_at = ?
				where update_id = ? and ticket_id = ? and state = 'WAITING'""")
			.params(state.name(), language, cut(reason), Timestamp.from(now), errand.update(), errand.ticket())
			.update() == 1;
	}

	/** Counts an attempt that broke. */
	int broke(Errand errand) {
		this.jdbc.sql("update child_update_result set attempts = attempts + 1 where update_id = ? and ticket_id = ?")
			.params(errand.update(), errand.ticket())
			.update();
		return this.jdbc.sql("select attempts from child_update_result where update_id = ? and ticket_id = ?")
			.params(errand.update(), errand.ticket())
			.query(Integer.class)
			.single();
	}

	/** Updates that have not ended, the oldest first. */
	@Transactional(readOnly = true)
	public List<Long> lasting(int most) {
		return this.jdbc.sql("select id from child_update where ended_at is null order by id limit ?")
			.param(most)
			.query(Long.class)
			.list();
	}

	/** Ends the update where nobody waits any more; once. */
	boolean endIfDone(long update, Instant now) {
		return this.jdbc.sql("""
				update child_update set ended_at = ? where id = ? and ended_at is null and not exists (select 1
				from child_update_result w where w.update_id = child_update.id and w.state = 'WAITING')""")
			.params(Timestamp.from(now), update)
			.update() == 1;
	}

	/** Number of the ticket whose children an update answers. */
	String parent(long update) {
		return this.jdbc.sql("select parent_id from child_update where id = ?")
			.param(update)
			.query((row, number) -> new TicketNumber(row.getLong(1)).toString())
			.single();
	}

	/** An update of this parent; the newest one where none is named. */
	Optional<ChildUpdate> find(long parent, Long id) {
		return this.jdbc.sql("""
				select id, author, resolves, begun_at, ended_at from child_update where parent_id = :parent
				and (id = :id or cast(:id as bigint) is null) order by id desc limit 1""")
			.param("parent", parent)
			.param("id", id, Types.BIGINT)
			.query((row, number) -> new ChildUpdate(row.getLong("id"), new TicketNumber(parent).toString(),
					row.getString("author"), row.getBoolean("resolves"), row.getTimestamp("begun_at").toInstant(),
					Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant).orElse(null),
					counts(row.getLong("id")), List.of()))
			.optional();
	}

	Map<ChildState, Integer> counts(long update) {
		Map<ChildState, Integer> counts = new EnumMap<>(ChildState.class);
		this.jdbc.sql("select state, count(*) as tickets from child_update_result where update_id = ? group by state")
			.param(update)
			.query((row) -> {
				counts.put(ChildState.valueOf(row.getString("state")), row.getInt("tickets"));
			});
		return counts;
	}

	/** What went wrong or was left out, then the others. */
	List<Kept> results(long update, int most) {
		return this.jdbc.sql("""
				select ticket_id, state, language, reason from child_update_result where update_id = ?
				order by case state when 'FAILED' then 0 when 'SKIPPED' then 1 when 'WAITING' then 3 else 2 end,
				ticket_id limit ?""")
			.params(update, most)
			.query((row, number) -> new Kept(row.getLong("ticket_id"),
					new ChildUpdate.Result(new TicketNumber(row.getLong("ticket_id")).toString(),
							ChildState.valueOf(row.getString("state")), row.getString("language"),
							row.getString("reason"))))
			.list();
	}

	private static String cut(String reason) {
		return (reason != null) ? reason.substring(0, Math.min(reason.length(), REASON)) : null;
	}

	/** One child that has to be answered. */
	record Errand(long update, long ticket, String author, NewChildUpdate words) {

		String number() {
			return new TicketNumber(this.ticket).toString();
		}

	}

	/** What is kept of one child, with its id. */
	record Kept(long ticket, ChildUpdate.Result result) {
	}

}
