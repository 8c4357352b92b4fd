package io.stagedesk.staff.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Presences;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffChanged;
import io.stagedesk.staff.StaffConflictException;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.VendorCutOff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.session.Sessions;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Vendors, and the one switch that cuts one off. */
@Service
public class Vendors {

	private final JdbcClient jdbc;

	private final Staff staff;

	private final Presences presences;

	private final AdminEvents history;

	private final Sessions sessions;

	private final ApplicationEventPublisher events;

	Vendors(JdbcClient jdbc, Staff staff, Presences presences, AdminEvents history, Sessions sessions,
			ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.staff = staff;
		this.presences = presences;
		this.history = history;
		this.sessions = sessions;
		this.events = events;
	}

	@Transactional(readOnly = true)
	public List<Vendor> list() {
		return this.jdbc
			.sql("""
					select v.id, v.name, v.active, v.version,
					(select count(*) from agent a where a.vendor = v.id and a.active) as people from vendor v order by v.id""")
			.query((row, number) -> new Vendor(row.getString("id"), row.getString("name"), row.getBoolean("active"),
					row.getInt("people"), row.getInt("version")))
			.list();
	}

	/**
	 * Adds a vendor, who may work at once, or names one anew.
	 * @throws StaffConflictException where somebody else was faster (409)
	 */
	@Transactional
	public Saved<Vendor> save(String id, String name, Optional<Integer> version, Viewer actor) {
		new Names().key("id", id).line("name", name, 120).refuse();
		Optional<Vendor> before = find(id);
		Saved.refuseStale(version, before.map(Vendor::version));
		if (before.isPresent() && before.get().name().equals(name)) {
			return new Saved<>(before.get(), false);
		}
		if (before.isEmpty()) {
			this.jdbc.sql("insert into vendor (id, name, active, version) values (?, ?, true, 1)")
				.params(id, name)
				.update();
		}
		else {
			Saved.requireNewest(
					this.jdbc.sql("update vendor set name = ?, version = version + 1 where id = ? and version = ?")
						.params(name, id, before.get().version())
						.update());
		}
		this.history.changed(actor.login(), before.isEmpty() ? AdminAct.VENDOR_CREATED : AdminAct.VENDOR_CHANGED, id,
				before.map((one) -> Map.of("name", one.name())).orElse(Map.of()), Map.of("name", name));
		this.events.publishEvent(new StaffChanged(StaffChanged.Subject.VENDOR, id));
		return new Saved<>(find(id).orElseThrow(), before.isEmpty());
	}

	/**
	 * The switch. Off: the vendor's people are OFFLINE and logged out at once, and their
	 * tokens count no more within seconds, on every node.
	 */
	@Transactional
	public Vendor activate(String id, boolean active, Viewer actor) {
		Vendor before = find(id).orElseThrow(StaffNotFoundException::new);
		boolean switched = this.jdbc
			.sql("update vendor set active = ?, version = version + 1 where id = ? and active <> ?")
			.params(active, id, active)
			.update() == 1;
		if (!switched) {
			return before;
		}
		this.history.changed(actor.login(), active ? AdminAct.VENDOR_ADMITTED : AdminAct.VENDOR_CUT_OFF, id,
				Map.of("active", !active), Map.of("active", active));
		this.events.publishEvent(new StaffChanged(StaffChanged.Subject.VENDOR, id));
		if (!active) {
			List<Agent> people = this.staff.everybody().stream().filter((one) -> id.equals(one.vendor())).toList();
			people.stream()
				.filter((one) -> one.presence() != Presence.OFFLINE)
				.forEach((one) -> this.presences.change(one.login(), Presence.OFFLINE, ""));
			people.forEach((one) -> this.sessions.endAllOf(one.login()));
			this.events.publishEvent(new VendorCutOff(id, people));
		}
		return find(id).orElseThrow();
	}

	private Optional<Vendor> find(String id) {
		return list().stream().filter((one) -> one.id().equals(id)).findFirst();
	}

}
