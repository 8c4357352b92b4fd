package io.stagedesk.workflow.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.api.Cursor;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The engine's own rows of jobs that failed, read in few statements; only the engine
 * writes them.
 */
@Repository
class IncidentRows {

	private static final String COLUMNS = """
			select j.ID_, j.RETRIES_, j.DUEDATE_, j.EXCEPTION_MSG_, j.PROCESS_DEF_ID_, j.PROCESS_DEF_KEY_, i.INCIDENT_TIMESTAMP_,
			  coalesce(j.FAILED_ACT_ID_, d.ACT_ID_) as ACTIVITY, coalesce(p.BUSINESS_KEY_, r.BUSINESS_KEY_) as TICKET
			""";

	private static final String JOINS = """
			left join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
			left join ACT_RU_EXECUTION p on p.ID_ = j.PROCESS_INSTANCE_ID_
			left join ACT_RU_EXECUTION r on r.ID_ = j.ROOT_PROC_INST_ID_
			""";

	private static final String STOPPED = COLUMNS
			+ "from ACT_RU_INCIDENT i join ACT_RU_JOB j on j.ID_ = i.CONFIGURATION_ " + JOINS
			+ "where i.ID_ = i.ROOT_CAUSE_INCIDENT_ID_ and j.RETRIES_ <= 0";

	private static final String FAILED = COLUMNS
			+ "from ACT_RU_JOB j left join ACT_RU_INCIDENT i on i.CONFIGURATION_ = j.ID_ and i.ID_ = i.ROOT_CAUSE_INCIDENT_ID_ "
			+ JOINS + "where j.EXCEPTION_STACK_ID_ is not null";

	private final JdbcClient jdbc;

	IncidentRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The longest stopped first, or what is tried next. */
	List<FailedJob> list(IncidentState state, Optional<Cursor> after, int most) {
		boolean stopped = state == IncidentState.STOPPED;
		String at = stopped ? "i.INCIDENT_TIMESTAMP_" : "j.DUEDATE_";
		List<Object> parameters = new ArrayList<>();
		after.ifPresent((one) -> {
			Timestamp place = Timestamp.from(one.at());
			parameters.addAll(List.of(place, place, one.key()));
		});
		return this.jdbc
			.sql("%s%s order by %s, j.ID_ fetch first %d rows only".formatted(
					stopped ? STOPPED : FAILED + " and j.RETRIES_ > 0",
					after.isPresent() ? " and (%1$s > ? or (%1$s = ? and j.ID_ > ?))".formatted(at) : "", at, most))
			.params(parameters)
			.query(IncidentRows::failedJob)
			.list();
	}

	Optional<FailedJob> find(String job) {
		return this.jdbc.sql(FAILED + " and j.ID_ = ?").param(job).query(IncidentRows::failedJob).optional();
	}

	List<KindRow> kinds() {
		return this.jdbc.sql("""
				select j.PROCESS_DEF_KEY_, coalesce(j.FAILED_ACT_ID_, d.ACT_ID_) as ACTIVITY, count(*) as JOBS,
				  min(i.INCIDENT_TIMESTAMP_) as SINCE, max(j.PROCESS_DEF_ID_) as DEFINITION
				from ACT_RU_INCIDENT i join ACT_RU_JOB j on j.ID_ = i.CONFIGURATION_
				left join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
				where i.ID_ = i.ROOT_CAUSE_INCIDENT_ID_ and j.RETRIES_ <= 0
				group by j.PROCESS_DEF_KEY_, coalesce(j.FAILED_ACT_ID_, d.ACT_ID_)
				order by count(*) desc, j.PROCESS_DEF_KEY_, coalesce(j.FAILED_ACT_ID_, d.ACT_ID_)
				fetch first 100 rows only""")
			.query((row, number) -> new KindRow(text(row, "PROCESS_DEF_KEY_"), text(row, "ACTIVITY"),
					row.getInt("JOBS"), instant(row, "SINCE"), text(row, "DEFINITION")))
			.list();
	}

	/** Jobs of a kind that have stopped before that instant, the first ones. */
	List<String> stopped(String process, String activity, Instant before, int most) {
		return this.jdbc.sql("""
				select j.ID_ from ACT_RU_INCIDENT i join ACT_RU_JOB j on j.ID_ = i.CONFIGURATION_
				left join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
				where i.ID_ = i.ROOT_CAUSE_INCIDENT_ID_ and j.RETRIES_ <= 0 and j.PROCESS_DEF_KEY_ = ?
				  and coalesce(j.FAILED_ACT_ID_, d.ACT_ID_) = ? and i.INCIDENT_TIMESTAMP_ <= ?
				order by i.INCIDENT_TIMESTAMP_, j.ID_ fetch first %d rows only""".formatted(most))
			.params(process, activity, Timestamp.from(before))
			.query(String.class)
			.list();
	}

	private static FailedJob failedJob(ResultSet row, int number) throws SQLException {
		boolean stopped = row.getInt("RETRIES_") <= 0;
		Timestamp at = row.getTimestamp(
				(stopped && row.getTimestamp("INCIDENT_TIMESTAMP_") != null) ? "INCIDENT_TIMESTAMP_" : "DUEDATE_");
		return new FailedJob(row.getString("ID_"), stopped ? IncidentState.STOPPED : IncidentState.RETRYING,
				text(row, "TICKET"), text(row, "PROCESS_DEF_KEY_"), text(row, "PROCESS_DEF_ID_"), text(row, "ACTIVITY"),
				at.toInstant(), text(row, "EXCEPTION_MSG_"));
	}

	private static String text(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNullElse(row.getString(column), "");
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getTimestamp(column).toInstant();
	}

	/** A failed job as the engine has it; texts that are not there are empty. */
	record FailedJob(String id, IncidentState state, String businessKey, String process, String definition,
			String activity, Instant at, String error) {
	}

	/** How many jobs of a kind have stopped. */
	record KindRow(String process, String activity, int jobs, Instant since, String definition) {
	}

}
