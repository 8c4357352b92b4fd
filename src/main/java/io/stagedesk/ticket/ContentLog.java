package io.stagedesk.ticket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.mask.ContentAccess;
import io.stagedesk.ticket.mask.ContentAccesses;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who opened and read hidden content, for those who see the tickets. */
@Service
public class ContentLog {

	private final JdbcClient jdbc;

	ContentLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The newest first.
	 * @param number of a ticket, or empty for all
	 * @param login of somebody, or empty for everybody
	 */
	@Transactional(readOnly = true)
	public Slice<ContentAccess> list(String number, String login, int limit, Optional<Cursor> after, Viewer viewer) {
		Map<String, Object> parameters = new HashMap<>(Map.of("most", limit + 1));
		StringBuilder where = new StringBuilder(" where 1 = 1").append(VisibleTo.condition(viewer, parameters));
		if (!number.isEmpty()) {
			where.append(" and a.ticket_id = :ticket");
			parameters.put("ticket", TicketNumber.parse(number).map(TicketNumber::id).orElse(0L));
		}
		if (!login.isEmpty()) {
			where.append(" and a.login = :login");
			parameters.put("login", login);
		}
		after.ifPresent((last) -> {
			where.append(" and a.id < :before");
			parameters.put("before", last.id());
		});
		return Slice.of(this.jdbc
			.sql("""
					select a.id, a.ticket_id, a.login, a.at, a.kind, a.reason, a.last_message, a.open_until
					from content_access a join ticket t on t.id = a.ticket_id%s order by a.id desc limit :most"""
				.formatted(where))
			.params(parameters)
			.query(ContentAccesses::read)
			.list(), limit, (last) -> new Cursor(last.at(), last.id()).toString());
	}

}
