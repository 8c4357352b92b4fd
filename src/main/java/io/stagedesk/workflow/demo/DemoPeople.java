package io.stagedesk.workflow.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Skills;
import io.stagedesk.staff.people.Vendors;
import io.stagedesk.staff.roster.Shift;
import io.stagedesk.staff.roster.Shift.Member;
import io.stagedesk.staff.roster.Shifts;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people, teams, skills, shifts and tokens of the demo. */
@Component
@Profile("demo")
class DemoPeople {

	static final List<Team> TEAMS = List.of(new Team("payments", "Payments"), new Team("technical", "Technical"),
			new Team("trust", "Trust"), new Team("commerce", "Commerce"), new Team("care", "Care"),
			new Team("complaints", "Complaints"));

	private static final Set<String> ALL = Set.of("payments", "technical", "trust", "commerce", "care", "complaints");

	private static final Viewer SYSTEM = new Viewer("system", "StageDesk", Role.ADMIN, Set.of());

	private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

	private static final String EMEA = """
			{"zone":"Europe/Berlin","holidayCountry":"DE","windows":[
			{"day":"MONDAY","from":"06:00","to":"22:00"},{"day":"TUESDAY","from":"06:00","to":"22:00"},
			{"day":"WEDNESDAY","from":"06:00","to":"22:00"},{"day":"THURSDAY","from":"06:00","to":"22:00"},
			{"day":"FRIDAY","from":"06:00","to":"22:00"},{"day":"SATURDAY","from":"06:00","to":"22:00"},
			{"day":"SUNDAY","from":"06:00","to":"22:00"}]}""";

	private static final String AMERICAS = """
			{"zone":"America/New_York","windows":[
			{"day":"MONDAY","from":"08:00","to":"23:00"},{"day":"TUESDAY","from":"08:00","to":"23:00"},
			{"day":"WEDNESDAY","from":"08:00","to":"23:00"},{"day":"THURSDAY","from":"08:00","to":"23:00"},
			{"day":"FRIDAY","from":"08:00","to":"23:00"},{"day":"SATURDAY","from":"08:00","to":"23:00"},
			{"day":"SUNDAY","from":"08:00","to":"23:00"}]}""";

	private final Staff staff;

	private final Skills skills;

	private final Vendors vendors;

	private final Shifts shifts;

	private final Calendars calendars;

	private final JsonMapper json;

	private final Credentials credentials;

	private final PasswordEncoder passwords;

	DemoPeople(Staff staff, Skills skills, Vendors vendors, Shifts shifts, Calendars calendars, JsonMapper json,
			Credentials credentials, PasswordEncoder passwords) {
		this.staff = staff;
		this.skills = skills;
		this.vendors = vendors;
		this.shifts = shifts;
		this.calendars = calendars;
		this.json = json;
		this.credentials = credentials;
		this.passwords = passwords;
	}

	/** Takes everybody on; once, on an empty database. */
	@Transactional
	public boolean arrive() {
		if (!this.staff.everybody().isEmpty()) {
			return false;
		}
		TEAMS.forEach(this.staff::found);
		this.vendors.save("acme", "Acme Support", Optional.empty(), SYSTEM);
		skill("payments-refund", "Refunds", "退款");
		skill("payments-coins", "Coins and gifts", "金币与礼物");
		skill("live-media", "Live audio and video", "直播音视频");
		skill("account-access", "Access to accounts", "账号登录");
		skill("moderation", "Moderation", "内容审核");
		String password = this.passwords.encode("stagedesk");
		hire("ada", "Ada Admin", Role.ADMIN, Set.of("en"), Set.of(), Map.of(), password);
		hire("mona", "Mona Manager", Role.SUPERVISOR, Set.of("en", "zh"), ALL, Map.of(), password);
		hire("paul", "Paul Process", Role.PROCESS_OWNER, Set.of("en"), Set.of(), Map.of(), password);
		hire("ana", "Ana Alves", Role.AGENT, Set.of("en", "es", "pt"), Set.of("payments"),
				Map.of("payments-refund", 4, "payments-coins", 3), password);
		hire("yuki", "Yuki Yamada", Role.AGENT, Set.of("ja", "en"), Set.of("payments"),
				Map.of("payments-coins", 5, "payments-refund", 3), password);
		hire("chen", "Chen Chao", Role.AGENT, Set.of("zh", "en"), Set.of("technical"),
				Map.of("live-media", 5, "account-access", 3), password);
		hire("lina", "Lina Lahoud", Role.AGENT, Set.of("ar", "en"), Set.of("trust"), Map.of("moderation", 5), password);
		hire("omar", "Omar Ortiz", Role.AGENT, Set.of("en", "fr"), Set.of("technical"),
				Map.of("live-media", 3, "account-access", 4), password);
		hire("vera", "Vera Vendor", Role.VENDOR_AGENT, Set.of("en"), Set.of(), Map.of("moderation", 2), password);
		hire("app", "Live app", Role.INTEGRATION, Set.of(), Set.of(), Map.of(), null);
		calendar("emea", "EMEA day", EMEA);
		calendar("americas", "Americas day", AMERICAS);
		shift("technical-americas", "Technical, Americas", "americas", null, List.of());
		shift("technical-emea", "Technical, EMEA", "emea", "technical-americas",
				List.of(new Member("chen", BEGIN, null)));
		return true;
	}

	private void skill(String id, String name, String nameZh) {
		this.skills.save(id, name, nameZh, Optional.empty(), SYSTEM);
	}

	private void calendar(String key, String name, String spec) {
		this.calendars.save(key, name, CalendarSpec.read(this.json.readTree(spec), ""), Optional.empty(), "system");
	}

	private void shift(String key, String name, String calendar, String next, List<Member> members) {
		this.shifts.save(new Shift(key, name, "technical", calendar, next, members, 0), Optional.empty(), SYSTEM);
	}

	private void hire(String login, String name, Role role, Set<String> languages, Set<String> teams,
			Map<String, Integer> skills, String password) {
		String vendor = (role == Role.VENDOR_AGENT) ? "acme" : null;
		this.staff.hire(new Agent(login, name, login + "@stagedesk.example", role, vendor, languages, teams,
				Presence.OFFLINE, true, Agent.USUAL_CAPACITY, skills, Map.of()), password);
		this.credentials.issue(login, "demo-" + login);
	}

}
