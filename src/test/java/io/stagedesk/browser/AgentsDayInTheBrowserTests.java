package io.stagedesk.browser;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An agent's day, from the morning's list to the hand-over, without a mouse. */
@BrowserTest
class AgentsDayInTheBrowserTests {

	@Autowired
	Tickets tickets;

	@Test
	void worksADayByKeysOnly(Visitors visitors) {
		TicketSnapshot ticket = ask("The wallet stays empty", "day-1");
		TicketSnapshot incident = ask("Payments are down", "day-2");
		TicketSnapshot one = ask("Cannot pay one", "day-3");
		TicketSnapshot two = ask("Cannot pay two", "day-4");
		Page ana = visitors.person("ana", "en");
		Page mona = visitors.person("mona", "en");

		ana.navigate("/desk?view=unassigned");
		walkTo(ana, ticket);
		ana.keyboard().press("Enter");
		assertThat(ana.locator("#ticket[data-ticket=%s]".formatted(ticket.number()))).isVisible();
		ana.keyboard().press("a");
		assertThat(ana.locator(".ticket-head .status-OPEN")).isVisible();

		repliesWithACannedText(ana);
		mentionsMona(ana);
		mona.navigate("/desk?view=mentions");
		assertThat(mona.locator("#row-" + ticket.number())).isVisible();

		ana.keyboard().press("q");
		ana.keyboard().type("Which order is it?");
		ana.keyboard().press("Control+Enter");
		assertThat(ana.locator(".ticket-head .status-WAITING_REQUESTER")).isVisible();
		Page linh = visitors.visitor("en");
		linh.navigate("/t/" + ticket.trackingToken());
		linh.fill("#answer textarea", "It is A-77.");
		linh.click("#answer [type=submit]");
		assertThat(ana.locator(".entry.REQUESTER", having("It is A-77."))).isVisible();
		assertThat(ana.locator(".ticket-head .status-OPEN")).isVisible();

		resolvesByItsForm(ana);
		ana.keyboard().press("j");
		assertThat(ana.locator("#ticket[data-ticket=%s]".formatted(ticket.number()))).hasCount(0);
		linksToTheIncident(ana, incident, one, two);
		visitors.assertNoComplaints();
		escalatesAndHandsOver(ana, one);
	}

	private static void repliesWithACannedText(Page ana) {
		ana.keyboard().press("r");
		ana.keyboard().type("/hello");
		assertThat(ana.locator("[data-picker] [role=option]").first()).isVisible();
		ana.keyboard().press("Enter");
		assertThat(ana.locator("#say-body")).not().hasValue("/hello");
		String text = ana.locator("#say-body").inputValue().lines().findFirst().orElseThrow();
		ana.keyboard().press("Control+Enter");
		assertThat(ana.locator(".entry.REPLY", having(text))).isVisible();
		assertThat(ana.locator("#say-body")).hasValue("");
	}

	private static void mentionsMona(Page ana) {
		ana.keyboard().press("n");
		ana.keyboard().type("Please look, @mon");
		assertThat(ana.locator("[data-picker] [role=option]").first()).isVisible();
		ana.keyboard().press("Enter");
		ana.keyboard().press("Control+Enter");
		assertThat(ana.locator(".entry.NOTE .mention")).hasText("@mona");
	}

	private static void resolvesByItsForm(Page ana) {
		command(ana, "Resolve the ticket");
		assertThat(ana.locator(".task:visible .form-js[data-ready]")).isVisible();
		ana.locator(".task:visible textarea").first().focus();
		ana.keyboard().type("The coins are there now.");
		ana.keyboard().press("Control+Enter");
		assertThat(ana.locator(".ticket-head .status-RESOLVED")).isVisible();
		ana.locator("#ticket").focus();
	}

	private void linksToTheIncident(Page ana, TicketSnapshot incident, TicketSnapshot... others) {
		ana.navigate("/desk?view=unassigned");
		for (TicketSnapshot other : others) {
			walkTo(ana, other);
			ana.keyboard().press("x");
		}
		command(ana, "Link to an incident");
		assertThat(ana.locator("[data-bulk-dialog] [name=value]")).isFocused();
		ana.keyboard().type(incident.number());
		ana.keyboard().press("Control+Enter");
		ana.waitForURL("**/desk/jobs/*");
		assertThat(ana.locator("[data-job][data-runs=false]")).isVisible();
		ana.navigate("/desk/tickets/" + incident.number());
		for (TicketSnapshot other : others) {
			assertThat(ana.locator("#related a", having(other.subject()))).isVisible();
		}
	}

	private static void escalatesAndHandsOver(Page ana, TicketSnapshot ticket) {
		ana.navigate("/desk/tickets/" + ticket.number());
		ana.keyboard().press("a");
		assertThat(ana.locator(".ticket-head .status-OPEN")).isVisible();
		ana.keyboard().press("e");
		ana.keyboard().type("The provider is down.");
		ana.keyboard().press("Control+Enter");
		assertThat(ana.locator("#conversation", new Page.LocatorOptions().setHasText("The provider is down.")))
			.isVisible();
		ana.keyboard().press("t");
		assertThat(ana.locator("#transfer [name=team]")).isFocused();
		ana.keyboard().type("Tech");
		ana.keyboard().press("Tab");
		ana.keyboard().press("Tab");
		ana.keyboard().press("ArrowDown");
		ana.keyboard().press("Tab");
		ana.keyboard().type("It is theirs, all is in the notes.");
		ana.keyboard().press("Control+Enter");
		ana.waitForURL("**/desk?view=*");
		ana.waitForLoadState(LoadState.DOMCONTENTLOADED);
		assertThat(ana.locator("#row-" + ticket.number())).hasCount(0);
	}

	/** By the command bar. */
	private static void command(Page page, String name) {
		page.keyboard().press("Control+k");
		page.keyboard().type(name);
		assertThat(page.locator("#commands [role=option][aria-selected=true]")).containsText(name);
		page.keyboard().press("Enter");
	}

	private static void walkTo(Page page, TicketSnapshot ticket) {
		page.locator(".row").first().waitFor();
		page.locator("#main").focus();
		Locator wanted = page.locator("#row-%s a.subject".formatted(ticket.number()));
		for (int step = 0; step < 60; step++) {
			page.keyboard().press("j");
			if (Boolean.TRUE.equals(wanted.evaluate("(link) => link === document.activeElement"))) {
				return;
			}
		}
		throw new AssertionError("J does not lead to " + ticket.number());
	}

	private TicketSnapshot ask(String subject, String requester) {
		return this.tickets
			.create(new NewTicket(new RequesterFacts(requester, "Linh", requester + "@example.com", "en", null, null),
					subject, "I paid", Channel.API, null, "payment", null, null, Map.of(), List.of(), Map.of(), true),
					Actor.REQUESTER);
	}

	private static Page.LocatorOptions having(String text) {
		return new Page.LocatorOptions().setHasText(text);
	}

}
