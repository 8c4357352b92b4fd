package io.stagedesk.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.stagedesk.feedback.Surveys;
import io.stagedesk.messaging.incoming.ArrivedMails;
import io.stagedesk.messaging.incoming.IncomingMail;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * axe finds nothing on any page, in English in the light theme and in Chinese in the dark
 * one; and no page has anything to say in the console.
 */
@BrowserTest
class AccessibilityTests {

	private static final Viewer EVERYBODY = new Viewer("ada", "Ada", Role.ADMIN, Set.of());

	private static final String AXE = axe();

	/** Nothing is on its way, forms are mounted, diagrams that can be seen are drawn. */
	private static final String SETTLED = """
			() => document.readyState === 'complete' && !document.querySelector('.htmx-request')
				&& [...document.querySelectorAll('.form-js')].every((form) => form.dataset.ready)
				&& [...document.querySelectorAll('[data-diagram]:not(.empty)')].every((diagram) => {
					const { left, top, width, height } = diagram.getBoundingClientRect();
					const seen = document.elementFromPoint(left + width / 2, top + height / 2);
					return !diagram.contains(seen) || diagram.querySelector('.djs-element');
				})""";

	private static final String RUN = """
			() => axe.run(document, { resultTypes: ['violations'] })
				.then((result) => result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`)))""";

	private final List<String> violations = new ArrayList<>();

	private ColorScheme theme;

	@Autowired
	Tickets tickets;

	@Autowired
	Surveys surveys;

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@ParameterizedTest
	@CsvSource({ "en, LIGHT", "zh-CN, DARK" })
	void everyPageIsAccessible(String language, ColorScheme theme, Visitors visitors) {
		this.theme = theme;
		Page requester = visitors.visitor(language);
		for (String path : List.of("/login", "/help", "/help?topic=payment", "/help/response-times", "/help?q=coins",
				"/help?q=nothing+like+this", "/help/articles/coins-not-credited?lang=ja",
				"/help/articles/refund?lang=th", "/help?topic=technical")) {
			check(requester, path);
		}
		requester.click("#form button[type=submit]");
		check(requester, "refused help form");
		for (Status status : Status.values()) {
			check(requester, "/t/" + one(status).trackingToken());
		}
		this.surveys.of(one(Status.CLOSED)).ifPresent((survey) -> check(requester, "/csat/" + survey.token()));

		Page ana = visitors.person("ana", language);
		for (String view : List.of("mine", "queue", "open", "done")) {
			check(ana, "/desk?view=" + view);
		}
		check(ana, "/desk?q=nothing+like+this");
		ana.focus(".search input[name=q]");
		check(ana, "no recent searches");
		ana.fill(".search input[name=q]", "the");
		ana.waitForSelector(".find-box:not([aria-busy]) .find-options, .find-box:not([aria-busy]) .find-note");
		check(ana, "search as you type");
		for (String path : List.of("/desk/canned", "/desk/canned?q=nothing", "/desk/articles",
				"/desk/articles/incident-payments")) {
			check(ana, path);
		}
		check(ana, "/desk/views");
		check(ana, "/desk/macros");
		check(ana, "/desk/jobs");

		Page mona = visitors.person("mona", language);
		check(mona, "/help/response-times");
		checkPromises(mona);
		check(mona, "/notices");
		check(mona, "/desk/articles/refund");
		check(mona, "/desk/article-editor?slug=coins-not-credited");
		checkSettings(mona);
		for (String path : List.of("/board", "/board?period=30d&by=team&hours=business&zone=Asia/Shanghai",
				"/board?language=none", "/board?screen=big", "/board/clocks?state=DECIDED&period=30d",
				"/board/clocks?state=OVERDUE", "/board/breaches?language=none", "/board/tickets?state=UNANSWERED",
				"/board/tickets?state=DONE&period=30d", "/board/agents", "/board/content-access")) {
			check(mona, path);
		}
		checkActs(mona);
		for (Status status : Status.values()) {
			check(mona, "/desk/tickets/" + one(status).number() + "?view=open");
			if (status == Status.NEW || status == Status.OPEN || status == Status.RESOLVED) {
				checkParts(mona, one(status).number());
			}
		}

		Page vera = visitors.person("vera", language);
		for (TicketSnapshot given : ofVera()) {
			check(vera, "/desk/tickets/" + given.number() + "?view=mine");
		}

		Page paul = visitors.person("paul", language);
		for (String path : List.of("/studio", "/studio/models/ticket-lifecycle", "/studio/models/ticket-routing")) {
			check(paul, path);
		}
		Page ada = visitors.person("ada", language);
		checkMails(ada);
		for (String path : List.of("/admin", "/admin/outbox", "/admin/outbox/1", "/admin/mailboxes",
				"/admin/mailboxes/new", "/admin/webhooks", "/admin/webhooks/new", "/admin/moves", "/admin/fields",
				"/admin/people", "/admin/people?q=nobody", "/admin/people/chen", "/admin/people/new.one",
				"/admin/teams?id=payments", "/admin/skills", "/admin/vendors", "/admin/presence", "/admin/events",
				"/admin/shifts", "/admin/shifts/technical-emea", "/admin/shifts/new-one", "/admin/import",
				"/admin/import?kind=members")) {
			check(ada, path);
		}
		checkStaff(ada);
		checkIncidents(ada);
		assertThat(this.violations).isEmpty();
		visitors.assertNoComplaints();
	}

	/** One's own settings, refused, and a page that is denser by them. */
	private void checkSettings(Page mona) {
		check(mona, "/me");
		mona.check("[name=quiet]");
		mona.selectOption("#me-zone", "");
		mona.click(".save button");
		check(mona, "refused settings");
		mona.navigate("/me");
		mona.selectOption("#me-density", "COMPACT");
		mona.click(".save button");
		check(mona, "/me?done=saved");
		check(mona, "/desk?view=open");
		mona.navigate("/me");
		mona.selectOption("#me-density", "COMFORTABLE");
		mona.click(".save button");
	}

	/** Policies and calendars, each refused, tried out and about to be changed. */
	private void checkPromises(Page mona) {
		for (String path : List.of("/board/policies", "/board/policies?key=default", "/board/policies/default",
				"/board/policies/night?copy=default", "/board/calendars", "/board/calendars/always",
				"/board/calendars/office")) {
			check(mona, path);
		}
		mona.locator("summary").last().click();
		mona.click("[data-adds=hours]");
		mona.click("[data-adds=halfDays]");
		mona.fill("[name='halfDays[0].to']", "noon");
		mona.fill("[name=zone]", "Mars/Base");
		mona.click(".save button");
		check(mona, "refused calendar");
		mona.navigate("/board/calendars/office");
		mona.fill("#uses-regions", "?");
		mona.click("#uses button");
		check(mona, "refused uses");
		mona.navigate("/board/calendars/office");
		mona.fill("[name='hours[0].to']", "16:00");
		mona.click(".save button");
		check(mona, "changed calendar");
		mona.navigate("/board/policies/default");
		mona.click("#try button");
		check(mona, "tried policy");
		mona.fill("[name=warnPercent]", "100");
		mona.click("[data-adds=ladder]");
		mona.fill("[name='ladder[3].value']", "1");
		mona.click("[data-adds=ola]");
		mona.fill("[name='ola[0].value']", "1");
		mona.click(".save button");
		check(mona, "refused policy");
		mona.navigate("/board/policies/default");
		mona.fill("[name='goals.P1.RESOLUTION.value']", "48");
		mona.click(".save button");
		check(mona, "changed policy");
	}

	/** What came in, one mail of each kind, and a ticket with a reply that waits. */
	private void checkMails(Page ada) {
		ArrivedMails arrived = new ArrivedMails(this.context);
		long aside = arrived.arrived(LaidOutMail.lines("")).id();
		IncomingMail taken = arrived.arrived(LaidOutMail.lines("From: linh@example.com"));
		TicketSnapshot ticket = this.tickets.find(taken.ticket(), EVERYBODY);
		this.jdbc.sql("""
				insert into pending_reply (ticket_id, agent, body, written_at, due_at, refusal)
				select id, 'ada', 'Which order?', created_at, timestamp with time zone '2099-01-01 00:00:00+00:00',
				case when id = ? then null else 'There are newer messages than the last one seen' end
				from ticket where id in (?, ?)""").params(ticket.id(), ticket.id(), one(Status.OPEN).id()).update();
		for (String path : List.of("/admin/mails", "/admin/mails/incoming", "/admin/mails/bounces",
				"/admin/mails/" + aside, "/admin/mails/" + taken.id(), "/admin/mails/" + arrived.unfetched().id(),
				"/desk/tickets/" + ticket.number(), "/desk/tickets/" + one(Status.OPEN).number(),
				"/t/" + this.tickets.get(ticket.number()).trackingToken())) {
			check(ada, path);
		}
		ada.navigate("/admin/mails/" + aside);
		ada.fill("[name=ticket]", "none");
		ada.click("form:has([value=attach]) button");
		check(ada, "refused mail");
	}

	/** A person and a file refused, a vendor about to be cut off, and the open switch. */
	private void checkStaff(Page ada) {
		ada.navigate("/admin/people/chen");
		ada.fill("[name=email]", "nowhere");
		ada.fill("[name=capacity]", "1000");
		ada.click(".save button");
		check(ada, "refused person");
		ada.navigate("/admin/import");
		ada.fill("[name=file]", "login,name\nx,=1\n");
		ada.click("[value=try]");
		check(ada, "tried file");
		ada.navigate("/admin/vendors");
		ada.click("[data-opens=cut-acme]");
		analyse(ada, "vendor dialog");
		ada.navigate("/admin");
		ada.click(".presence-menu summary");
		check(ada, "presence switch");
	}

	/** A clock that has stopped, and where nothing is tried again. */
	private void checkIncidents(Page ada) {
		this.jdbc.sql("""
				update ACT_RU_JOB set RETRIES_ = 0, EXCEPTION_MSG_ = 'It broke'
				where ID_ = (select min(ID_) from ACT_RU_JOB where PROCESS_DEF_KEY_ = 'sla-clock')""").update();
		this.jdbc
			.sql("""
					insert into ACT_RU_INCIDENT (ID_, REV_, INCIDENT_TIMESTAMP_, INCIDENT_TYPE_, CONFIGURATION_, ROOT_CAUSE_INCIDENT_ID_)
					select 'axe', 1, DUEDATE_, 'failedJob', ID_, 'axe' from ACT_RU_JOB where RETRIES_ = 0 and EXCEPTION_MSG_ = 'It broke'
					and not exists (select 1 from ACT_RU_INCIDENT where ID_ = 'axe')""")
			.update();
		check(ada, "/admin/incidents?came=FAILED");
		assertThat(ada.locator("main form").count()).as("one job and its kind").isEqualTo(2);
		check(ada, "/admin/incidents?state=RETRYING&came=HANDED_ON&jobs=2");
	}

	/** What the board does in a dialog is a page as well. */
	private void checkActs(Page page) {
		for (String block : List.of("#escalations", "#breaches")) {
			page.navigate("/board?period=30d");
			Locator act = page.locator(block + " a[data-act]").first();
			String path = act.getAttribute("href");
			act.click();
			page.locator("dialog[open]").waitFor();
			if (block.equals("#escalations")) {
				page.locator("dialog .form-js[data-ready]").waitFor();
			}
			analyse(page, block + " dialog");
			check(page, path);
		}
	}

	/** Each panel and each dialog of the ticket's page that is open. */
	private void checkParts(Page page, String number) {
		for (Locator panel : page.locator(".dock [data-panel]:not(:checked)").all()) {
			panel.check();
			analyse(page, number + " " + panel.getAttribute("data-panel"));
		}
		for (Locator opener : page.locator("[data-opens]").all()) {
			opener.evaluate("(button) => button.click()");
			page.waitForFunction(SETTLED);
			analyse(page, number + " " + opener.getAttribute("data-opens"));
			page.evaluate("() => document.querySelector('dialog[open]').close()");
		}
	}

	private void check(Page page, String path) {
		if (path.startsWith("/")) {
			page.navigate(path);
		}
		page.waitForFunction(SETTLED);
		analyse(page, path);
		staysWithinAPhone(page, path);
	}

	private void staysWithinAPhone(Page page, String path) {
		page.setViewportSize(390, 844);
		Object beyond = page
			.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
		if (!Integer.valueOf(0).equals(beyond)) {
			this.violations.add("%s is %s pixels wider than a phone".formatted(path, beyond));
		}
		page.setViewportSize(1440, 900);
	}

	private void analyse(Page page, String what) {
		if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
			page.evaluate(AXE);
		}
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(this.theme));
		List<?> found = (List<?>) page.evaluate(RUN);
		found.forEach((one) -> this.violations.add(what + " " + this.theme + " " + one));
	}

	private static String axe() {
		try (InputStream source = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
			return new String(source.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<TicketSnapshot> ofVera() {
		TicketQuery query = new TicketQuery(TicketQuery.OPEN_ALL, null, "vera", null, null, null, null, Sort.CREATED, 9,
				null);
		List<TicketSnapshot> found = this.tickets.list(query, EVERYBODY).items();
		assertThat(found).isNotEmpty();
		return found;
	}

	private TicketSnapshot one(Status status) {
		TicketQuery query = new TicketQuery(Set.of(status), null, null, null, null, null, null, Sort.CREATED, 50, null);
		List<TicketSnapshot> found = this.tickets.list(query, EVERYBODY).items();
		return found.stream()
			.filter((ticket) -> ticket.stage().name().equals("FOLLOW_UP"))
			.findFirst()
			.orElse(found.get(0));
	}

}
