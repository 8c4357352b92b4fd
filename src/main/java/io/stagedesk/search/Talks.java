package io.stagedesk.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.staff.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The newest messages of found tickets, for the place that is shown. */
@Component
class Talks {

	private static final int MOST = 400;

	private static final int LONGEST = 8000;

	private final JdbcClient jdbc;

	Talks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * By ticket, the newest first.
	 * @param tickets that the viewer may see
	 */
	Map<Long, List<Said>> of(Collection<Long> tickets, Viewer viewer) {
		Map<Long, List<Said>> talks = new HashMap<>();
		if (tickets.isEmpty()) {
			return talks;
		}
		String which = viewer.role().isStaff() ? "" : " and visibility = 'PUBLIC'";
		this.jdbc.sql(
				"select ticket_id, visibility, left(body, %d) from message where ticket_id in (:ids)%s order by id desc limit %d"
					.formatted(LONGEST, which, MOST))
			.param("ids", tickets)
			.query((row) -> {
				talks.computeIfAbsent(row.getLong(1), (id) -> new ArrayList<>())
					.add(new Said(row.getString(3), row.getString(2).equals("INTERNAL")));
			});
		return talks;
	}

	/** One message. */
	record Said(String text, boolean internal) {
	}

}
