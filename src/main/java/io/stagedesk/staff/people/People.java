package io.stagedesk.staff.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Capacity;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.PresenceState;
import io.stagedesk.staff.Presences;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffChanged;
import io.stagedesk.staff.StaffConflictException;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.session.Sessions;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People come, get other terms, and leave; nobody is deleted. */
@Service
public class People {

	private final JdbcClient jdbc;

	private final Staff staff;

	private final Presences presences;

	private final Skills skills;

	private final Vendors vendors;

	private final Capacity capacity;

	private final AdminEvents history;

	private final Sessions sessions;

	private final ApplicationEventPublisher events;

	People(JdbcClient jdbc, Staff staff, Presences presences, Skills skills, Vendors vendors, Capacity capacity,
			AdminEvents history, Sessions sessions, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.staff = staff;
		this.presences = presences;
		this.skills = skills;
		this.vendors = vendors;
		this.capacity = capacity;
		this.history = history;
		this.sessions = sessions;
		this.events = events;
	}

	/** All, by login. */
	@Transactional(readOnly = true)
	public List<Person> list() {
		Map<String, Employment> employments = this.jdbc
			.sql("select login, active, version, password_hash is not null as entry from agent")
			.query((row, number) -> new Employment(row.getString("login"), row.getBoolean("active"),
					row.getBoolean("entry"), row.getInt("version")))
			.list()
			.stream()
			.collect(Collectors.toMap(Employment::login, Function.identity()));
		Map<String, PresenceState> states = this.presences.all();
		return this.staff.everybody()
			.stream()
			.filter((one) -> employments.containsKey(one.login()) && states.containsKey(one.login()))
			.map((one) -> person(one, employments.get(one.login()), states.get(one.login())))
			.toList();
	}

	@Transactional(readOnly = true)
	public Optional<Person> find(String login) {
		return this.staff.agent(login)
			.map((agent) -> person(agent, this.jdbc
				.sql("select login, active, version, password_hash is not null as entry from agent where login = ?")
				.param(login)
				.query((row, number) -> new Employment(login, row.getBoolean("active"), row.getBoolean("entry"),
						row.getInt("version")))
				.single(), this.presences.of(login)));
	}

	/**
	 * @throws StaffNotFoundException where there is nobody of this name (404)
	 */
	@Transactional(readOnly = true)
	public Person get(String login) {
		return find(login).orElseThrow(StaffNotFoundException::new);
	}

	/** What is wrong with these terms, for each of many people. */
	@Transactional(readOnly = true)
	public Function<Wish, List<FieldError>> check() {
		TermsCheck check = new TermsCheck(this.staff.allTeams().stream().map(Team::id).collect(Collectors.toSet()),
				this.skills.list().stream().map(Skill::id).collect(Collectors.toSet()),
				this.vendors.list().stream().map(Vendor::id).collect(Collectors.toSet()),
				this.capacity.read().keySet());
		return (wish) -> check.faults(wish.login(), wish.terms());
	}

	/**
	 * Takes somebody on, or gives somebody other terms.
	 * @param version the one that the writer has seen, where it matters
	 * @throws FieldErrorsException with all that is wrong (422)
	 * @throws StaffConflictException where somebody else was faster, or where no
	 * administrator would be left (409)
	 */
	@Transactional
	public Saved<Person> save(String login, PersonTerms terms, Optional<Integer> version, Viewer actor) {
		List<FieldError> faults = check().apply(new Wish(login, terms));
		if (!faults.isEmpty()) {
			throw new FieldErrorsException(faults);
		}
		Optional<Person> before = find(login);
		Saved.refuseStale(version, before.map(Person::version));
		boolean changed = write(before, new Wish(login, terms), actor);
		if (changed) {
			requireAnAdministrator();
		}
		return new Saved<>(get(login), before.isEmpty());
	}

	/** Writes terms that have been checked; whether there was something to write. */
	@Transactional
	public boolean write(Optional<Person> before, Wish wish, Viewer actor) {
		if (before.isPresent() && before.get().terms().equals(wish.terms())) {
			return false;
		}
		Presence presence = before.map((one) -> one.agent().presence()).orElse(Presence.OFFLINE);
		Agent agent = wish.terms().agent(wish.login(), presence);
		if (before.isEmpty()) {
			this.staff.hire(agent, null);
		}
		else {
			Saved.requireNewest(this.staff.change(agent, before.get().version()) ? 1 : 0);
		}
		this.history.changed(actor.login(), before.isEmpty() ? AdminAct.AGENT_CREATED : AdminAct.AGENT_CHANGED,
				wish.login(), before.map((one) -> one.terms().facts()).orElse(Map.of()), wish.terms().facts());
		if (!agent.active() && presence != Presence.OFFLINE) {
			this.presences.change(wish.login(), Presence.OFFLINE, "");
		}
		if (!agent.active()) {
			this.sessions.endAllOf(wish.login());
		}
		this.events.publishEvent(new StaffChanged(StaffChanged.Subject.AGENT, wish.login()));
		return true;
	}

	/** Gives somebody other skills, and nothing else. */
	@Transactional
	public Person grade(String login, Map<String, Integer> skills, Optional<Integer> version, Viewer actor) {
		Person before = get(login);
		return save(login, before.terms().withSkills(skills), version.or(() -> Optional.of(before.version())), actor)
			.value();
	}

	/**
	 * @throws StaffConflictException where nobody could administer the desk (409)
	 */
	@Transactional(readOnly = true)
	public void requireAnAdministrator() {
		boolean left = this.staff.agents().stream().anyMatch((one) -> one.role() == Role.ADMIN);
		if (!left) {
			throw new StaffConflictException("Somebody must be left who administers the desk");
		}
	}

	/**
	 * Whether a viewer answers for somebody: supervisors for people of their own teams.
	 */
	public static boolean manages(Viewer viewer, Agent agent) {
		return viewer.role() == Role.ADMIN || (viewer.role() == Role.SUPERVISOR && shareATeam(viewer.teams(), agent));
	}

	private static boolean shareATeam(Set<String> teams, Agent agent) {
		return agent.teams().stream().anyMatch(teams::contains);
	}

	private static Person person(Agent agent, Employment employment, PresenceState presence) {
		return new Person(agent, employment.active(), employment.entry(), presence, employment.version());
	}

	/** Terms for somebody who may not be here yet. */
	public record Wish(String login, PersonTerms terms) {
	}

	private record Employment(String login, boolean active, boolean entry, int version) {
	}

}
