package io.stagedesk.staff.roster;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffChanged;
import io.stagedesk.staff.StaffConflictException;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.people.Names;
import io.stagedesk.staff.people.Saved;
import io.stagedesk.staff.roster.Shift.Member;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shifts, planned by administrators and by the supervisors of their team. */
@Service
public class Shifts {

	private static final int MOST_MEMBERS = 500;

	private final RosterRows rows;

	private final Rosters rosters;

	private final Staff staff;

	private final Calendars calendars;

	private final AdminEvents history;

	private final ApplicationEventPublisher events;

	Shifts(RosterRows rows, Rosters rosters, Staff staff, Calendars calendars, AdminEvents history,
			ApplicationEventPublisher events) {
		this.rows = rows;
		this.rosters = rosters;
		this.staff = staff;
		this.calendars = calendars;
		this.history = history;
		this.events = events;
	}

	/** All, by key. */
	@Transactional(readOnly = true)
	public List<Shift> list() {
		return this.rows.shifts();
	}

	@Transactional(readOnly = true)
	public Optional<Shift> find(String key) {
		return list().stream().filter((one) -> one.key().equals(key)).findFirst();
	}

	/**
	 * @throws StaffNotFoundException where there is none (404)
	 */
	@Transactional(readOnly = true)
	public Shift get(String key) {
		return find(key).orElseThrow(StaffNotFoundException::new);
	}

	/**
	 * Plans a shift: a new one, or one as it shall be from now on.
	 * @param version the one that the writer has seen, where it matters
	 * @throws FieldErrorsException with all that is wrong (422)
	 * @throws StaffConflictException where somebody else was faster (409)
	 * @throws AccessDeniedException for a supervisor of other teams (403)
	 */
	@Transactional
	public Saved<Shift> save(Shift wish, Optional<Integer> version, Viewer actor) {
		requirePlanner(actor, wish.team());
		Optional<Shift> before = find(wish.key());
		before.ifPresent((one) -> requirePlanner(actor, one.team()));
		check(wish, before);
		Saved.refuseStale(version, before.map(Shift::version));
		int seen = before.map(Shift::version).orElse(0);
		Shift next = new Shift(wish.key(), wish.name(), wish.team(), wish.calendar(), wish.nextShift(), wish.members(),
				seen);
		if (before.isPresent() && facts(before.get()).equals(facts(next))) {
			return new Saved<>(before.get(), false);
		}
		if (before.isEmpty()) {
			this.rows.insert(next);
		}
		else {
			Saved.requireNewest(this.rows.update(next) ? 1 : 0);
		}
		this.history.changed(actor.login(), before.isEmpty() ? AdminAct.SHIFT_CREATED : AdminAct.SHIFT_CHANGED,
				next.key(), before.map(Shifts::facts).orElse(Map.of()), facts(next));
		tell(next.key());
		return new Saved<>(get(next.key()), before.isEmpty());
	}

	/**
	 * @throws StaffConflictException while another shift hands over to it (409)
	 */
	@Transactional
	public void remove(String key, Viewer actor) {
		Shift shift = get(key);
		requirePlanner(actor, shift.team());
		if (list().stream().anyMatch((one) -> key.equals(one.nextShift()) && !one.key().equals(key))) {
			throw new StaffConflictException("Another shift hands over to this one");
		}
		this.rows.delete(key);
		this.history.changed(actor.login(), AdminAct.SHIFT_REMOVED, key, facts(shift), Map.of());
		tell(key);
	}

	/** Whether a viewer plans the shifts of a team. */
	public static boolean plans(Viewer viewer, String team) {
		return viewer.role() == Role.ADMIN || (viewer.role() == Role.SUPERVISOR && viewer.teams().contains(team));
	}

	private void check(Shift shift, Optional<Shift> before) {
		Set<String> keys = list().stream().map(Shift::key).collect(Collectors.toSet());
		Set<String> people = this.staff.everybody().stream().map(Agent::login).collect(Collectors.toSet());
		boolean teamStays = before.filter((one) -> one.team().equals(shift.team())).isPresent();
		Names names = new Names().key("key", shift.key())
			.line("name", shift.name(), 120)
			.require(teamStays || (Names.isKey(shift.team()) && this.staff.isTeam(shift.team())), "team",
					"is not a team")
			.require(this.calendars.find(shift.calendar()).isPresent(), "calendar", "is not a calendar")
			.require(shift.nextShift() == null || keys.contains(shift.nextShift()), "nextShift", "is not a shift")
			.require(!shift.key().equals(shift.nextShift()), "nextShift", "must be another shift")
			.require(shift.members().size() <= MOST_MEMBERS, "members",
					"must not have more than %d entries".formatted(MOST_MEMBERS));
		Set<Member> seen = new HashSet<>();
		for (int index = 0; index < Math.min(shift.members().size(), MOST_MEMBERS); index++) {
			Member member = shift.members().get(index);
			String field = "members[%d].".formatted(index);
			boolean dated = member.from() != null && WorkingTime.isInReach(member.from())
					&& (member.until() == null || WorkingTime.isInReach(member.until()));
			names.require(people.contains(member.login()), field + "login", "is not an agent")
				.require(dated, field + "from", "must be a date such as 2026-12-24")
				.require(!dated || member.until() == null || !member.until().isBefore(member.from()), field + "until",
						"must not be before the beginning");
			if (dated) {
				names.require(seen.stream().noneMatch(member::meets), field + "from",
						"meets another entry of this person");
				seen.add(member);
			}
		}
		names.refuse();
	}

	private static void requirePlanner(Viewer viewer, String team) {
		if (!plans(viewer, team)) {
			throw new AccessDeniedException("This is not one of your teams");
		}
	}

	private void tell(String key) {
		this.rosters.changed();
		this.events.publishEvent(new StaffChanged(StaffChanged.Subject.SHIFT, key));
	}

	private static Map<String, Object> facts(Shift shift) {
		return Map.of("name", shift.name(), "team", shift.team(), "calendar", shift.calendar(), "nextShift",
				Objects.requireNonNullElse(shift.nextShift(), ""), "members",
				shift.members()
					.stream()
					.map((one) -> "%s %s..%s".formatted(one.login(), one.from(),
							Objects.requireNonNullElse(one.until(), "")))
					.sorted()
					.toList());
	}

}
