package io.stagedesk.workflow.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.workflow.act.Step;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of jobs. */
@Repository
class BulkRows {

	private static final String SELECT = "select id, author, dry, step, state, created_at, ended_at from bulk_job";

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	private final JsonMapper json;

	private final Clock clock;

	BulkRows(JdbcClient jdbc, JdbcTemplate batch, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.batch = batch;
		this.json = json;
		this.clock = clock;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public long insert(String author, boolean dry, Step step, Collection<Long> tickets) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("insert into bulk_job (author, dry, step, state, created_at) values (?, ?, ?, 'RUNNING', ?)")
			.params(author, dry, this.json.writeValueAsString(step), now())
			.update(key, "id");
		long id = key.getKeyAs(Number.class).longValue();
		this.batch.batchUpdate("insert into bulk_item (job_id, ticket_id, state) values (?, ?, 'WAITING')",
				tickets.stream().map((ticket) -> new Object[] { id, ticket }).toList());
		return id;
	}

	@Transactional(readOnly = true)
	public Optional<BulkJob> find(long id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(this::read).optional();
	}

	/** Somebody's own before that one, the newest first. */
	@Transactional(readOnly = true)
	public List<BulkJob> of(String author, long before, int most) {
		return this.jdbc.sql(SELECT + " where author = ? and id < ? order by id desc limit ?")
			.params(author, before, most)
			.query(this::read)
			.list();
	}

	/** How many of somebody's own run. */
	@Transactional(readOnly = true)
	public int running(String author, int most) {
		return this.jdbc.sql("select id from bulk_job where author = ? and state = 'RUNNING' order by id limit ?")
			.params(author, most)
			.query(Long.class)
			.list()
			.size();
	}

	/** The next job that runs, after that one and round again. */
	@Transactional(readOnly = true)
	public Optional<BulkJob> next(long after) {
		return running(after).or(() -> running(0));
	}

	private Optional<BulkJob> running(long after) {
		return this.jdbc.sql(SELECT + " where state = 'RUNNING' and id > ? order by id limit 1")
			.param(after)
			.query(this::read)
			.optional();
	}

	/** The job ends where nothing of it waits any more. */
	@Transactional
	public void end(long job) {
		this.jdbc.sql("""
				update bulk_job set state = 'DONE', ended_at = ? where id = ? and state = 'RUNNING'
				and not exists (select 1 from bulk_item where job_id = ? and state = 'WAITING')""")
			.params(now(), job, job)
			.update();
	}

	/** What is not done yet never will be; false where the job had ended. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean cancel(long job) {
		this.jdbc.sql("update bulk_item set state = 'CANCELLED', ended_at = ? where job_id = ? and state = 'WAITING'")
			.params(now(), job)
			.update();
		return this.jdbc.sql("update bulk_job set state = 'CANCELLED', ended_at = ? where id = ? and state = 'RUNNING'")
			.params(now(), job)
			.update() == 1;
	}

	@Transactional(readOnly = true)
	public List<BulkItem> waiting(long job, int most) {
		return this.jdbc.sql("""
				select id, job_id, ticket_id, state, reason, ended_at from bulk_item
				where job_id = ? and state = 'WAITING' order by id limit ?""")
			.params(job, most)
			.query(BulkRows::item)
			.list();
	}

	/** A job's items after one, in their order. */
	@Transactional(readOnly = true)
	public List<BulkItem> items(long job, long after, int most) {
		return this.jdbc.sql("""
				select id, job_id, ticket_id, state, reason, ended_at from bulk_item
				where job_id = ? and id > ? order by id limit ?""")
			.params(job, after, most)
			.query(BulkRows::item)
			.list();
	}

	@Transactional(readOnly = true)
	public Progress progress(long job) {
		Map<ItemState, Integer> counts = new EnumMap<>(ItemState.class);
		this.jdbc.sql("select state, count(*) as items from bulk_item where job_id = ? group by state")
			.param(job)
			.query((row) -> {
				counts.put(ItemState.valueOf(row.getString("state")), row.getInt("items"));
			});
		return new Progress(counts);
	}

	/** Takes an item until this transaction ends; false where somebody else is at it. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean hold(long item) {
		return this.jdbc.sql("select id from bulk_item where id = ? and state = 'WAITING' for update skip locked")
			.param(item)
			.query(Long.class)
			.optional()
			.isPresent();
	}

	/** Says what became of an item; false where that is known already. */
	@Transactional
	public boolean end(long item, ItemState state, String reason) {
		return this.jdbc
			.sql("update bulk_item set state = ?, reason = ?, ended_at = ? where id = ? and state = 'WAITING'")
			.params(state.name(), reason, now(), item)
			.update() == 1;
	}

	/** Forgets the oldest jobs; how many there were. */
	@Transactional
	public int forget(Duration kept, int most) {
		List<Long> old = this.jdbc.sql("select id from bulk_job where created_at < ? order by created_at limit ?")
			.params(Timestamp.from(this.clock.instant().minus(kept)), most)
			.query(Long.class)
			.list();
		if (!old.isEmpty()) {
			this.jdbc.sql("delete from bulk_item where job_id in (:jobs)").param("jobs", old).update();
			this.jdbc.sql("delete from bulk_job where id in (:jobs)").param("jobs", old).update();
		}
		return old.size();
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS));
	}

	private BulkJob read(ResultSet row, int number) throws SQLException {
		return new BulkJob(row.getLong("id"), row.getString("author"), row.getBoolean("dry"),
				this.json.readValue(row.getString("step"), Step.class), JobState.valueOf(row.getString("state")),
				row.getTimestamp("created_at").toInstant(), at(row.getTimestamp("ended_at")));
	}

	private static BulkItem item(ResultSet row, int number) throws SQLException {
		String reason = row.getString("reason");
		return new BulkItem(row.getLong("id"), row.getLong("job_id"), row.getLong("ticket_id"),
				ItemState.valueOf(row.getString("state")), (reason != null) ? reason : "",
				at(row.getTimestamp("ended_at")));
	}

	private static Instant at(Timestamp timestamp) {
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

}
