package io.stagedesk.staff.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.StaffChanged;
import io.stagedesk.staff.StaffConflictException;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk's list of skills. */
@Service
public class Skills {

	private final JdbcClient jdbc;

	private final AdminEvents history;

	private final ApplicationEventPublisher events;

	Skills(JdbcClient jdbc, AdminEvents history, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.history = history;
		this.events = events;
	}

	@Transactional(readOnly = true)
	public List<Skill> list() {
		return this.jdbc.sql("""
				select s.id, s.name, s.name_zh, s.version,
				(select count(*) from agent_skill a where a.skill = s.id) as people from skill s order by s.id""")
			.query((row, number) -> new Skill(row.getString("id"), row.getString("name"), row.getString("name_zh"),
					row.getInt("people"), row.getInt("version")))
			.list();
	}

	/**
	 * Adds a skill, or names one anew.
	 * @throws StaffConflictException where somebody else was faster (409)
	 */
	@Transactional
	public Saved<Skill> save(String id, String name, String nameZh, Optional<Integer> version, Viewer actor) {
		new Names().key("id", id).optionalLine("name", name, 120).optionalLine("nameZh", nameZh, 120).refuse();
		Optional<Skill> before = find(id);
		Saved.refuseStale(version, before.map(Skill::version));
		Map<String, String> facts = Map.of("name", name, "nameZh", nameZh);
		if (before.isPresent() && facts(before.get()).equals(facts)) {
			return new Saved<>(before.get(), false);
		}
		if (before.isEmpty()) {
			this.jdbc.sql("insert into skill (id, name, name_zh, version) values (?, ?, ?, 1)")
				.params(id, name, nameZh)
				.update();
		}
		else {
			Saved.requireNewest(this.jdbc
				.sql("update skill set name = ?, name_zh = ?, version = version + 1 where id = ? and version = ?")
				.params(name, nameZh, id, before.get().version())
				.update());
		}
		this.history.changed(actor.login(), before.isEmpty() ? AdminAct.SKILL_CREATED : AdminAct.SKILL_CHANGED, id,
				before.map(Skills::facts).orElse(Map.of()), facts);
		this.events.publishEvent(new StaffChanged(StaffChanged.Subject.SKILL, id));
		return new Saved<>(find(id).orElseThrow(), before.isEmpty());
	}

	/**
	 * @throws StaffConflictException while somebody has it (409)
	 */
	@Transactional
	public void remove(String id, Viewer actor) {
		Skill skill = find(id).orElseThrow(StaffNotFoundException::new);
		if (skill.people() > 0) {
			throw new StaffConflictException("Somebody still has this skill");
		}
		this.jdbc.sql("delete from skill where id = ?").param(id).update();
		this.history.changed(actor.login(), AdminAct.SKILL_REMOVED, id, facts(skill), Map.of());
		this.events.publishEvent(new StaffChanged(StaffChanged.Subject.SKILL, id));
	}

	private Optional<Skill> find(String id) {
		return list().stream().filter((one) -> one.id().equals(id)).findFirst();
	}

	private static Map<String, String> facts(Skill skill) {
		return Map.of("name", skill.name(), "nameZh", skill.nameZh());
	}

}
