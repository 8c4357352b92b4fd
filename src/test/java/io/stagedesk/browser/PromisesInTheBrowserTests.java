package io.stagedesk.browser;

import java.nio.charset.StandardCharsets;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Locale.forLanguageTag;

/** A manager plans a night shift and promises something by it. */
@BrowserTest
class PromisesInTheBrowserTests {

	private static final String FILE = """
			BEGIN:VCALENDAR
			VERSION:2.0
			PRODID:-//test//EN
			BEGIN:VEVENT
			UID:1
			DTSTART;VALUE=DATE:20991231
			SUMMARY:Company trip
			END:VEVENT
			END:VCALENDAR
			""";

	@Autowired
	MessageSource messages;

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void plansANewCalendar(String language, Visitors visitors) {
		Page mona = visitors.person("mona", language);
		String key = "night-" + language.toLowerCase();
		mona.navigate("/board/calendars");
		mona.fill("#new-key", key);
		mona.click(".new-key button");
		assertThat(mona.locator("h1")).containsText(key);

		Locator rows = mona.locator("[data-rows=hours] > [data-row]");
		mona.click("[data-adds=hours]");
		assertThat(rows).hasCount(2);
		assertThat(rows.last().locator("input").first()).isFocused();
		rows.first().locator("[data-removes]").click();
		assertThat(rows).hasCount(1);
		rows.last().locator("[value=SATURDAY]").check(new Locator.CheckOptions().setForce(true));
		rows.last().locator(".time").first().fill("21:00");
		rows.last().locator(".time").last().fill("2");

		mona.click(".import summary");
		mona.setInputFiles("#calendar-upload",
				new FilePayload("days.ics", "text/calendar", FILE.getBytes(StandardCharsets.UTF_8)));
		assertThat(mona.locator("#calendar-file")).hasValue(FILE);
		mona.click("[value=import]");
		assertThat(mona.locator("[name='holidays[0].name']")).hasValue("Company trip");

		mona.click(".save button");
		assertThat(mona.locator(".week")).containsText("21:00–02:00");
		mona.click("[value=edit]");
		assertThat(rows.last().locator(".time").last()).hasValue("2");
		mona.click(".save button");
		mona.click("[value=future]");
		assertThat(mona.locator(".alert.good"))
			.hasText(this.messages.getMessage("terms.done.FUTURE", null, forLanguageTag(language)));
		assertThat(mona.locator(".versions > li")).hasCount(1);
		visitors.assertNoComplaints();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void saysForWhomACalendarCounts(String language, Visitors visitors) {
		Page mona = visitors.person("mona", language);
		mona.navigate("/board/calendars/always");
		mona.check("#uses [value=trust]");
		mona.fill("#uses-regions", "DE AT?");
		mona.press("#uses-regions", "Enter");
		assertThat(mona.locator("#uses-regions-error")).containsText("AT?");
		assertThat(mona.locator("#uses-regions")).hasValue("DE AT?");
		assertThat(mona.locator("#uses [value=trust]")).isChecked();
		mona.fill("#uses-regions", "de, at");
		mona.click("#uses button");
		assertThat(mona.locator(".alert.good"))
			.hasText(this.messages.getMessage("calendars.uses.done", null, forLanguageTag(language)));
		assertThat(mona.locator("#uses-regions")).hasValue("AT, DE");

		mona.navigate("/board/calendars/office");
		assertThat(mona.locator("#uses .checks label").last()).containsText("Always");
		mona.check("#uses [value=trust]");
		mona.click("#uses button");
		assertThat(mona.locator("#uses-teams-error")).containsText("trust – always");
		mona.navigate("/board/calendars/always");
		mona.uncheck("#uses [value=trust]");
		mona.fill("#uses-regions", "");
		mona.click("#uses button");
		assertThat(mona.locator("#uses :checked")).hasCount(0);
		visitors.assertNoComplaints();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void promisesForTheSegmentOfAVendor(String language, Visitors visitors) {
		Page mona = visitors.person("mona", language);
		String key = "ola-" + language.toLowerCase();
		mona.navigate("/board/policies/%s?copy=default".formatted(key));
		mona.click("[data-adds=ola]");
		mona.click("[data-adds=ola]");
		Locator rows = mona.locator("[data-rows=ola] > [data-row]");
		assertThat(rows).hasCount(2);
		rows.first().locator("[data-removes]").click();
		assertThat(rows).hasCount(1);
		mona.selectOption("[name='ola[1].party']", "vendor:acme");
		mona.selectOption("[name='ola[1].priority']", "P2");
		mona.fill("[name='ola[1].value']", "four");
		mona.selectOption("[name='ola[1].unit']", "BUSINESS_HOURS");
		mona.click(".save button");
		assertThat(mona.locator("[id='policy-ola[0].value-error']")).isVisible();
		assertThat(mona.locator("[name='ola[0].value']")).hasValue("four");
		assertThat(mona.locator("[name='ola[0].party']")).hasValue("vendor:acme");
		mona.fill("[name='ola[0].value']", "4");
		mona.click(".save button");
		mona.click("[value=future]");
		assertThat(mona.locator(".alert.good"))
			.hasText(this.messages.getMessage("terms.done.FUTURE", null, forLanguageTag(language)));
		assertThat(mona.locator("[name='ola[0].priority']")).hasValue("P2");
		assertThat(mona.locator("[name='ola[0].value']")).hasValue("4");
		mona.fill("[name='ola[0].value']", "");
		mona.click(".save button");
		assertThat(mona.locator(".differences")).containsText("acme");
		mona.click("[value=future]");
		assertThat(rows).hasCount(0);
		visitors.assertNoComplaints();
	}

}
