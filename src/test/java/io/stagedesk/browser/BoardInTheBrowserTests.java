package io.stagedesk.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The board renews itself, and lets a manager act in the meantime. */
@BrowserTest
class BoardInTheBrowserTests {

	private static final String CHANGED = "() => document.body.dispatchEvent(new CustomEvent('desk:changed'))";

	@Autowired
	JdbcClient jdbc;

	@Test
	void renewsItsBlocksWhenTheDeskChanges(Visitors visitors) {
		Page mona = visitors.person("mona", "en");
		mona.navigate("/board");
		Locator online = mona.locator("#live [data-figure=BUSY] .value");
		online.locator("..").focus();
		assertThat(online).hasText("0");
		this.jdbc.sql("update agent set presence = 'BUSY' where login = 'lina'").update();
		mona.evaluate(CHANGED);
		assertThat(online).hasText("1");
		assertThat(online.locator("..")).isFocused();
		this.jdbc.sql("update agent set presence = 'OFFLINE' where login = 'lina'").update();
		visitors.assertNoComplaints();
	}

	@Test
	void keepsAnOpenDialogAndWhatWasTyped(Visitors visitors) {
		Page mona = visitors.person("mona", "en");
		mona.navigate("/board?period=30d");
		Locator act = mona.locator("#breaches a[data-act]").first();
		String number = act.getAttribute("href").replaceAll(".*(SD-\\d+).*", "$1");
		act.click();
		mona.selectOption("dialog [name=reason]", "skill");
		mona.fill("dialog [name=note]", "She knows the case");
		mona.waitForResponse((response) -> response.url().contains("part=breaches"), () -> mona.evaluate(CHANGED));
		assertThat(mona.locator("dialog[open]")).isVisible();
		assertThat(mona.locator("dialog [name=reason]")).hasValue("skill");
		assertThat(mona.locator("dialog [name=note]")).hasValue("She knows the case");
		assertThat(mona.locator("dialog [name=note]")).isFocused();
		mona.selectOption("dialog [name=assignee]", "chen");
		mona.click("dialog [type=submit]");
		assertThat(mona.locator(".board > .alert.good")).isVisible();
		assertThat(mona.locator("#breaches .row", new Page.LocatorOptions().setHasText(number)).first())
			.containsText("Chen Chao");
		visitors.assertNoComplaints();
	}

	@Test
	void acknowledgesInADialog(Visitors visitors) {
		Page mona = visitors.person("mona", "en");
		mona.navigate("/board");
		Locator all = mona.locator("#escalations .row");
		int before = all.count();
		mona.locator("#escalations a[data-act]").first().click();
		mona.locator("dialog .form-js[data-ready]").waitFor();
		mona.locator("dialog textarea").fill("I take care of it myself");
		mona.click("dialog [type=submit]");
		assertThat(mona.locator(".board > .alert.good")).isVisible();
		assertThat(all).hasCount(before - 1);
		visitors.assertNoComplaints();
	}

	@Test
	void appliesAFilterAtOnce(Visitors visitors) {
		Page mona = visitors.person("mona", "en");
		mona.navigate("/board?by=team");
		mona.selectOption("[name=priority]", "P1");
		mona.waitForURL((url) -> url.contains("priority=P1"));
		assertThat(mona).hasURL(Pattern.compile(".*by=team.*"));
		assertThat(mona).not().hasURL(Pattern.compile(".*vendor=.*"));
		visitors.assertNoComplaints();
	}

}
