package io.stagedesk.sla.web.page.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.page.Forms;
import io.stagedesk.sla.Goal;
import io.stagedesk.sla.GoalUnit;
import io.stagedesk.sla.LadderStep;
import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.sla.LadderStep.Measure;
import io.stagedesk.sla.LedgerEntry;
import io.stagedesk.sla.Party;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.Policy;
import io.stagedesk.sla.PolicySpec;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.web.page.ChangeView;
import io.stagedesk.sla.web.page.ChangeView.Row;
import io.stagedesk.sla.web.page.Manager;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Policies on their pages; sla.md, case 20. */
@DeskTest
class PolicyPageTests {

	private static final String DEFAULT = "/board/policies/default";

	@Autowired
	MockMvc mvc;

	@Autowired
	Policies policies;

	@Autowired
	Promises promises;

	@Autowired
	Fixtures fixtures;

	Manager mona;

	@BeforeEach
	void comesMonaToAnEmptyDesk() {
		this.fixtures.leaveNothingToDo("payments");
		this.mona = Manager.mona(this.mvc);
	}

	@AfterEach
	void backToTheUsualPolicy() {
		Policy first = this.policies.at(Policies.DEFAULT, 1);
		this.policies.put(Policies.DEFAULT, first.name(), first.spec(), Optional.empty(), "mona");
	}

	@ParameterizedTest
	@CsvSource({ "en,4 business h,5 business days,no promise,VIPs get the VIP policy",
			"zh-CN,4 工作小时,5 个工作日,无承诺,VIP 用户使用 VIP 策略" })
	void showsWhatIsPromisedAndWhoGetsIt(String language, String hours, String days, String none, String rule)
			throws Exception {
		Manager manager = new Manager(this.mvc, "mona", language);
		assertThat(Manager.text(manager.opens("/board/policies"))).contains(hours, days, none);
		assertThat(Manager.text(manager.opens("/board/policies/vip"))).contains(rule, "&quot;VIP&quot;");
	}

	@Test
	void savesWithoutAChangeWhatItShows() throws Exception {
		PolicySpec before = this.policies.get(Policies.DEFAULT).spec();
		int version = version();
		MvcResult preview = this.mona.sends(DEFAULT, "preview", typed());
		assertThat(Manager.text(preview)).contains("It says the same as version " + version);
		this.mona.chooses(preview, "future");
		assertThat(version()).isEqualTo(version);
		assertThat(this.policies.get(Policies.DEFAULT).spec()).isEqualTo(before);
	}

	@Test
	void keepsWhatWasTypedAndTellsWhatIsWrongAtItsField() throws Exception {
		int version = version();
		MultiValueMap<String, String> typed = typed();
		typed.set("warnPercent", "100");
		typed.set("goals.P2.RESOLUTION.value", "soon");
		typed.set("goals.P3.UPDATE.value", "99999999");
		typed.set("ladder[3].value", "50");
		typed.set("ladder[3].measure", "PERCENT");
		typed.set("ladder[3].to", "PERSON");
		typed.set("ladder[4].value", "60");
		typed.set("ladder[4].measure", "PERCENT");
		typed.set("ladder[4].to", "MANAGER");
		MvcResult page = this.mona.sends(DEFAULT, "preview", typed);
		Forms forms = (Forms) page.getModelAndView().getModel().get("forms");
		assertThat(forms.of("policy").errors()).containsOnlyKeys("warnPercent", "goals.P2.RESOLUTION.value",
				"goals.P3.UPDATE.value", "ladder[3].person", "ladder[4].value");
		assertThat(forms.complaint()).isNull();
		assertThat(Manager.html(page)).contains("value=\"soon\"", "value=\"99999999\"",
				"id=\"policy-goals.P2.RESOLUTION.value-error\"", "id=\"policy-ladder[3].person-error\"");
		assertThat(version()).isEqualTo(version);
	}

	@Test
	void showsThenSavesForNewTicketsThenForOpenOnes() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket("payment", Priority.P1);
		PromiseClock before = resolution(ticket);
		int version = version();
		MvcResult preview = this.mona.sends(DEFAULT, "preview", twoDays());
		ChangeView change = (ChangeView) preview.getModelAndView().getModel().get("change");
		Row row = change.rows()
			.stream()
			.filter((one) -> one.ticket().equals(ticket.number()) && one.target().equals("RESOLUTION"))
			.findFirst()
			.orElseThrow();
		assertThat(row.dueAt()).isEqualTo(before.dueAt());
		assertThat(row.newDueAt()).isEqualTo(before.dueAt().plus(Duration.ofDays(1)));
		assertThat(row.by()).isEqualTo("+1 d");
		assertThat(change.differences()).containsExactly("P1, Resolution: 24 h → 2 days");
		assertThat(version()).isEqualTo(version);
		assertThat(resolution(ticket)).isEqualTo(before);

		MvcResult future = this.mona.chooses(preview, "future");
		assertThat(future.getResponse().getRedirectedUrl()).isEqualTo(DEFAULT + "?done=FUTURE&tickets=0");
		assertThat(version()).isEqualTo(version + 1);
		assertThat(resolution(ticket)).isEqualTo(before);
		assertThat(Manager.text(this.mona.opens(DEFAULT))).contains("Mona", "P1, Resolution: 24 h → 2 days");

		MvcResult open = this.mona.chooses(this.mona.sends(DEFAULT, "preview", twoDays()), "open");
		assertThat(open.getResponse().getRedirectedUrl()).startsWith(DEFAULT + "?done=OPEN&tickets=");
		assertThat(version()).isEqualTo(version + 1);
		PromiseClock after = resolution(ticket);
		assertThat(after.dueAt()).isEqualTo(before.dueAt().plus(Duration.ofDays(1)));
		assertThat(this.promises.ledger(after)).extracting(LedgerEntry::kind).containsExactly("STARTED", "RETARGETED");
		assertThat(this.promises.ledger(after).get(0).dueAt()).isEqualTo(before.dueAt());
	}

	@Test
	void saysThatAPromiseComesOrGoes() throws Exception {
		TicketSnapshot p1 = this.fixtures.aTicket("payment", Priority.P1);
		TicketSnapshot p3 = this.fixtures.aTicket("question", Priority.P3);
		MultiValueMap<String, String> typed = typed();
		typed.set("goals.P1.RESOLUTION.value", "");
		typed.set("goals.P3.RESOLUTION.value", "10");
		typed.set("goals.P3.RESOLUTION.unit", "BUSINESS_DAYS");
		MvcResult preview = this.mona.sends(DEFAULT, "preview", typed);
		ChangeView change = (ChangeView) preview.getModelAndView().getModel().get("change");
		assertThat(change.rows()).anyMatch((row) -> row.ticket().equals(p1.number()) && row.newDueAt() == null)
			.anyMatch((row) -> row.ticket().equals(p3.number()) && row.dueAt() == null);
		assertThat(Manager.text(preview)).contains("no longer promised", "new promise",
				"P3, Resolution: no promise → 10 business days");
	}

	@ParameterizedTest
	@ValueSource(strings = { "preview", "future", "open" })
	void refusesAVersionThatAnotherManagerReplaced(String action) throws Exception {
		MultiValueMap<String, String> typed = twoDays();
		Policy before = this.policies.get(Policies.DEFAULT);
		this.policies.put(Policies.DEFAULT, "Usual", before.spec(), Optional.empty(), "ada");
		MvcResult page = this.mona.sends(DEFAULT, action, typed);
		assertThat(page.getModelAndView().getViewName()).isEqualTo("sla/policy");
		assertThat(Manager.text(page)).contains("Ada Admin has saved version %d meanwhile".formatted(version()),
				"Name: Default → Usual");
		assertThat(((PolicyForm) page.getModelAndView().getModel().get("typed")).goals()
			.get("goals.P1.RESOLUTION")
			.value()).isEqualTo("48");
		assertThat(this.policies.get(Policies.DEFAULT).spec()).isEqualTo(before.spec());
		MvcResult again = this.mona.sends(DEFAULT, "rebase", typed);
		assertThat(Manager.html(again)).contains("name=\"version\" value=\"%d\"".formatted(version()));
	}

	@Test
	void keepsWhatTeamsAndVendorsPromise() throws Exception {
		MultiValueMap<String, String> typed = typed();
		segment(typed, 0, "team:payments", "P1", "30", "CALENDAR_MINUTES");
		segment(typed, 1, "vendor:acme", "P2", "4", "BUSINESS_HOURS");
		segment(typed, 4, "team:payments", "P0", "1", "BUSINESS_DAYS");
		segment(typed, 5, "team:care", "P3", "", "CALENDAR_HOURS");
		MvcResult preview = this.mona.sends(DEFAULT, "preview", typed);
		assertThat(((ChangeView) preview.getModelAndView().getModel().get("change")).differences()).containsExactly(
				"OLA of Payments, P0: no promise → 1 business day", "OLA of Payments, P1: no promise → 30 min",
				"OLA of acme, P2: no promise → 4 business h");
		this.mona.chooses(preview, "future");
		Map<Party, Map<Priority, Goal>> stored = this.policies.get(Policies.DEFAULT).spec().ola();
		assertThat(stored).isEqualTo(Map.of(Party.team("payments"),
				Map.of(Priority.P0, new Goal(1, GoalUnit.BUSINESS_DAYS), Priority.P1,
						new Goal(30, GoalUnit.CALENDAR_MINUTES)),
				Party.vendor("acme"), Map.of(Priority.P2, new Goal(240, GoalUnit.BUSINESS_MINUTES))));
		int version = version();
		MvcResult same = this.mona.sends(DEFAULT, "preview", typed());
		assertThat(Manager.text(same)).contains("It says the same as version " + version);
		MultiValueMap<String, String> fewer = typed();
		segment(fewer, 0, "team:payments", "P0", "", "BUSINESS_DAYS");
		this.mona.chooses(this.mona.sends(DEFAULT, "preview", fewer), "future");
		assertThat(this.policies.get(Policies.DEFAULT).spec().ola().get(Party.team("payments")))
			.containsOnlyKeys(Priority.P1);
	}

	@Test
	void keepsTypedSegmentsAndTellsWhatIsWrongAtItsField() throws Exception {
		MultiValueMap<String, String> typed = typed();
		segment(typed, 0, "team:payments", "P1", "30", "CALENDAR_MINUTES");
		segment(typed, 1, "", "P1", "2", "CALENDAR_HOURS");
		segment(typed, 2, "vendor:acme", "P2", "soon", "CALENDAR_HOURS");
		segment(typed, 3, "team:payments", "P1", "31", "CALENDAR_MINUTES");
		segment(typed, 4, "team:nowhere", "P1", "5", "CALENDAR_HOURS");
		segment(typed, 5, "team:payments", "P9", "5", "CALENDAR_HOURS");
		segment(typed, 6, "vendor:acme", "P3", "3651", "BUSINESS_DAYS");
		segment(typed, 7, "vendor:acme", "P0", "5", "WEEKS");
		MvcResult page = this.mona.sends(DEFAULT, "preview", typed);
		Forms forms = (Forms) page.getModelAndView().getModel().get("forms");
		assertThat(forms.of("policy").errors()).containsOnlyKeys("ola[1].party", "ola[2].value", "ola[3].priority",
				"ola[4].party", "ola[5].priority", "ola[6].value", "ola[7].unit");
		assertThat(forms.complaint()).isNull();
		assertThat(Manager.html(page)).contains("value=\"soon\"", "id=\"policy-ola[2].value-error\"",
				"selected value=\"team:nowhere\"");
		assertThat(Manager.text(new Manager(this.mvc, "mona", "zh-CN").sends(DEFAULT, "preview", typed))).contains("必填",
				"请填写整数，至少为 1，最多十年", "重复", "不是客服组");
	}

	@ParameterizedTest
	@CsvSource({ "party,team:", "party,moon:x", "party,'vendor:a\u0000b'", "priority,''", "priority,'a.b[0]'",
			"unit,'a\u0000'", "value,99999999999" })
	void neverFailsOnSegmentsThatABrowserWouldNotSend(String field, String value) throws Exception {
		for (String action : List.of("preview", "future", "open", "try", "ola", "ladder")) {
			MultiValueMap<String, String> typed = typed();
			segment(typed, 0, "team:payments", "P1", "30", "CALENDAR_MINUTES");
			typed.set("ola[0]." + field, value);
			assertThat(this.mona.sends(DEFAULT, action, typed).getResponse().getStatus()).isEqualTo(200);
		}
		assertThat(this.policies.get(Policies.DEFAULT).spec().ola()).isEmpty();
	}

	@Test
	void addsARowForASegment() throws Exception {
		MvcResult page = this.mona.sends(DEFAULT, "ola", typed());
		assertThat(((PolicyForm) page.getModelAndView().getModel().get("typed")).ola())
			.containsExactly(SegmentRow.BLANK);
		assertThat(Manager.html(page)).contains("name=\"ola[0].party\"", "value=\"vendor:acme\"");
	}

	@Test
	void triesOutWhatIsTypedWithoutStoringIt() throws Exception {
		MultiValueMap<String, String> typed = typed();
		typed.set("goals.P2.UPDATE.value", "2");
		typed.set("goals.P2.UPDATE.unit", "CALENDAR_DAYS");
		typed.set("try.priority", "P2");
		typed.set("try.at", "2026-11-20T16:30");
		typed.set("try.zone", "Asia/Shanghai");
		int version = version();
		MvcResult page = this.mona.sends(DEFAULT, "try", typed);
		assertThat((List<?>) page.getModelAndView().getModel().get("lines")).hasSize(3);
		assertThat(Manager.text(page)).contains("First response : 4 business h Mon, 23 Nov 2026 11:30",
				"Resolution : 5 business days Fri, 27 Nov 2026 16:30", "Update : 2 days Sun, 22 Nov 2026 16:30");
		assertThat(version()).isEqualTo(version);
		typed.set("try.zone", "Europe/Berlin");
		assertThat(Manager.text(this.mona.sends(DEFAULT, "try", typed)))
			.contains("4 business h Mon, 23 Nov 2026 06:00");
	}

	@Test
	void saysWhatIsWrongWithATrial() throws Exception {
		MultiValueMap<String, String> typed = typed();
		typed.set("try.priority", "P9");
		typed.set("try.at", "tomorrow");
		typed.set("try.zone", "Mars/Base");
		MvcResult page = this.mona.sends(DEFAULT, "try", typed);
		Forms forms = (Forms) page.getModelAndView().getModel().get("forms");
		assertThat(forms.of("policy").errors()).containsOnlyKeys("try.priority", "try.at", "try.zone");
		assertThat(Manager.text(new Manager(this.mvc, "mona", "zh-CN").sends(DEFAULT, "try", typed)))
			.contains("请填写日期和时间");
	}

	@Test
	void beginsANewPolicyLikeAnother() throws Exception {
		String key = "page-" + UUID.randomUUID().toString().substring(0, 8);
		String path = "/board/policies/" + key;
		assertThat(this.mona.opens(path).getResponse().getStatus()).isEqualTo(404);
		assertThat(this.mona.opens("/board/policies?key=%s&copy=vip".formatted(key)).getResponse().getRedirectedUrl())
			.isEqualTo(path + "?copy=vip");
		assertThat(Manager.text(this.mona.opens(path + "?copy=vip"))).contains("New policy: " + key,
				"No rule chooses it yet");
		MultiValueMap<String, String> typed = typed();
		typed.set("version", "0");
		typed.set("name", "Night shift");
		typed.set("ladder[0].value", "30");
		typed.set("ladder[0].measure", "MINUTES_BEFORE");
		typed.set("ladder[0].to", "PERSON");
		typed.set("ladder[0].person", "ana");
		this.mona.chooses(this.mona.sends(path, "preview", typed), "future");
		Policy stored = this.policies.get(key);
		assertThat(stored.name()).isEqualTo("Night shift");
		assertThat(stored.version()).isEqualTo(1);
		assertThat(stored.spec().ladder().get(0))
			.isEqualTo(new LadderStep(Measure.MINUTES_BEFORE, 30, Addressee.PERSON, Optional.of("ana")));
		assertThat(stored.spec().goal(Priority.P2, Target.FIRST_RESPONSE))
			.contains(new Goal(240, GoalUnit.BUSINESS_MINUTES));
	}

	@ParameterizedTest
	@CsvSource({ "goals.P1.RESOLUTION.unit,WEEKS", "goals.P1.RESOLUTION.value,-1",
			"goals.P1.RESOLUTION.value,999999999", "ladder[99999].value,x", "ladder[7].measure,x", "calendar,nowhere",
			"calendarFrom,MOON", "pauseOn,NEW", "version,none", "name,''", "ola[0].value,x", "ola[99999].value,3",
			"try.at,+999999999-12-31T23:59", "try.at,0001-01-01T00:00" })
	void neverFailsOnWhatABrowserWouldNotSend(String field, String value) throws Exception {
		for (String action : List.of("preview", "open", "try", "rebase", "ladder")) {
			MultiValueMap<String, String> typed = typed();
			typed.set(field, value);
			typed.set("version", "none");
			assertThat(this.mona.sends(DEFAULT, action, typed).getResponse().getStatus()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@CsvSource({ "ana", "vera", "paul" })
	void isForManagersOnly(String login) throws Exception {
		Manager other = new Manager(this.mvc, login, "en");
		assertThat(other.opens(DEFAULT).getResponse().getStatus()).isEqualTo(403);
		assertThat(other.sends(DEFAULT, "open", twoDays()).getResponse().getStatus()).isEqualTo(403);
	}

	/** The editor's fields as they stand when it is opened. */
	private MultiValueMap<String, String> typed() throws Exception {
		PolicyForm form = (PolicyForm) this.mona.opens(DEFAULT).getModelAndView().getModel().get("typed");
		MultiValueMap<String, String> fields = Manager.fields(Map.of("name", form.name(), "version", form.version(),
				"calendar", form.calendar(), "calendarFrom", form.calendarFrom(), "warnPercent", form.warnPercent()));
		fields.put("pauseOn", form.pauseOn());
		form.goals().forEach((cell, goal) -> {
			fields.set(cell + ".value", goal.value());
			fields.set(cell + ".unit", goal.unit());
		});
		for (int row = 0; row < form.ola().size(); row++) {
			SegmentRow segment = form.ola().get(row);
			segment(fields, row, segment.party(), segment.priority(), segment.goal().value(), segment.goal().unit());
		}
		for (int row = 0; row < form.ladder().size(); row++) {
			StepRow step = form.ladder().get(row);
			fields.set("ladder[%d].value".formatted(row), step.value());
			fields.set("ladder[%d].measure".formatted(row), step.measure());
			fields.set("ladder[%d].to".formatted(row), step.to());
			fields.set("ladder[%d].person".formatted(row), step.person());
		}
		return fields;
	}

	private static void segment(MultiValueMap<String, String> fields, int row, String party, String priority,
			String value, String unit) {
		fields.set("ola[%d].party".formatted(row), party);
		fields.set("ola[%d].priority".formatted(row), priority);
		fields.set("ola[%d].value".formatted(row), value);
		fields.set("ola[%d].unit".formatted(row), unit);
	}

	private MultiValueMap<String, String> twoDays() throws Exception {
		MultiValueMap<String, String> typed = typed();
		typed.set("goals.P1.RESOLUTION.value", "48");
		typed.set("goals.P1.RESOLUTION.unit", "CALENDAR_HOURS");
		return typed;
	}

	private PromiseClock resolution(TicketSnapshot ticket) {
		return this.promises.of(ticket)
			.stream()
			.filter((clock) -> clock.target() == Target.RESOLUTION)
			.findFirst()
			.orElseThrow();
	}

	private int version() {
		return this.policies.get(Policies.DEFAULT).version();
	}

}
