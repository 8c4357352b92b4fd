package io.stagedesk.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;

import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of open user tasks, kept in the same transaction as the engine's own. */
@Repository
class UserTaskRows {

	private static final String SELECT = """
			select id, ticket_id, task_key, name, form_key, team, assignee, process_id, definition_id, created_at
			from user_task""";

	private final JdbcClient jdbc;

	UserTaskRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(UserTask task) {
		this.jdbc
			.sql("""
					insert into user_task (id, ticket_id, task_key, name, form_key, team, assignee, process_id, definition_id,
					created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(task.id(), task.ticketId(), task.key(), task.name(), task.formKey(), task.team(), task.assignee(),
					task.processId(), task.definitionId(), Timestamp.from(task.createdAt()))
			.update();
	}

	void assign(String id, String assignee) {
		this.jdbc.sql("update user_task set assignee = ? where id = ?").params(assignee, id).update();
	}

	/** Open tasks of one kind belong to the team that has the ticket. */
	void follow(TicketSnapshot ticket, String key) {
		this.jdbc.sql("update user_task set team = ? where ticket_id = ? and task_key = ?")
			.params(ticket.team(), ticket.id(), key)
			.update();
	}

	void delete(String id) {
		this.jdbc.sql("delete from user_task where id = ?").param(id).update();
	}

	Optional<UserTask> find(String id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(UserTaskRows::read).optional();
	}

	List<UserTask> of(long ticket) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? order by created_at, id")
			.param(ticket)
			.query(UserTaskRows::read)
			.list();
	}

	Slice<UserTask> list(Filter filter, Viewer viewer, int limit, Optional<Cursor> after) {
		List<Object> parameters = new ArrayList<>();
		StringBuilder where = new StringBuilder(" where 1 = 1");
		visible(viewer, where, parameters);
		filter.assignee().ifPresent((assignee) -> and(where, "assignee = ?", parameters, assignee));
		filter.team().ifPresent((team) -> and(where, "team = ?", parameters, team));
		filter.ticket().ifPresent((ticket) -> and(where, "ticket_id = ?", parameters, ticket));
		after.ifPresent((last) -> {
			and(where, "(created_at, id) > (?, ?)", parameters, Timestamp.from(last.at()));
			parameters.add(last.key());
		});
		List<UserTask> found = this.jdbc.sql(SELECT + where + " order by created_at, id limit ?")
			.params(add(parameters, limit + 1))
			.query(UserTaskRows::read)
			.list();
		return Slice.of(found, limit, (last) -> new Cursor(last.createdAt(), last.id()).toString());
	}

	private static void visible(Viewer viewer, StringBuilder where, List<Object> parameters) {
		if (viewer.role().seesAllTickets() && viewer.role().worksOnTickets()) {
			return;
		}
		if (viewer.role().seesTeamTickets() && !viewer.teams().isEmpty()) {
			where.append(" and (team in (")
				.append("?, ".repeat(viewer.teams().size() - 1))
				.append("?) or assignee = ?)");
			parameters.addAll(viewer.teams());
			parameters.add(viewer.login());
			return;
		}
		and(where, (viewer.role() == Role.VENDOR_AGENT) ? "assignee = ?" : "1 = 0 and assignee = ?", parameters,
				viewer.login());
	}

	private static void and(StringBuilder where, String condition, List<Object> parameters, Object value) {
		where.append(" and ").append(condition);
		parameters.add(value);
	}

	private static List<Object> add(List<Object> parameters, Object last) {
		parameters.add(last);
		return parameters;
	}

	private static UserTask read(ResultSet row, int number) throws SQLException {
		return new UserTask(row.getString("id"), row.getLong("ticket_id"), row.getString("task_key"),
				row.getString("name"), row.getString("form_key"), row.getString("team"), row.getString("assignee"),
				row.getString("process_id"), row.getString("definition_id"),
				row.getTimestamp("created_at").toInstant());
	}

	/** Which tasks a list asks for. */
	record Filter(Optional<String> assignee, Optional<String> team, Optional<Long> ticket) {
	}

}
