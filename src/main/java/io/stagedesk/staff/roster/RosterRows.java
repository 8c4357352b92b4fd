package io.stagedesk.staff.roster;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.stagedesk.staff.roster.Shift.Member;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** Rows of shifts and absences; every change counts the roster's version up. */
@Repository
class RosterRows {

	private final JdbcClient jdbc;

	RosterRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What a roster depends on: calendars count as well. */
	Version version() {
		return this.jdbc.sql(
				"select version, (select coalesce(sum(c.version), 0) from calendar c) as calendars from roster_version where id = 1")
			.query((row, number) -> new Version(row.getLong("version"), row.getLong("calendars")))
			.single();
	}

	void countUp() {
		this.jdbc.sql("update roster_version set version = version + 1 where id = 1").update();
	}

	List<Shift> shifts() {
		Map<String, List<Member>> members = this.jdbc
			.sql("select shift, login, from_date, until_date from shift_member order by shift, from_date, login")
			.query((row, number) -> Map.entry(row.getString("shift"), member(row)))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		return this.jdbc.sql("select key_, name, team, calendar, next_shift, version from shift order by key_")
			.query((row, number) -> new Shift(row.getString("key_"), row.getString("name"), row.getString("team"),
					row.getString("calendar"), row.getString("next_shift"),
					members.getOrDefault(row.getString("key_"), List.of()), row.getInt("version")))
			.list();
	}

	void insert(Shift shift) {
		this.jdbc.sql("insert into shift (key_, name, team, calendar, next_shift, version) values (?, ?, ?, ?, ?, 1)")
			.params(shift.key(), shift.name(), shift.team(), shift.calendar(), shift.nextShift())
			.update();
		insertMembers(shift);
	}

	/**
	 * Writes the version after this one.
	 * @return whether this one was still the newest
	 */
	boolean update(Shift shift) {
		boolean newest = this.jdbc.sql("""
				update shift set name = ?, team = ?, calendar = ?, next_shift = ?, version = version + 1
				where key_ = ? and version = ?""")
			.params(shift.name(), shift.team(), shift.calendar(), shift.nextShift(), shift.key(), shift.version())
			.update() == 1;
		if (newest) {
			deleteMembers(shift.key());
			insertMembers(shift);
		}
		return newest;
	}

	void delete(String key) {
		deleteMembers(key);
		this.jdbc.sql("delete from shift where key_ = ?").param(key).update();
	}

	private void deleteMembers(String key) {
		this.jdbc.sql("delete from shift_member where shift = ?").param(key).update();
	}

	private void insertMembers(Shift shift) {
		shift.members()
			.forEach((member) -> this.jdbc
				.sql("insert into shift_member (shift, login, from_date, until_date) values (?, ?, ?, ?)")
				.params(shift.key(), member.login(), Date.valueOf(member.from()),
						Optional.ofNullable(member.until()).map(Date::valueOf).orElse(null))
				.update());
	}

	/** Those that end after an instant, the first to begin first. */
	List<Absence> absences(Instant endingAfter) {
		return this.jdbc.sql("""
				select id, login, from_at, until_at, reason, substitute from absence where until_at > ?
				order by from_at, id""").param(Timestamp.from(endingAfter)).query(RosterRows::absence).list();
	}

	Optional<Absence> absence(long id) {
		return this.jdbc.sql("select id, login, from_at, until_at, reason, substitute from absence where id = ?")
			.param(id)
			.query(RosterRows::absence)
			.optional();
	}

	long insert(Absence absence) {
		KeyHolder id = new GeneratedKeyHolder();
		this.jdbc.sql("insert into absence (login, from_at, until_at, reason, substitute) values (?, ?, ?, ?, ?)")
			.params(absence.login(), Timestamp.from(absence.from()), Timestamp.from(absence.until()), absence.reason(),
					absence.substitute())
			.update(id, "id");
		return id.getKeyAs(Long.class);
	}

	void delete(Absence absence) {
		this.jdbc.sql("delete from absence where id = ?").param(absence.id()).update();
	}

	private static Member member(ResultSet row) throws SQLException {
		LocalDate until = row.getObject("until_date", LocalDate.class);
		return new Member(row.getString("login"), row.getObject("from_date", LocalDate.class), until);
	}

	private static Absence absence(ResultSet row, int number) throws SQLException {
		return new Absence(row.getLong("id"), row.getString("login"), row.getTimestamp("from_at").toInstant(),
				row.getTimestamp("until_at").toInstant(), row.getString("reason"), row.getString("substitute"));
	}

	/**
	 * @param calendars the sum of all calendars' versions
	 */
	record Version(long roster, long calendars) {
	}

}
