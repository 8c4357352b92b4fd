package io.stagedesk.staff.web.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.page.Forms;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Presences;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.roster.Absence;
import io.stagedesk.staff.roster.Absences;
import io.stagedesk.staff.roster.Shifts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** The administrator's pages, without a browser. */
@DeskTest
class StaffPagesTests {

	@Autowired
	MockMvc mvc;

	@Autowired
	Staff staff;

	@Autowired
	Presences presences;

	@Autowired
	Shifts shifts;

	@Autowired
	Absences absences;

	@Autowired
	Fixtures fixtures;

	@ParameterizedTest
	@CsvSource({ "/admin,What was changed,变更记录", "/admin/people,Chen Chao,筛选",
			"/admin/people/chen,Live audio and video,直播音视频", "/admin/teams,Payments,客服组", "/admin/skills,Moderation,技能",
			"/admin/vendors,Acme Support,切断", "/admin/shifts,Technical,排班",
			"/admin/shifts/technical-emea,06:00–22:00,缺勤", "/admin/presence,Lunch,用餐",
			"/admin/events,Vendor created,新建外包商", "/admin/import,Try it,试运行" })
	void speaksBothLanguages(String path, String english, String chinese) throws Exception {
		assertThat(html(get(path), "ada", "en")).contains(english);
		assertThat(html(get(path), "ada", "zh-CN")).contains(chinese);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin", "/admin/people", "/admin/people/chen", "/admin/vendors", "/admin/events",
			"/admin/import" })
	void keepsSupervisorsOut(String path) throws Exception {
		assertThat(send(get(path), "mona", "en").getResponse().getStatus()).isEqualTo(403);
	}

	@Test
	void keepsWhatWasTypedAboutAPersonAndTellsWhatIsWrong() throws Exception {
		MultiValueMap<String, String> typed = fields(Map.of("name", "Chen Changed", "email", "nowhere", "role", "AGENT",
				"languages", "zh, English", "capacity", "400", "version", "1", "employed", "true"));
		MvcResult page = send(post("/admin/people/chen").params(typed), "ada", "en");
		Forms forms = (Forms) page.getModelAndView().getModel().get("forms");
		assertThat(forms.of("person").errors()).containsOnlyKeys("email", "languages", "capacity");
		assertThat(text(page)).contains("value=\"Chen Changed\"", "value=\"nowhere\"", "value=\"400\"");
		assertThat(this.staff.agent("chen").orElseThrow().name()).isEqualTo("Chen Chao");
	}

	@Test
	void takesSomebodyOnWithSkillsAndWeights() throws Exception {
		MultiValueMap<String, String> typed = fields(Map.of("name", "Petra Page", "role", "AGENT", "languages", "de en",
				"capacity", "12", "version", "0", "employed", "true", "skill.moderation", "4", "weight.CHAT", "0"));
		typed.add("teams", "care");
		typed.add("teams", "trust");
		MvcResult page = send(post("/admin/people/petra").params(typed), "ada", "en");
		assertThat(page.getResponse().getRedirectedUrl()).isEqualTo("/admin/people/petra?done=saved");
		assertThat(this.staff.agent("petra")).hasValueSatisfying((one) -> {
			assertThat(one.teams()).containsExactlyInAnyOrder("care", "trust");
			assertThat(one.skills()).containsExactlyEntriesOf(Map.of("moderation", 4));
			assertThat(one.weights()).containsExactlyEntriesOf(Map.of("CHAT", 0));
			assertThat(one.capacity()).isEqualTo(12);
		});
		assertThat(html(get("/admin/events"), "ada", "en")).contains("Person taken on", "petra");
	}

	@Test
	void letsASupervisorPlanAShiftOfTheOwnTeams() throws Exception {
		MultiValueMap<String, String> typed = fields(Map.of("name", "Care at night", "team", "care", "calendar",
				"always", "version", "0", "members[3].login", "lina", "members[3].from", "2026-12-01"));
		MvcResult page = send(post("/admin/shifts/care-night").params(typed), "mona", "en");
		assertThat(page.getResponse().getRedirectedUrl()).isEqualTo("/admin/shifts/care-night?done=saved");
		assertThat(this.shifts.get("care-night").members()).hasSize(1);
		send(post("/admin/shifts/care-night").param("action", "remove"), "mona", "en");
		assertThat(this.shifts.find("care-night")).isEmpty();
	}

	@Test
	void tellsWhichMemberOfAShiftIsWrong() throws Exception {
		MultiValueMap<String, String> typed = fields(
				Map.of("name", "", "team", "care", "calendar", "always", "version", "0", "members[0].login", "nobody",
						"members[0].from", "2026-12-01", "members[7].login", "lina", "members[7].from", "2026-12-01"));
		MvcResult page = send(post("/admin/shifts/care-wrong").params(typed), "ada", "en");
		Forms forms = (Forms) page.getModelAndView().getModel().get("forms");
		assertThat(forms.of("shift").errors()).containsOnlyKeys("name", "members[0].login");
	}

	@Test
	void saysWhySomebodyIsNotOnShift() throws Exception {
		Absence absence = this.absences.create(new Absences.Wish("lina", "2026-01-01", "2028-06-30", "leave", ""),
				this.fixtures.viewer("ada"));
		try {
			assertThat(html(get("/admin/people/lina"), "ada", "en")).contains("off shift",
					"absent until 2028-07-01 00:00 UTC");
			assertThat(html(get("/admin/people/lina"), "ada", "zh-CN")).contains("缺勤至 2028-07-01 00:00 UTC");
		}
		finally {
			this.absences.remove(absence.id(), this.fixtures.viewer("ada"));
		}
		assertThat(html(get("/admin/people/lina"), "ada", "en")).contains("on shift").doesNotContain("absent until");
	}

	@Test
	void switchesOnesPresenceAndLeadsBackWithinTheDesk() throws Exception {
		MvcResult page = send(post("/presence").param("presence", "BUSY")
			.param("reason", "meeting")
			.header("Referer", "https://elsewhere.example/desk?view=mine"), "lina", "en");
		assertThat(page.getResponse().getRedirectedUrl()).isEqualTo("/desk?view=mine");
		assertThat(this.presences.of("lina").reason()).isEqualTo("meeting");
		assertThat(html(get("/desk"), "lina", "zh-CN")).contains("原因：会议");
		this.presences.change("lina", Presence.OFFLINE, "");
	}

	private String html(MockHttpServletRequestBuilder request, String login, String language) throws Exception {
		MvcResult page = send(request, login, language);
		assertThat(page.getResponse().getStatus()).isEqualTo(200);
		return text(page);
	}

	private MvcResult send(MockHttpServletRequestBuilder request, String login, String language) throws Exception {
		return this.mvc
			.perform(request.header("Authorization", "Bearer demo-" + login).header("Accept-Language", language))
			.andReturn();
	}

	private static String text(MvcResult page) throws Exception {
		return page.getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

	private static MultiValueMap<String, String> fields(Map<String, String> values) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		values.forEach(fields::add);
		return fields;
	}

}
