package io.stagedesk.browser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What an agent types is there again elsewhere, and who else is there is seen. */
@BrowserTest
class DraftInTheBrowserTests {

	@Autowired
	Tickets tickets;

	@Test
	void keepsWhatIsTypedWithItsFiles(Visitors visitors) {
		String path = "/desk/tickets/" + ticket();
		Page ada = visitors.person("ada", "en");
		ada.navigate(path);
		ada.fill("#say-body", "Dear Linh,");
		assertThat(ada.locator("[data-draft-state]")).hasText("Draft saved");
		ada.setInputFiles("[data-upload-input]",
				new FilePayload("log.txt", "text/plain", "it broke".getBytes(StandardCharsets.UTF_8)));
		assertThat(ada.locator(".uploads li")).containsText(new String[] { "log.txt" });
		ada.locator(".dock [value=INTERNAL]").check();
		assertThat(ada.locator("#say-body")).hasValue("");
		ada.fill("#say-body", "a note");
		assertThat(ada.locator("[data-draft-state]")).hasText("Draft saved");
		Page elsewhere = visitors.person("ada", "zh-CN");
		elsewhere.navigate(path);
		assertThat(elsewhere.locator("#say-body")).hasValue("Dear Linh,");
		assertThat(elsewhere.locator(".uploads li")).containsText(new String[] { "log.txt" });
		elsewhere.click("#say [data-send]");
		assertThat(elsewhere.locator(".entry.REPLY")).containsText("log.txt");
		assertThat(elsewhere.locator("#say-body")).hasValue("");
		elsewhere.locator(".dock [value=INTERNAL]").check();
		assertThat(elsewhere.locator("#say-body")).hasValue("a note");
		visitors.assertNoComplaints();
	}

	@Test
	void keepsANoteBegunWhileTheReplyIsOnItsWay(Visitors visitors) {
		String path = "/desk/tickets/" + ticket();
		Page ada = visitors.person("ada", "en");
		ada.navigate(path);
		List<Route> held = new CopyOnWriteArrayList<>();
		ada.route((url) -> url.contains(path), (route) -> {
			if (route.request().method().equals("POST")) {
				held.add(route);
			}
			else {
				route.resume();
			}
		});
		ada.fill("#say-body", "Dear Linh,");
		ada.click("#say [data-send]");
		ada.waitForCondition(() -> !held.isEmpty());
		ada.locator(".dock [value=INTERNAL]").check();
		ada.fill("#say-body", "a note");
		held.forEach(Route::resume);
		assertThat(ada.locator(".entry.REPLY")).containsText("Dear Linh,");
		assertThat(ada.locator("[data-draft-state]")).hasText("Draft saved");
		assertThat(ada.locator("#say-body")).hasValue("a note");
		ada.locator(".dock [value=PUBLIC]").check();
		assertThat(ada.locator("#say-body")).hasValue("");
		visitors.assertNoComplaints();
	}

	@Test
	void asksWhichOfTwoTabsIsRight(Visitors visitors) {
		String path = "/desk/tickets/" + ticket();
		Page one = visitors.person("ada", "en");
		Page two = one.context().newPage();
		one.navigate(path);
		one.fill("#say-body", "first");
		assertThat(one.locator("[data-draft-state]")).hasText("Draft saved");
		two.navigate(path);
		assertThat(two.locator("#say-body")).hasValue("first");
		two.fill("#say-body", "second");
		assertThat(two.locator("[data-draft-state]")).hasText("Draft saved");
		one.fill("#say-body", "third");
		assertThat(one.locator("[data-draft-conflict]")).isVisible();
		one.click("[data-draft-take]");
		assertThat(one.locator("#say-body")).hasValue("second");
		assertThat(one.locator("[data-draft-conflict]")).isHidden();
	}

	@Test
	void showsWhoIsHereWhoWritesAndWhatCameMeanwhile(Visitors visitors) {
		String number = ticket();
		Page ada = visitors.person("ada", "en");
		ada.navigate("/desk/tickets/" + number);
		Page mona = visitors.person("mona", "en");
		mona.navigate("/desk/tickets/" + number);
		assertThat(mona.locator(".ticket-head .face")).hasText("AA");
		assertThat(ada.locator(".ticket-head .face")).hasText("MM");
		mona.locator("#say-body").pressSequentially("Dear");
		assertThat(ada.locator("[data-typing]")).hasText("Mona Manager is writing …");
		this.tickets.write(number, Visibility.PUBLIC, "It is A-77", null, Actor.REQUESTER);
		assertThat(mona.locator(".newer")).containsText("It is A-77");
		mona.click("[data-newer-anyway]");
		assertThat(mona.locator(".entry.REPLY")).containsText("Dear");
		visitors.assertNoComplaints();
	}

	private String ticket() {
		return this.tickets
			.create(new NewTicket(new RequesterFacts("u-draft", "Linh", "draft@example.com", "en", null, null), "Coins",
					"I paid", Channel.API, null, "payment", null, null, Map.of(), List.of(), Map.of(), true),
					Actor.REQUESTER)
			.number();
	}

}
