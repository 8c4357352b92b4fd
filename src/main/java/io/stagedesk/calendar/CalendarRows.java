package io.stagedesk.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of calendars: what is written stays, a change is a new version. */
@Repository
class CalendarRows {

	private static final String SELECT = "select v.key_, v.name, v.version, v.spec, v.created_at, v.created_by from calendar_version v ";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	CalendarRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	List<Calendar> current() {
		return this.jdbc.sql(SELECT + "join calendar c on c.key_ = v.key_ and c.version = v.version order by v.key_")
			.query(this::read)
			.list();
	}

	Optional<Calendar> current(String key) {
		return this.jdbc.sql(SELECT + "join calendar c on c.key_ = v.key_ and c.version = v.version where v.key_ = ?")
			.param(key)
			.query(this::read)
			.optional();
	}

	Optional<Calendar> version(String key, int version) {
		return this.jdbc.sql(SELECT + "where v.key_ = ? and v.version = ?")
			.params(key, version)
			.query(this::read)
			.optional();
	}

	/** The newest first. */
	List<Calendar> versions(String key, int most) {
		return this.jdbc
			.sql(SELECT + "where v.key_ = ? order by v.version desc fetch first %d rows only".formatted(most))
			.param(key)
			.query(this::read)
			.list();
	}

	/** Fails on a key that somebody else takes at the same time. */
	void insert(Calendar first) {
		this.jdbc.sql("insert into calendar (key_, version) values (?, ?)")
			.params(first.key(), first.version())
			.update();
		append(first);
	}

	/**
	 * Writes the version after another one.
	 * @return whether that one was still the newest
	 */
	boolean update(Calendar next) {
		boolean newest = this.jdbc.sql("update calendar set version = ? where key_ = ? and version = ?")
			.params(next.version(), next.key(), next.version() - 1)
			.update() == 1;
		if (newest) {
			append(next);
		}
		return newest;
	}

	private void append(Calendar calendar) {
		this.jdbc.sql("""
				insert into calendar_version (key_, version, name, spec, created_at, created_by)
				values (?, ?, ?, ?, ?, ?)""")
			.params(calendar.key(), calendar.version(), calendar.name(),
					this.json.writeValueAsString(calendar.spec().toJson()), Timestamp.from(calendar.createdAt()),
					calendar.createdBy())
			.update();
	}

	private Calendar read(ResultSet row, int number) throws SQLException {
		return new Calendar(row.getString("key_"), row.getString("name"), row.getInt("version"),
				CalendarSpec.read(this.json.readTree(row.getString("spec")), ""),
				row.getTimestamp("created_at").toInstant(), row.getString("created_by"));
	}

}
