package io.stagedesk.workflow.demo;

import java.util.List;
import java.util.Set;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;

import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people, teams and tokens of the demo. */
@Component
@Profile("demo")
class DemoPeople {

	static final List<Team> TEAMS = List.of(new Team("payments", "Payments"), new Team("technical", "Technical"),
			new Team("trust", "Trust"), new Team("commerce", "Commerce"), new Team("care", "Care"),
			new Team("complaints", "Complaints"));

	private static final Set<String> ALL = Set.of("payments", "technical", "trust", "commerce", "care", "complaints");

	private final Staff staff;

	private final Credentials credentials;

	private final PasswordEncoder passwords;

	DemoPeople(Staff staff, Credentials credentials, PasswordEncoder passwords) {
		this.staff = staff;
		this.credentials = credentials;
		this.passwords = passwords;
	}

	/** Takes everybody on; once, on an empty database. */
	@Transactional
	public boolean arrive() {
		if (!this.staff.agents().isEmpty()) {
			return false;
		}
		TEAMS.forEach(this.staff::found);
		String password = this.passwords.encode("stagedesk");
		hire("ada", "Ada Admin", Role.ADMIN, Set.of("en"), Set.of(), password);
		hire("mona", "Mona Manager", Role.SUPERVISOR, Set.of("en", "zh"), ALL, password);
		hire("paul", "Paul Process", Role.PROCESS_OWNER, Set.of("en"), Set.of(), password);
		hire("ana", "Ana Alves", Role.AGENT, Set.of("en", "es", "pt"), Set.of("payments"), password);
		hire("yuki", "Yuki Yamada", Role.AGENT, Set.of("ja", "en"), Set.of("payments"), password);
		hire("chen", "Chen Chao", Role.AGENT, Set.of("zh", "en"), Set.of("technical"), password);
		hire("lina", "Lina Lahoud", Role.AGENT, Set.of("ar", "en"), Set.of("trust"), password);
		hire("omar", "Omar Ortiz", Role.AGENT, Set.of("en", "fr"), Set.of("technical"), password);
		hire("vera", "Vera Vendor", Role.VENDOR_AGENT, Set.of("en"), Set.of(), password);
		hire("app", "Live app", Role.INTEGRATION, Set.of(), Set.of(), null);
		return true;
	}

	private void hire(String login, String name, Role role, Set<String> languages, Set<String> teams, String password) {
		String vendor = (role == Role.VENDOR_AGENT) ? "acme" : null;
		this.staff.hire(
				new Agent(login, name, login + "@stagedesk.example", role, vendor, languages, teams, Presence.OFFLINE),
				password);
		this.credentials.issue(login, "demo-" + login);
	}

}
