package io.stagedesk.staff.event;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who changed what; never a secret, and no reason of an absence. */
@Service
public class AdminEvents {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	AdminEvents(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** Keeps a change; of both sides only what differs. */
	@Transactional
	public void changed(String actor, AdminAct act, String subject, Map<String, ?> before, Map<String, ?> after) {
		Map<String, Object> left = new TreeMap<>();
		Map<String, Object> right = new TreeMap<>();
		TreeSet<String> names = new TreeSet<>(before.keySet());
		names.addAll(after.keySet());
		names.stream().filter((name) -> !Objects.equals(before.get(name), after.get(name))).forEach((name) -> {
			left.put(name, before.get(name));
			right.put(name, after.get(name));
		});
		keep(actor, act, subject, Map.of("before", left, "after", right));
	}

	/** Keeps an act that has no two sides. */
	@Transactional
	public void keep(String actor, AdminAct act, String subject, Map<String, ?> details) {
		this.jdbc.sql("insert into admin_event (at, actor, kind, subject, details) values (?, ?, ?, ?, ?)")
			.params(Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS)), actor, act.name(), subject,
					this.json.writeValueAsString(details))
			.update();
	}

	/** The newest first. */
	@Transactional(readOnly = true)
	public Slice<AdminEvent> list(int limit, Optional<Cursor> after) {
		List<Object> parameters = new ArrayList<>();
		after.ifPresent((one) -> {
			Timestamp at = Timestamp.from(one.at());
			parameters.addAll(List.of(at, at, one.id()));
		});
		List<AdminEvent> read = this.jdbc.sql(
				"select id, at, actor, kind, subject, details from admin_event%s order by at desc, id desc fetch first %d rows only"
					.formatted(after.isPresent() ? " where at < ? or (at = ? and id < ?)" : "", limit + 1))
			.params(parameters)
			.query((row, number) -> new AdminEvent(row.getLong("id"), row.getTimestamp("at").toInstant(),
					row.getString("actor"), AdminAct.of(row.getString("kind")), row.getString("subject"),
					this.json.readTree(row.getString("details"))))
			.list();
		return Slice.of(read, limit, (one) -> new Cursor(one.at(), one.id()).toString());
	}

}
