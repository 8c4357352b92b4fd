package io.stagedesk.search.index;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a table that only grows, by its id, and misses no row: an id that is skipped may
 * belong to a transaction that commits later, and is asked for until it comes or was
 * surely rolled back.
 */
final class ChangeLog {

	/** Transactions write their history when they commit; none takes so long for that. */
	static final Duration LONGEST_COMMIT = Duration.ofSeconds(60);

	/** So many are read at once. */
	static final int MOST = 2000;

	private static final int MOST_MISSING = 1000;

	private final JdbcClient jdbc;

	private final String after;

	private final String among;

	private final String last;

	private final Map<Long, Instant> missing = new TreeMap<>();

	private long highest;

	private boolean behind;

	private ChangeLog(JdbcClient jdbc, String table, String columns) {
		this.jdbc = jdbc;
		String select = "select id, " + columns + " from " + table;
		this.after = select + " where id > ? order by id limit " + MOST;
		this.among = select + " where id in (:ids)";
		this.last = "select max(id) from " + table;
	}

	static ChangeLog ofTickets(JdbcClient jdbc) {
		return new ChangeLog(jdbc, "ticket_event", "'TICKET' as kind, ticket_id as subject");
	}

	static ChangeLog ofOthers(JdbcClient jdbc) {
		return new ChangeLog(jdbc, "search_change", "kind, subject_id as subject");
	}

	/** Goes on after this id. */
	void begin(long id) {
		this.missing.clear();
		this.highest = id;
	}

	/** Begins at the end, but with those that may not be committed yet. */
	void beginAtEnd() {
		begin(Math.max(0, last() - MOST_MISSING));
	}

	long last() {
		return this.jdbc.sql(this.last).query(Long.class).optional().orElse(0L);
	}

	/** Until here nothing is missing. */
	long place() {
		return this.missing.keySet().stream().findFirst().map((first) -> first - 1).orElse(this.highest);
	}

	/** What was not read before; fewer than all where there is much. */
	List<Line> read(Instant now) {
		List<Line> found = new ArrayList<>(late(now));
		List<Line> next = this.jdbc.sql(this.after).param(this.highest).query(Line.class).list();
		this.behind = next.size() == MOST;
		for (Line line : next) {
			for (long id = Math.max(this.highest + 1, line.id() - MOST_MISSING); id < line.id(); id++) {
				this.missing.put(id, now);
			}
			this.highest = line.id();
			found.add(line);
		}
		return found;
	}

	/** Whether there was more than what was read at last. */
	boolean isBehind() {
		return this.behind;
	}

	private List<Line> late(Instant now) {
		this.missing.values().removeIf((since) -> since.plus(LONGEST_COMMIT).isBefore(now));
		List<Long> ids = this.missing.keySet().stream().limit(MOST_MISSING).toList();
		if (ids.isEmpty()) {
			return List.of();
		}
		List<Line> late = this.jdbc.sql(this.among).param("ids", ids).query(Line.class).list();
		late.forEach((line) -> this.missing.remove(line.id()));
		return late;
	}

	/**
	 * A row.
	 *
	 * @param kind TICKET or REQUESTER
	 * @param subject its id
	 */
	record Line(long id, String kind, long subject) {
	}

}
