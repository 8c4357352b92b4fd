package io.stagedesk.browser;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.microsoft.playwright.Page;
import io.stagedesk.messaging.notice.Notices;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Somebody sets the desk up for themselves, and is called by their browser. */
@BrowserTest
class MeInTheBrowserTests {

	/** A browser that was allowed to show notices and writes them down. */
	private static final String ALLOWED = """
			window.told = [];
			window.Notification = class extends EventTarget {
				static permission = 'granted';
				constructor(title, { body }) {
					super();
					window.told.push(`${title} / ${body}`);
				}
			};""";

	@Autowired
	Tickets tickets;

	@Autowired
	Notices notices;

	@Test
	void looksAsOneLikesOnTheNextBrowserToo(Visitors visitors) {
		Page omar = visitors.person("omar", "en");
		omar.navigate("/me");
		omar.selectOption("#me-theme", "DARK");
		omar.selectOption("#me-density", "COMPACT");
		omar.uncheck("[name=singleKeys]");
		omar.check("[name=quiet]");
		omar.selectOption("#me-zone", "Asia/Tokyo");
		omar.click(".save button");
		assertThat(omar.locator("[role=status].good")).isVisible();
		omar.click("form[action='/me/language'] button");
		assertThat(omar.locator("html")).hasAttribute("lang", "zh-CN");
		Page elsewhere = visitors.person("omar", "en");
		elsewhere.navigate("/desk");
		assertThat(elsewhere.locator("html")).hasAttribute("lang", "zh-CN");
		assertThat(elsewhere.locator("html")).hasAttribute("data-theme", "dark");
		assertThat(elsewhere.locator("html")).hasAttribute("data-density", "compact");
		assertThat(elsewhere.locator("html")).hasAttribute("data-keys", "off");
		assertThat(elsewhere.locator("html")).hasAttribute("data-zone", "Asia/Tokyo");
		elsewhere.click("[data-theme-menu] summary");
		elsewhere.waitForResponse((answer) -> answer.url().endsWith("/me/theme"),
				() -> elsewhere.click("[data-theme-choice=light]"));
		omar.navigate("/notices");
		assertThat(omar.locator("html")).hasAttribute("data-theme", "light");
		visitors.assertNoComplaints();
	}

	@Test
	void callsByTheBrowserOnceHoweverManyTabsAreOpen(Visitors visitors) {
		this.notices.readUpTo(new Viewer("lina", "Lina", Role.AGENT, Set.of("trust")), Long.MAX_VALUE);
		Page lina = visitors.visitor("en");
		lina.context().addInitScript(ALLOWED);
		logIn(lina, "lina");
		lina.waitForResponse("**/notices/browser*", () -> lina.navigate("/desk"));
		Page second = lina.context().newPage();
		second.waitForResponse("**/notices/browser*", () -> second.navigate("/notices"));
		TicketSnapshot ticket = this.tickets.create(
				new NewTicket(new RequesterFacts("u-me", "Linh", "me@example.com", "en", null, null), "Banned", "Why?",
						Channel.API, null, "ban", null, null, Map.of(), List.of(), Map.of(), true),
				Actor.REQUESTER);
		this.tickets.route(ticket.number(), "trust", Optional.empty(), Map.of());
		this.tickets.write(ticket.number(), Visibility.INTERNAL, "@lina a secret", null, Actor.agent("mona"));
		assertThat(lina.locator(".bell .unread")).containsText("1 unread");
		assertThat(second.locator(".bell .unread")).containsText("1 unread");
		String told = ticket.number() + " · A note mentions you / ";
		awaitNotices(lina);
		Assertions.assertThat(List.of(lina.evaluate("() => window.told"), second.evaluate("() => window.told")))
			.containsExactlyInAnyOrder(List.of(told), List.of());
		second.navigate("/desk/tickets/" + ticket.number() + "?view=open");
		assertThat(lina.locator(".bell .unread")).not().containsText("unread");
		visitors.assertNoComplaints();
	}

	/** Until all tabs have looked. */
	private static void awaitNotices(Page page) {
		page.waitForFunction("""
				async () => {
					const { held, pending } = await navigator.locks.query();
					return ![...held, ...pending].some((lock) => lock.name === 'stagedesk-notices');
				}""");
	}

	private static void logIn(Page page, String login) {
		page.navigate("/login");
		page.fill("#username", login);
		page.fill("#password", "stagedesk");
		page.click("main button[type=submit]");
		page.waitForURL((url) -> !url.contains("/login"));
	}

}
