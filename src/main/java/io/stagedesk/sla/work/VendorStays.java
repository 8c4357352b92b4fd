package io.stagedesk.sla.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When vendors' people had a ticket, by its history; each belongs to the vendor that the
 * desk knows now.
 */
@Component
class VendorStays {

	private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	VendorStays(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * By ticket; those that no vendor had are missing.
	 * @param ids query of the tickets' ids
	 */
	Map<Long, List<Stay>> of(String ids, Map<String, Object> parameters) {
		List<String> theirs = this.jdbc.sql("select login from agent where vendor is not null")
			.query(String.class)
			.list();
		Map<Long, List<Stay>> stays = new HashMap<>();
		if (theirs.isEmpty()) {
			return stays;
		}
		this.jdbc.sql(
				"select e.ticket_id, e.at, e.kind, e.details from ticket_event e where e.kind in ('ASSIGNED', 'TRANSFERRED', 'ROUTED', 'OFFERED') and e.ticket_id in ("
						+ ids + ") order by e.id")
			.params(parameters)
			.query((row) -> {
				List<Stay> known = stays.computeIfAbsent(row.getLong("ticket_id"), (ticket) -> new ArrayList<>());
				moved(known, row.getTimestamp("at").toInstant(), theirs.contains(holder(row)));
			});
		stays.values().removeIf(List::isEmpty);
		return stays;
	}

	private static void moved(List<Stay> known, Instant at, boolean toVendor) {
		Stay last = known.isEmpty() ? null : known.get(known.size() - 1);
		boolean there = last != null && last.until() == null;
		if (there && !toVendor) {
			known.set(known.size() - 1, new Stay(last.from(), at));
		}
		if (!there && toVendor) {
			known.add(new Stay(at, null));
		}
	}

	/** Who has it then; what is routed, offered or handed to a team nobody has. */
	private String holder(ResultSet row) throws SQLException {
		Map<String, String> details = this.json.readValue(row.getString("details"), DETAILS);
		return switch (row.getString("kind")) {
			case "ASSIGNED" -> details.getOrDefault("agent", "");
			case "TRANSFERRED" -> details.getOrDefault("to", "");
			default -> "";
		};
	}

	/**
	 * Time in which a vendor had a ticket.
	 *
	 * @param until {@code null} while it lasts
	 */
	record Stay(Instant from, Instant until) {
	}

}
