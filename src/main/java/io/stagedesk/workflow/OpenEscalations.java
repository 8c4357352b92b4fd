package io.stagedesk.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.sla.figures.Conditions;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketNumber;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Escalations that nobody has acknowledged yet, for those who can: the ticket is theirs
 * to see, and so is the task.
 */
@Service
public class OpenEscalations {

	private static final String FROM = " from user_task k join escalation e on e.process_id = k.process_id join ticket t on t.id = k.ticket_id"
			+ Conditions.AGENT + " where k.task_key = '" + ProcessKeys.ACKNOWLEDGE + "'";

	private final JdbcClient jdbc;

	OpenEscalations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The oldest first. */
	@Transactional(readOnly = true)
	public List<OpenEscalation> list(ClockFilter filter, Viewer viewer, int most) {
		Conditions conditions = Conditions.ofTickets(filter, viewer).with("most", most);
		return this.jdbc.sql(
				"select k.id, t.id as ticket_id, t.subject, t.priority, t.team, t.assignee, e.level, e.cause, e.by_hand, e.raised_at"
						+ FROM + conditions + doable(viewer) + " order by e.raised_at, e.id limit :most")
			.params(conditions.parameters())
			.query(OpenEscalations::read)
			.list();
	}

	/** How many there are. */
	@Transactional(readOnly = true)
	public long count(ClockFilter filter, Viewer viewer) {
		Conditions conditions = Conditions.ofTickets(filter, viewer);
		return this.jdbc.sql("select count(*)" + FROM + conditions + doable(viewer))
			.params(conditions.parameters())
			.query(Long.class)
			.single();
	}

	/** The teams are those of the condition on tickets. */
	private static String doable(Viewer viewer) {
		return viewer.role().seesTeamTickets() && !viewer.teams().isEmpty() ? " and k.team in (:viewerTeams)" : "";
	}

	private static OpenEscalation read(ResultSet row, int number) throws SQLException {
		String priority = row.getString("priority");
		return new OpenEscalation(row.getString("id"), new TicketNumber(row.getLong("ticket_id")).toString(),
				row.getString("subject"), (priority != null) ? Priority.valueOf(priority) : null, row.getString("team"),
				row.getString("assignee"), row.getInt("level"), row.getString("cause"), row.getBoolean("by_hand"),
				row.getTimestamp("raised_at").toInstant());
	}

}
