package io.stagedesk.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.stagedesk.messaging.incoming.ArrivedMails;
import io.stagedesk.messaging.incoming.IncomingMail;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Mails as they were laid out, and the mail room, in front of a real browser. */
@BrowserTest
class MailInTheBrowserTests {

	@Autowired
	ApplicationContext context;

	@Test
	void showsALayoutWhereNothingRunsAndNothingLoads(Visitors visitors) {
		IncomingMail mail = new ArrivedMails(this.context).arrived(LaidOutMail.lines("From: Linh <linh@example.com>"));
		Page ada = visitors.person("ada", "en");
		List<String> asked = new ArrayList<>();
		ada.route("https://elsewhere.example/**", (route) -> {
			asked.add(route.request().url());
			route.abort();
		});
		for (String path : List.of("/admin/mails/" + mail.id(), "/desk/tickets/" + mail.ticket())) {
			asked.clear();
			ada.navigate(path);
			ada.locator(".laidout summary").click();
			FrameLocator frame = ada.frameLocator(".laidout iframe");
			assertThat(frame.locator("p").first()).hasText("I paid");
			assertThat(frame.locator("script")).hasCount(0);
			Locator picture = frame.locator("img[alt=receipt]");
			assertThat(picture).isVisible();
			assertThat(picture.evaluate("(image) => image.naturalWidth")).isEqualTo(1);
			assertThat(asked).isEmpty();
			ada.locator(".laidout p a").click();
			assertThat(frame.locator("img[alt=logo]")).hasAttribute("src", "https://elsewhere.example/i.png");
			ada.waitForCondition(() -> !asked.isEmpty());
		}
		assertThat(ada.locator(".files img").first()).isVisible();
	}

	@Test
	void attachesAMailFromTheMailRoom(Visitors visitors) {
		ArrivedMails arrived = new ArrivedMails(this.context);
		String number = arrived.arrived(LaidOutMail.lines("From: Linh <linh@example.com>")).ticket();
		IncomingMail aside = arrived.arrived(LaidOutMail.lines("From: <desk@stagedesk.example>"));
		Page ada = visitors.person("ada", "en");
		ada.navigate("/admin/mails/" + aside.id());
		ada.fill("[name=ticket]", "SD-1");
		ada.click("form:has([value=attach]) button");
		assertThat(ada.locator("#mail-ticket-error")).isVisible();
		assertThat(ada.locator("[name=ticket]")).hasValue("SD-1");
		ada.fill("[name=ticket]", number);
		ada.click("form:has([value=attach]) button");
		assertThat(ada.locator(".alert.good")).isVisible();
		arrived.read(aside.id());
		ada.navigate("/desk/tickets/" + number);
		assertThat(ada.locator(".entry.REQUESTER")).hasCount(2);
		visitors.assertNoComplaints();
	}

}
