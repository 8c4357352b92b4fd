package io.stagedesk.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Promises that nobody keeps and that fall due when something is broken. What they have
 * to become is known beforehand: one breach each, dated by when it was due.
 */
final class DueBreaches {

	private static final String PREFIX = TicketLives.MARK + "due";

	private static final String MOVE_CLOCK = """
			update clock set due_at = ?, warn_at = warn_at + (cast(? as timestamptz) - due_at),
			  started_at = started_at + (cast(? as timestamptz) - due_at),
			  counted_from = counted_from + (cast(? as timestamptz) - due_at),
			  warned_at = warn_at + (cast(? as timestamptz) - due_at), called = 'PERCENT 75 ASSIGNEE', raised = 1,
			  next_call_at = ? where id = ?""";

	private static final String MOVE_TIMER = """
			update act_ru_job set duedate_ = cast(? as timestamptz) at time zone 'UTC' where type_ = 'timer'
			and process_instance_id_ in (select x.proc_inst_id_ from act_ru_execution x join clock c
			  on x.business_key_ = 'SD-' || c.ticket_id || '/' || c.target || '/' || c.round
			  where x.parent_id_ is null and c.id = ?)""";

	private final DeskUnderFault desk;

	/** Begins the subjects of these tickets and of no others. */
	private final String prefix = PREFIX + Long.toHexString(System.nanoTime());

	private final Map<Long, Instant> oracle = new HashMap<>();

	private DueBreaches(DeskUnderFault desk) {
		this.desk = desk;
	}

	/**
	 * Makes promises that fall due one after the other.
	 * @param lead until the first is due
	 * @param pause between two of them
	 */
	static DueBreaches make(DeskUnderFault desk, Traffic traffic, int count, Duration lead, Duration pause)
			throws SQLException {
		DueBreaches breaches = new DueBreaches(desk);
		traffic.create(breaches.prefix, count);
		try (Connection connection = desk.open()) {
			connection.setAutoCommit(false);
			Instant due = Instant.now().plus(lead).truncatedTo(ChronoUnit.MILLIS);
			for (long clock : breaches.clocks(connection)) {
				breaches.move(connection, clock, due);
				due = due.plus(pause);
			}
			connection.commit();
		}
		if (breaches.oracle.size() != count) {
			throw new IllegalStateException(count + " tickets have " + breaches.oracle.size() + " clocks");
		}
		return breaches;
	}

	private List<Long> clocks(Connection connection) throws SQLException {
		List<Long> clocks = new ArrayList<>();
		try (PreparedStatement statement = connection
			.prepareStatement("select c.id from " + mine() + " and c.outcome is null order by c.id");
				ResultSet row = statement.executeQuery()) {
			while (row.next()) {
				clocks.add(row.getLong(1));
			}
		}
		return clocks;
	}

	private void move(Connection connection, long clock, Instant due) throws SQLException {
		Timestamp at = Timestamp.from(due);
		update(connection, MOVE_CLOCK, at, at, at, at, at, at, clock);
		if (update(connection, MOVE_TIMER, at, clock) != 1) {
			throw new IllegalStateException("Clock " + clock + " has no timer");
		}
		this.oracle.put(clock, due);
	}

	private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int index = 0; index < parameters.length; index++) {
				statement.setObject(index + 1, parameters[index]);
			}
			return statement.executeUpdate();
		}
	}

	/**
	 * Has whoever works on them wait, so that they pile up in the hands of the nodes.
	 * @return until its end
	 */
	Connection hold() throws SQLException {
		Connection connection = this.desk.open();
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute("select t.id from " + mine() + " for update of t");
		}
		return connection;
	}

	int count() {
		return this.oracle.size();
	}

	/** How many are recorded by now. */
	int recorded() throws SQLException {
		return found().size();
	}

	/** What differs from the oracle, one sentence each. */
	List<String> violations() throws SQLException {
		Map<Long, List<Instant>> found = found();
		List<String> violations = new ArrayList<>();
		this.oracle.forEach((clock, due) -> {
			List<Instant> breaches = found.getOrDefault(clock, List.of());
			if (!breaches.equals(List.of(due))) {
				violations.add("Clock " + clock + " was due at " + due + " and breached at " + breaches);
			}
		});
		return violations;
	}

	/** How many of them are under way to somebody's attention. */
	long called() throws SQLException {
		return this.desk
			.number("select count(*) from escalation e, " + mine() + " and e.clock_id = c.id and e.over_at is null");
	}

	/** The tickets to which this was promised. */
	List<String> tickets() throws SQLException {
		return this.desk.texts("select 'SD-' || t.id from " + mine() + " order by t.id");
	}

	/** The longest time from due to recorded. */
	Duration latest() throws SQLException {
		return Duration.ofMillis(this.desk
			.number("select coalesce(max(extract(epoch from e.recorded_at - c.due_at) * 1000), 0) from clock_entry e "
					+ "join clock c on c.id = e.clock_id join ticket t on t.id = c.ticket_id and t.subject like '"
					+ this.prefix + "%' where e.kind = 'BREACHED' and c.target = 'RESOLUTION'"));
	}

	private String mine() {
		return "clock c join ticket t on t.id = c.ticket_id and t.subject like '" + this.prefix
				+ "%' where c.target = 'RESOLUTION'";
	}

	private Map<Long, List<Instant>> found() throws SQLException {
		Map<Long, List<Instant>> found = new HashMap<>();
		try (Connection connection = this.desk.open();
				PreparedStatement statement = connection.prepareStatement("select c.id, e.at from clock_entry e, "
						+ mine() + " and e.clock_id = c.id and e.kind = 'BREACHED'");
				ResultSet row = statement.executeQuery()) {
			while (row.next()) {
				found.computeIfAbsent(row.getLong(1), (any) -> new ArrayList<>()).add(row.getTimestamp(2).toInstant());
			}
		}
		return found;
	}

}
