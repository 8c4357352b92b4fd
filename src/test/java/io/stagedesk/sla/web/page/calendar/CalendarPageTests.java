package io.stagedesk.sla.web.page.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.calendar.CalendarUses;
import io.stagedesk.calendar.CalendarUses.Uses;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.page.Forms;
import io.stagedesk.sla.LedgerEntry;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.web.page.ChangeView;
import io.stagedesk.sla.web.page.ChangeView.Row;
import io.stagedesk.sla.web.page.Manager;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Calendars on their pages; sla.md, case 12. */
@DeskTest
class CalendarPageTests {

	private static final String OFFICE = "/board/calendars/office";

	@Autowired
	MockMvc mvc;

	@Autowired
	Calendars calendars;

	@Autowired
	CalendarUses uses;

	@Autowired
	Promises promises;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TestTime time;

	Manager mona;

	@BeforeEach
	void comesMona() {
		this.mona = Manager.mona(this.mvc);
	}

	@AfterEach
	void backToTheUsualOffice() {
		Calendar first = this.calendars.get(Calendars.OFFICE, 1);
		this.calendars.save(Calendars.OFFICE, first.name(), first.spec(), Optional.empty(), "mona");
		this.uses.put(Calendars.OFFICE, new Uses(List.of(), List.of()));
		this.uses.put(Calendars.ALWAYS, new Uses(List.of(), List.of()));
	}

	@ParameterizedTest
	@CsvSource({ "en,Spring Festival,Mon,The next twelve months", "zh-CN,春节,周一,未来十二个月的休息日" })
	void showsTheWeekAndTheHolidaysToCome(String language, String holiday, String monday, String heading)
			throws Exception {
		MvcResult page = new Manager(this.mvc, "mona", language).opens(OFFICE);
		assertThat(page.getResponse().getStatus()).isEqualTo(200);
		assertThat(Manager.text(page)).contains(monday, "09:00–18:00", holiday, heading);
		assertThat(Manager.html(page)).contains("<rect class=\"work\" y=\"0\"", "x=\"540\"", "width=\"540\"");
	}

	@Test
	void listsCalendarsWithTheirStateAndPolicies() throws Exception {
		assertThat(Manager.text(this.mona.opens("/board/calendars"))).contains("Office office", "Asia/Shanghai",
				"Always always open always", "Default");
	}

	@Test
	void keepsWhatWasTypedAndTellsWhatIsWrongAtItsField() throws Exception {
		int version = version();
		MultiValueMap<String, String> typed = office();
		typed.set("zone", "Mars/Base");
		typed.set("hours[5].from", "9:7");
		typed.set("holidays[7].name", "Founding day");
		MvcResult page = this.mona.sends(OFFICE, "preview", typed);
		assertThat(page.getModelAndView().getViewName()).isEqualTo("sla/calendar");
		Forms forms = (Forms) page.getModelAndView().getModel().get("forms");
		assertThat(forms.of("calendar").errors()).containsOnlyKeys("zone", "hours[1].days", "hours[1].from",
				"hours[1].to", "holidays[0].date");
		assertThat(forms.complaint()).isNull();
		assertThat(Manager.html(page)).contains("value=\"Mars/Base\"", "value=\"9:7\"", "value=\"Founding day\"",
				"id=\"calendar-zone-error\"", "id=\"calendar-hours[1].from-error\"");
		assertThat(version()).isEqualTo(version);
	}

	@Test
	void saysWhatIsWrongInChinese() throws Exception {
		MultiValueMap<String, String> typed = office();
		typed.set("zone", "Mars/Base");
		typed.set("hours[0].to", "25:00");
		assertThat(Manager.text(new Manager(this.mvc, "mona", "zh-CN").sends(OFFICE, "preview", typed)))
			.contains("不是时区，请填写例如 Europe/Berlin", "请填写时间，例如 09:00，最晚 24:00");
	}

	@Test
	void showsTheOpenTicketsWhoseDueMovesAndStoresNothing() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket("payment", Priority.P2);
		PromiseClock before = resolution(ticket);
		int version = version();
		MvcResult page = this.mona.sends(OFFICE, "preview", longHoliday());
		ChangeView change = (ChangeView) page.getModelAndView().getModel().get("change");
		Row row = change.rows()
			.stream()
			.filter((one) -> one.ticket().equals(ticket.number()) && one.target().equals("RESOLUTION"))
			.findFirst()
			.orElseThrow();
		assertThat(row.subject()).isEqualTo(ticket.subject());
		assertThat(row.dueAt()).isEqualTo(before.dueAt());
		assertThat(row.newDueAt()).isAfter(before.dueAt());
		assertThat(row.by()).startsWith("+");
		assertThat(change.tickets()).isPositive();
		assertThat(change.largest()).startsWith("+");
		assertThat(Manager.text(page)).contains(ticket.number(), "Holidays added:", "not saved yet");
		assertThat(version()).isEqualTo(version);
		assertThat(resolution(ticket)).isEqualTo(before);
	}

	@Test
	void savesForNewTicketsOnly() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket("payment", Priority.P2);
		PromiseClock before = resolution(ticket);
		int version = version();
		MvcResult saved = this.mona.chooses(this.mona.sends(OFFICE, "preview", longHoliday()), "future");
		assertThat(saved.getResponse().getRedirectedUrl()).isEqualTo(OFFICE + "?done=FUTURE&tickets=0");
		assertThat(version()).isEqualTo(version + 1);
		assertThat(this.calendars.get(Calendars.OFFICE).createdBy()).isEqualTo("mona");
		assertThat(resolution(ticket)).isEqualTo(before);
		assertThat(Manager.text(this.mona.opens(saved.getResponse().getRedirectedUrl())))
			.contains("Open tickets keep what they were promised", "Holidays added:");
	}

	@Test
	void savesForOpenTicketsAndKeepsTheOldPromiseInTheLedger() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket("payment", Priority.P2);
		PromiseClock before = resolution(ticket);
		MvcResult preview = this.mona.sends(OFFICE, "preview", longHoliday());
		MvcResult saved = this.mona.chooses(preview, "open");
		assertThat(saved.getResponse().getRedirectedUrl()).startsWith(OFFICE + "?done=OPEN&tickets=");
		PromiseClock after = resolution(ticket);
		ChangeView change = (ChangeView) preview.getModelAndView().getModel().get("change");
		assertThat(change.rows()).anySatisfy((row) -> {
			assertThat(row.ticket()).isEqualTo(ticket.number());
			assertThat(row.newDueAt()).isEqualTo(after.dueAt());
		});
		assertThat(this.promises.ledger(after)).extracting(LedgerEntry::kind).containsExactly("STARTED", "RETARGETED");
		assertThat(this.promises.ledger(after).get(0).dueAt()).isEqualTo(before.dueAt());
	}

	@Test
	void letsOpenTicketsFollowLater() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket("payment", Priority.P2);
		PromiseClock before = resolution(ticket);
		this.mona.chooses(this.mona.sends(OFFICE, "preview", longHoliday()), "future");
		int version = version();
		MultiValueMap<String, String> same = longHoliday();
		same.set("version", String.valueOf(version));
		MvcResult preview = this.mona.sends(OFFICE, "preview", same);
		assertThat(Manager.text(preview)).contains("It says the same as version " + version, ticket.number());
		this.mona.chooses(preview, "open");
		assertThat(version()).isEqualTo(version);
		assertThat(resolution(ticket).dueAt()).isAfter(before.dueAt());
	}

	@ParameterizedTest
	@ValueSource(strings = { "preview", "future", "open" })
	void refusesAVersionThatAnotherManagerReplaced(String action) throws Exception {
		MultiValueMap<String, String> typed = longHoliday();
		Calendar before = this.calendars.get(Calendars.OFFICE);
		this.calendars.save(Calendars.OFFICE, "Bureau", before.spec(), Optional.empty(), "ada");
		MvcResult page = this.mona.sends(OFFICE, action, typed);
		assertThat(page.getModelAndView().getViewName()).isEqualTo("sla/calendar");
		assertThat(Manager.text(page)).contains("Ada Admin has saved version %d meanwhile".formatted(version()),
				"Name: Office → Bureau");
		assertThat(Manager.html(page)).contains("value=\"Day off 3\"");
		assertThat(this.calendars.get(Calendars.OFFICE).name()).isEqualTo("Bureau");
		MvcResult again = this.mona.sends(OFFICE, "rebase", typed);
		assertThat(Manager.html(again)).contains("name=\"version\" value=\"%d\"".formatted(version()),
				"value=\"Day off 3\"");
		assertThat(Manager.text(again)).doesNotContain("has saved version");
	}

	@Test
	void readsHoursAsPeopleTypeThem() throws Exception {
		String key = key();
		MultiValueMap<String, String> typed = office();
		typed.set("version", "0");
		typed.set("name", "Nights");
		typed.set("hours[0].from", "8");
		typed.set("hours[0].to", "12.30");
		typed.put("hours[3].days", List.of("MONDAY", "SUNDAY"));
		typed.set("hours[3].from", "22：00");
		typed.set("hours[3].to", "2:00");
		LocalDate eve = LocalDate.of(today().getYear() + 1, 3, 1)
			.with(TemporalAdjusters.firstInMonth(DayOfWeek.WEDNESDAY));
		typed.set("halfDays[0].date", eve.toString());
		typed.set("halfDays[0].to", "12:00");
		String path = "/board/calendars/" + key;
		MvcResult saved = this.mona.chooses(this.mona.sends(path, "preview", typed), "future");
		assertThat(saved.getResponse().getStatus()).isEqualTo(302);
		Calendar calendar = this.calendars.get(key);
		assertThat(calendar.name()).isEqualTo("Nights");
		assertThat(calendar.spec().windows()).hasSize(7);
		assertThat(Manager.text(this.mona.opens(path))).contains("08:00–12:30, 22:00–02:00",
				DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).format(eve), "until 12:00");
	}

	@Test
	void keepsDatesOfEarlierYears() throws Exception {
		String key = key();
		Calendar office = this.calendars.get(Calendars.OFFICE);
		this.calendars.save(key, "Old",
				new CalendarSpec(office.spec().zone(), office.spec().windows(),
						List.of(new Holiday(LocalDate.of(2001, 5, 2), "Long ago")), Optional.empty(), List.of()),
				Optional.empty(), "ada");
		MvcResult page = this.mona.opens("/board/calendars/" + key);
		assertThat(Manager.text(page)).contains("1 date of earlier years");
		MultiValueMap<String, String> typed = office();
		typed.set("version", "1");
		typed.set("kept", ((CalendarForm) page.getModelAndView().getModel().get("typed")).kept());
		this.mona.sends("/board/calendars/" + key, "future", typed);
		assertThat(this.calendars.get(key).spec().holidays())
			.containsExactly(new Holiday(LocalDate.of(2001, 5, 2), "Long ago"));
	}

	@Test
	void fillsInTheHolidaysOfAFile() throws Exception {
		int version = version();
		String day = today().plusDays(30).toString();
		MultiValueMap<String, String> typed = office();
		typed.set("name", "Unsaved name");
		typed.set("holidays[0].date", day);
		typed.set("holidays[0].name", "Mine");
		typed.set("file", """
				BEGIN:VCALENDAR
				VERSION:2.0
				PRODID:-//test//EN
				BEGIN:VEVENT
				UID:1
				DTSTART;VALUE=DATE:%s
				DTEND;VALUE=DATE:%s
				SUMMARY:Company trip
				END:VEVENT
				END:VCALENDAR
				""".formatted(day.replace("-", ""), today().plusDays(32).toString().replace("-", "")));
		MvcResult page = this.mona.sends(OFFICE, "import", typed);
		assertThat(Manager.text(page)).contains("The file has 2 days. 1 filled in below");
		CalendarForm form = (CalendarForm) page.getModelAndView().getModel().get("typed");
		assertThat(form.name()).isEqualTo("Unsaved name");
		assertThat(form.holidays()).containsExactly(new DateRow(day, "Mine"),
				new DateRow(today().plusDays(31).toString(), "Company trip"));
		assertThat(version()).isEqualTo(version);
	}

	@Test
	void refusesWhatIsNoCalendarFileAndKeepsItsText() throws Exception {
		MultiValueMap<String, String> typed = office();
		typed.set("file", "Christmas, 25 December");
		MvcResult page = this.mona.sends(OFFICE, "import", typed);
		assertThat(Manager.text(page)).contains("no iCalendar file", "Christmas, 25 December");
	}

	@Test
	void nobodyChangesTheCalendarThatNeverCloses() throws Exception {
		assertThat(Manager.html(this.mona.opens("/board/calendars/always"))).doesNotContain("value=\"preview\"");
		MultiValueMap<String, String> typed = office();
		typed.set("version", "1");
		MvcResult page = this.mona.sends("/board/calendars/always", "future", typed);
		assertThat(page.getResponse().getRedirectedUrl()).isNull();
		assertThat(this.calendars.get(Calendars.ALWAYS).version()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { OFFICE, "/board/calendars/always" })
	void storesForWhomItCounts(String path) throws Exception {
		MvcResult saved = this.mona.sends(path, "uses", uses("de，AT  jp", "payments", "care"));
		assertThat(saved.getResponse().getRedirectedUrl()).isEqualTo(path + "?done=USES");
		String key = path.substring(path.lastIndexOf('/') + 1);
		assertThat(this.uses.of(key)).isEqualTo(new Uses(List.of("care", "payments"), List.of("AT", "DE", "JP")));
		MvcResult page = this.mona.opens(saved.getResponse().getRedirectedUrl());
		assertThat(Manager.html(page)).contains("value=\"care\" checked=\"checked\"", "value=\"AT, DE, JP\"");
		assertThat(Manager.text(page)).contains("Saved. It counts for new tickets", "No policy asks for the calendar");
		this.mona.sends(path, "uses", uses(""));
		assertThat(this.uses.of(key)).isEqualTo(new Uses(List.of(), List.of()));
	}

	@ParameterizedTest
	@CsvSource({ "en,has a calendar already: payments – office,is not the code of a region: X1!",
			"zh-CN,已有其他日历: payments – office,不是地区代码: X1!" })
	void saysForWhomItCannotCountAndKeepsWhatWasTyped(String language, String team, String region) throws Exception {
		this.uses.put(Calendars.OFFICE, new Uses(List.of("payments"), List.of()));
		MvcResult page = new Manager(this.mvc, "mona", language).sends("/board/calendars/always", "uses",
				uses("DE, X1!", "payments", "care"));
		assertThat(Manager.text(page)).contains(team, region);
		assertThat(Manager.html(page)).contains("value=\"DE, X1!\"",
				"value=\"care\" aria-invalid=\"true\" checked=\"checked\"", "id=\"uses-teams-error\"",
				"id=\"uses-regions-error\"");
		assertThat(this.uses.of(Calendars.ALWAYS)).isEqualTo(new Uses(List.of(), List.of()));
	}

	@ParameterizedTest
	@CsvSource({ "nowhere,''", "'a\u0000b',''", "care,'a\u0000b'", "care,'; , ;'" })
	void neverFailsOnUsesThatABrowserWouldNotSend(String team, String regions) throws Exception {
		assertThat(this.mona.sends(OFFICE, "uses", uses(regions, team)).getResponse().getStatus()).isIn(200, 302);
		assertThat(this.mona.sends(OFFICE, "uses", new LinkedMultiValueMap<>()).getResponse().getStatus())
			.isEqualTo(302);
		assertThat(this.mona.sends("/board/calendars/nowhere", "uses", uses("DE", team)).getResponse().getStatus())
			.isEqualTo(404);
	}

	@Test
	void beginsANewCalendarLikeAnother() throws Exception {
		String key = key();
		MvcResult begun = this.mona.opens("/board/calendars?key=%s&copy=office".formatted(key));
		assertThat(begun.getResponse().getRedirectedUrl()).isEqualTo("/board/calendars/%s?copy=office".formatted(key));
		assertThat(Manager.text(this.mona.opens(begun.getResponse().getRedirectedUrl())))
			.contains("New calendar: " + key);
		assertThat(this.calendars.find(key)).isEmpty();
		assertThat(this.mona.opens("/board/calendars/" + key).getResponse().getStatus()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "office,There is one with this key already.", "NightShift,must be 1 to 40 of the characters" })
	void refusesAKeyThatCannotBe(String key, String complaint) throws Exception {
		MvcResult page = this.mona.opens("/board/calendars?key=" + key);
		assertThat(Manager.text(page)).contains(complaint);
		assertThat(Manager.html(page)).contains("value=\"%s\"".formatted(key));
	}

	@ParameterizedTest
	@CsvSource({ "hours[0].days,FUNDAY", "hours[99999].from,x", "hours[999999999].from,x", "kept,nonsense",
			"keptHalf,2026-01-01 noon", "version,none", "version,99999999999", "holidayCountry,XX", "zone,''",
			"name,''", "name,'a\u0001b'", "holidays[0].date,2026-02-30" })
	void neverFailsOnWhatABrowserWouldNotSend(String field, String value) throws Exception {
		for (String action : List.of("preview", "open", "import", "always", "hours", "x")) {
			MultiValueMap<String, String> typed = office();
			typed.set(field, value);
			typed.remove("version".equals(field) ? "" : "version");
			assertThat(this.mona.sends(OFFICE, action, typed).getResponse().getStatus()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@CsvSource({ "ana", "vera", "paul" })
	void isForManagersOnly(String login) throws Exception {
		Manager other = new Manager(this.mvc, login, "en");
		assertThat(other.opens(OFFICE).getResponse().getStatus()).isEqualTo(403);
		assertThat(other.sends(OFFICE, "open", longHoliday()).getResponse().getStatus()).isEqualTo(403);
		assertThat(other.sends(OFFICE, "uses", uses("DE")).getResponse().getStatus()).isEqualTo(403);
	}

	private static MultiValueMap<String, String> uses(String regions, String... teams) {
		MultiValueMap<String, String> fields = Manager.fields(Map.of("regions", regions));
		fields.put("teams", List.of(teams));
		return fields;
	}

	/** What the editor of the usual office sends. */
	private MultiValueMap<String, String> office() {
		MultiValueMap<String, String> fields = Manager.fields(Map.of("name", "Office", "version",
				String.valueOf(version()), "zone", "Asia/Shanghai", "holidayCountry", "CN", "hours[0].from", "09:00",
				"hours[0].to", "18:00", "kept", "", "keptHalf", ""));
		fields.put("hours[0].days", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"));
		return fields;
	}

	/** Eight days off from now on. */
	private MultiValueMap<String, String> longHoliday() {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>(office());
		for (int day = 0; day < 8; day++) {
			fields.set("holidays[%d].date".formatted(day), today().plusDays(day).toString());
			fields.set("holidays[%d].name".formatted(day), "Day off " + day);
		}
		return fields;
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.time.now(), ZoneOffset.UTC);
	}

	private PromiseClock resolution(TicketSnapshot ticket) {
		return this.promises.of(ticket)
			.stream()
			.filter((clock) -> clock.target() == Target.RESOLUTION)
			.findFirst()
			.orElseThrow();
	}

	private int version() {
		return this.calendars.get(Calendars.OFFICE).version();
	}

	private static String key() {
		return "page-" + UUID.randomUUID().toString().substring(0, 8);
	}

}
