package io.stagedesk.staff.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.Presences;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reasons of a presence that the desk offers. A presence keeps the reason's id or a text
 * of one's own, so that a reason that is removed stays in reports.
 */
@Service
public class Reasons {

	private final JdbcClient jdbc;

	private final AdminEvents history;

	Reasons(JdbcClient jdbc, AdminEvents history) {
		this.jdbc = jdbc;
		this.history = history;
	}

	@Transactional(readOnly = true)
	public List<Reason> list() {
		return this.jdbc.sql("select id, name, name_zh from presence_reason order by id")
			.query((row, number) -> new Reason(row.getString("id"), row.getString("name"), row.getString("name_zh")))
			.list();
	}

	@Transactional
	public Saved<Reason> save(Reason reason, Viewer actor) {
		new Names().key("id", reason.id())
			.line("name", reason.name(), Presences.LONGEST_REASON)
			.line("nameZh", reason.nameZh(), Presences.LONGEST_REASON)
			.refuse();
		Optional<Reason> before = find(reason.id());
		if (before.isEmpty()) {
			this.jdbc.sql("insert into presence_reason (id, name, name_zh) values (?, ?, ?)")
				.params(reason.id(), reason.name(), reason.nameZh())
				.update();
		}
		else {
			this.jdbc.sql("update presence_reason set name = ?, name_zh = ? where id = ?")
				.params(reason.name(), reason.nameZh(), reason.id())
				.update();
		}
		if (!before.equals(Optional.of(reason))) {
			this.history.changed(actor.login(), before.isEmpty() ? AdminAct.REASON_CREATED : AdminAct.REASON_CHANGED,
					reason.id(), before.map(Reasons::facts).orElse(Map.of()), facts(reason));
		}
		return new Saved<>(reason, before.isEmpty());
	}

	@Transactional
	public void remove(String id, Viewer actor) {
		Reason before = find(id).orElseThrow(StaffNotFoundException::new);
		this.jdbc.sql("delete from presence_reason where id = ?").param(id).update();
		this.history.changed(actor.login(), AdminAct.REASON_REMOVED, id, facts(before), Map.of());
	}

	private Optional<Reason> find(String id) {
		return list().stream().filter((one) -> one.id().equals(id)).findFirst();
	}

	private static Map<String, String> facts(Reason reason) {
		return Map.of("name", reason.name(), "nameZh", reason.nameZh());
	}

}
