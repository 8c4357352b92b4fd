package io.stagedesk.ticket.move;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.people.Names;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The short list of reasons for a move; administrators keep it. */
@Service
public class MoveReasons {

	private static final int LONGEST = 100;

	private final JdbcClient jdbc;

	private final AdminEvents history;

	MoveReasons(JdbcClient jdbc, AdminEvents history) {
		this.jdbc = jdbc;
		this.history = history;
	}

	@Transactional(readOnly = true)
	public List<MoveReason> list() {
		return this.jdbc.sql("select id, name, name_zh from move_reason order by id")
			.query((row, number) -> new MoveReason(row.getString("id"), row.getString("name"),
					row.getString("name_zh")))
			.list();
	}

	/**
	 * Adds a reason, or names it anew.
	 * @return whether it is a new one
	 */
	@Transactional
	public boolean save(MoveReason reason, Viewer actor) {
		new Names().key("id", reason.id())
			.line("name", reason.name(), LONGEST)
			.line("nameZh", reason.nameZh(), LONGEST)
			.refuse();
		Optional<MoveReason> before = find(reason.id());
		if (before.isEmpty()) {
			this.jdbc.sql("insert into move_reason (id, name, name_zh) values (?, ?, ?)")
				.params(reason.id(), reason.name(), reason.nameZh())
				.update();
		}
		else {
			this.jdbc.sql("update move_reason set name = ?, name_zh = ? where id = ?")
				.params(reason.name(), reason.nameZh(), reason.id())
				.update();
		}
		if (!before.equals(Optional.of(reason))) {
			this.history.changed(actor.login(), AdminAct.MOVE_REASON_CHANGED, reason.id(),
					before.map(MoveReasons::facts).orElse(Map.of()), facts(reason));
		}
		return before.isEmpty();
	}

	/**
	 * @throws StaffNotFoundException where there is none (404)
	 */
	@Transactional
	public void remove(String id, Viewer actor) {
		MoveReason before = find(id).orElseThrow(StaffNotFoundException::new);
		this.jdbc.sql("delete from move_reason where id = ?").param(id).update();
		this.history.changed(actor.login(), AdminAct.MOVE_REASON_CHANGED, id, facts(before), Map.of());
	}

	private Optional<MoveReason> find(String id) {
		return list().stream().filter((one) -> one.id().equals(id)).findFirst();
	}

	private static Map<String, String> facts(MoveReason reason) {
		return Map.of("name", reason.name(), "nameZh", reason.nameZh());
	}

}
