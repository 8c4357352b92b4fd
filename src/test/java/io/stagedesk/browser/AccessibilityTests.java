package io.stagedesk.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.stagedesk.feedback.Surveys;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * axe finds nothing on any page, in both languages and both themes; and no page has
 * anything to say in the console.
 */
@BrowserTest
class AccessibilityTests {

	private static final Viewer EVERYBODY = new Viewer("ada", "Ada", Role.ADMIN, Set.of());

	private final List<String> violations = new ArrayList<>();

	@Autowired
	Tickets tickets;

	@Autowired
	Surveys surveys;

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void everyPageIsAccessible(String language, Visitors visitors) {
		Page requester = visitors.visitor(language);
		for (String path : List.of("/login", "/help", "/help?topic=payment", "/help?topic=technical")) {
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

		Page mona = visitors.person("mona", language);
		check(mona, "/board");
		for (Status status : Status.values()) {
			checkTicket(mona, "/desk/tickets/" + one(status).number() + "?view=open");
		}

		Page paul = visitors.person("paul", language);
		for (String path : List.of("/studio", "/studio/models/ticket-lifecycle", "/studio/models/ticket-routing")) {
			check(paul, path);
		}
		Page ada = visitors.person("ada", language);
		for (String path : List.of("/admin", "/admin/outbox", "/admin/outbox/1")) {
			check(ada, path);
		}
		assertThat(this.violations).isEmpty();
		visitors.assertNoComplaints();
	}

	/** The page as it opens, with each of its panels and each of its dialogs. */
	private void checkTicket(Page page, String path) {
		check(page, path);
		for (var panel : page.locator(".dock [data-panel]:not(:checked)").all()) {
			panel.check();
			analyse(page, path + " " + panel.getAttribute("data-panel"));
		}
		for (var opener : page.locator("[data-opens]").all()) {
			opener.evaluate("(button) => button.click()");
			page.waitForLoadState(LoadState.NETWORKIDLE);
			analyse(page, path + " " + opener.getAttribute("data-opens"));
			page.evaluate("() => document.querySelector('dialog[open]').close()");
		}
	}

	private void check(Page page, String path) {
		if (path.startsWith("/")) {
			page.navigate(path);
		}
		page.waitForLoadState(LoadState.NETWORKIDLE);
		analyse(page, path);
	}

	private void analyse(Page page, String what) {
		for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
			new AxeBuilder(page).analyze()
				.getViolations()
				.forEach((rule) -> rule.getNodes()
					.forEach((node) -> this.violations.add("%s %s %s: %s %s".formatted(what, theme, rule.getId(),
							node.getHtml(), node.getFailureSummary()))));
		}
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
