package io.stagedesk.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.stagedesk.requester.Requester;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Turns joined rows of ticket and requester into snapshots. */
@Component
class TicketRows implements RowMapper<TicketSnapshot> {

	static final String COLUMNS = """
			select t.id, t.subject, t.status, t.stage, t.close_reason, t.priority, t.category, t.scenario, t.language,
			t.region, t.channel, t.team, t.assignee, t.offered_to, t.advising_team, t.tags, t.custom_fields, t.context, t.resolution,
			t.resolution_process, t.merged_into, t.tracking_token, t.created_at, t.updated_at, t.first_response_due_at,
			t.resolution_due_at, t.next_due_at, t.resolved_at, t.closed_at, t.unanswered_since, t.version, r.id as requester_id,
			r.external_id, r.name, r.email, r.language as requester_language, r.region as requester_region, r.tier
			""";

	static final String SELECT = COLUMNS + " from ticket t join requester r on r.id = t.requester_id";

	private static final TypeReference<List<String>> WORDS = new TypeReference<>() {
	};

	private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
	};

	private final JsonMapper json;

	TicketRows(JsonMapper json) {
		this.json = json;
	}

	@Override
	public TicketSnapshot mapRow(ResultSet row, int rowNumber) throws SQLException {
		Requester requester = new Requester(row.getLong("requester_id"), row.getString("external_id"),
				row.getString("name"), row.getString("email"), row.getString("requester_language"),
				row.getString("requester_region"), row.getString("tier"));
		return new TicketSnapshot(row.getLong("id"), row.getString("subject"), Status.valueOf(row.getString("status")),
				Stage.valueOf(row.getString("stage")), read(CloseReason.class, row.getString("close_reason")),
				read(Priority.class, row.getString("priority")), row.getString("category"),
				Scenario.valueOf(row.getString("scenario")), row.getString("language"), row.getString("region"),
				Channel.valueOf(row.getString("channel")), row.getString("team"), row.getString("assignee"),
				row.getString("offered_to"), row.getString("advising_team"), requester, words(row.getString("tags")),
				fields(row.getString("custom_fields")), fields(row.getString("context")), row.getString("resolution"),
				row.getString("resolution_process"), row.getObject("merged_into", Long.class),
				row.getString("tracking_token"), at(row, "created_at"), at(row, "updated_at"),
				at(row, "first_response_due_at"), at(row, "resolution_due_at"), at(row, "next_due_at"),
				at(row, "resolved_at"), at(row, "closed_at"), at(row, "unanswered_since"), row.getInt("version"));
	}

	private List<String> words(String text) {
		return text.equals("[]") ? List.of() : this.json.readValue(text, WORDS);
	}

	Map<String, Object> fields(String text) {
		return text.equals("{}") ? Map.of() : this.json.readValue(text, FIELDS);
	}

	private static <E extends Enum<E>> E read(Class<E> type, String name) {
		return (name != null) ? Enum.valueOf(type, name) : null;
	}

	private static Instant at(ResultSet row, String column) throws SQLException {
		Timestamp timestamp = row.getTimestamp(column);
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

}
