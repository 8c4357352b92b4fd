package io.stagedesk.browser;

import java.util.Locale;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A ticket's whole life, as its requester and its agent see it. */
@BrowserTest
class StoryInTheBrowserTests {

	@Autowired
	MessageSource messages;

	private Locale locale;

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void livesAWholeLife(String language, Visitors visitors) {
		this.locale = Locale.forLanguageTag(language);
		Page linh = visitors.visitor(language);
		String number = asksForHelp(linh);
		String link = linh.url();

		Page ana = visitors.person("ana", language);
		takes(ana, number);
		says(ana, "PUBLIC", "REPLY", "I see the charge, Linh.");
		says(ana, "INTERNAL", "NOTE", "Payments found the receipt.");
		asks(ana, "Which account did you pay for?");

		linh.navigate(link);
		assertThat(linh.locator(".now strong")).hasText(text("status.WAITING_REQUESTER.title"));
		assertThat(linh.locator(".talk")).containsText("Which account did you pay for?");
		assertThat(linh.locator(".talk")).not().containsText("Payments found the receipt.");
		answers(linh, "u-1001, the one with the star.");

		ana.reload();
		assertThat(ana.locator(".conversation")).containsText("u-1001, the one with the star.");
		assertThat(ana.locator(".ticket-head .status-OPEN")).isVisible();
		refusesAnEmptyResolution(ana);
		resolves(ana, "The coins are on your account now.");

		linh.navigate(link);
		assertThat(linh.locator(".now strong")).hasText(text("status.RESOLVED.title"));
		assertThat(linh.locator(".talk")).containsText("The coins are on your account now.");
		answers(linh, "There are only half of them!");
		assertThat(linh.locator(".now strong")).hasText(text("status.OPEN.title"));

		ana.reload();
		resolves(ana, "Now you have all of them. We are sorry.");
		ana.click(".ticket-head form:has([value=close]) button");
		assertThat(ana.locator(".ticket-head .status-CLOSED")).isVisible();

		linh.navigate(link);
		assertThat(linh.locator("#answer")).hasCount(0);
		votes(linh);
		visitors.assertNoComplaints();
	}

	private String asksForHelp(Page linh) {
		linh.navigate("/help");
		assertThat(linh.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
			.hasText(text("help.heading"));
		linh.locator(".topic").first().click();
		linh.fill("[name=body]", "I paid 49.99 and got no coins.");
		linh.click("#form button[type=submit]");
		assertThat(linh.locator("#help-email-error")).hasText(text("validation.required"));
		assertThat(linh.locator("#help-orderId-error")).hasText(text("validation.required"));
		assertThat(linh.locator("[name=body]")).hasValue("I paid 49.99 and got no coins.");
		linh.fill("[name=email]", "linh." + this.locale.toLanguageTag() + "@example.com");
		linh.fill("[name=name]", "Linh Tran");
		linh.fill("[name=subject]", "Coins not credited");
		linh.fill("[name=orderId]", "A-77");
		linh.fill("[name=amount]", "49.99 USD");
		linh.selectOption("[name=method]", "card");
		linh.click("#form button[type=submit]");
		linh.waitForURL(Pattern.compile(".*/t/.+"));
		assertThat(linh.locator(".now strong")).hasText(text("status.NEW.title"));
		assertThat(linh.locator("main time").nth(1)).isVisible();
		return linh.locator("main .number").first().textContent();
	}

	private void takes(Page ana, String number) {
		ana.navigate("/desk?view=queue");
		ana.locator(".row", new Page.LocatorOptions().setHasText(number)).locator("a").click();
		assertThat(ana.locator(".context")).containsText("A-77");
		ana.click(".ticket-head form:has([value=claim]) button");
		assertThat(ana.locator(".ticket-head .status-OPEN")).isVisible();
		assertThat(ana.locator(".notices .good")).hasText(text("done.claim"));
	}

	private void says(Page ana, String visibility, String kind, String body) {
		ana.locator(".dock [value=%s]".formatted(visibility)).check();
		ana.fill("#say-body", body);
		ana.click("#say [data-send]");
		assertThat(entry(ana, kind, body)).isVisible();
	}

	private void asks(Page ana, String question) {
		ana.click("[data-opens=ask]");
		ana.fill("#ask textarea", question);
		ana.click("#ask [type=submit]");
		assertThat(ana.locator(".ticket-head .status-WAITING_REQUESTER")).isVisible();
		assertThat(entry(ana, "REPLY", question)).isVisible();
		assertThat(ana.locator(".context .chip.PAUSED")).isVisible();
	}

	private void answers(Page linh, String body) {
		linh.fill("#answer textarea", body);
		linh.click("#answer [type=submit]");
		assertThat(linh.locator(".alert.good")).hasText(text("done.answer"));
		assertThat(linh.locator(".talk")).containsText(body);
	}

	/** Past the browser's own check: the server names the field, and nothing is lost. */
	private void refusesAnEmptyResolution(Page ana) {
		opensTask(ana);
		ana.evaluate("""
				() => {
					const form = document.querySelector('[data-task-form]');
					form.elements.namedItem('variables').value = '{"note":"kept"}';
					form.submit();
				}""");
		assertThat(ana.locator(".form-js .fjs-form-field-error").first()).isVisible();
		assertThat(ana.locator(".form-js textarea").nth(1)).hasValue("kept");
	}

	private void resolves(Page ana, String resolution) {
		opensTask(ana);
		ana.locator(".form-js textarea").first().fill(resolution);
		ana.click(".task:visible button[type=submit]");
		assertThat(ana.locator(".ticket-head .status-RESOLVED")).isVisible();
		assertThat(entry(ana, "REPLY", resolution)).isVisible();
	}

	private void opensTask(Page ana) {
		assertThat(ana.locator(".form-js[data-ready]")).hasCount(1);
		ana.locator(".dock [data-panel^=task]").check();
	}

	private void votes(Page linh) {
		linh.click("a[href^='/csat/']");
		linh.click("main button[type=submit]:not([disabled])");
		linh.locator("[name=score][value='5']").check();
		linh.fill("[name=text]", "Quick and kind.");
		linh.click("main button[type=submit]");
		assertThat(linh.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
			.hasText(text("survey.thanks.title"));
	}

	private static Locator entry(Page page, String kind, String body) {
		return page.locator(".entry." + kind, new Page.LocatorOptions().setHasText(body));
	}

	private String text(String key) {
		return this.messages.getMessage(key, null, this.locale);
	}

}
