package io.stagedesk.browser;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Tickets;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An agent takes a reply back, and lets another one go. */
@BrowserTest
@TestPropertySource(properties = "stagedesk.desk.undo-window=6s")
class UndoInTheBrowserTests {

	@Autowired
	Tickets tickets;

	@Test
	void takesAReplyBackAndLetsItGo(Visitors visitors) {
		String number = this.tickets
			.create(new NewTicket(new RequesterFacts("u-undo", "Linh", "undo@example.com", "en", null, null), "Coins",
					"I paid", Channel.API, null, "payment", null, null, Map.of(), List.of(), Map.of(), true),
					Actor.REQUESTER)
			.number();
		Page ana = visitors.person("ada", "en");
		ana.navigate("/desk/tickets/" + number);
		says(ana, "Which order?");
		assertThat(ana.locator(".entry.pending")).containsText("is sent in");
		ana.fill("#say-body", "and one more thing");
		ana.click(".entry.pending button");
		assertThat(ana.locator("#say-body")).hasValue("Which order?\n\nand one more thing");
		assertThat(ana.locator(".entry.pending")).hasCount(0);
		says(ana, "Which order, please?");
		assertThat(ana.locator(".entry.REPLY:not(.pending)")).hasText(Pattern.compile("Which order, please"),
				new LocatorAssertions.HasTextOptions().setTimeout(20_000));
		assertThat(ana.locator(".entry.pending")).hasCount(0);
		visitors.assertNoComplaints();
	}

	private void says(Page page, String text) {
		page.locator(".dock [value=PUBLIC]").check();
		page.fill("#say-body", text);
		page.click("#say [data-send]");
	}

}
