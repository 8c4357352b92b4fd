package io.stagedesk.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People in front of the desk's pages, each with a browser of their own. What a page
 * complains about in the console (errors, violations of the content security policy) is
 * remembered.
 */
class Visitors {

	private final List<String> complaints = new ArrayList<>();

	private final List<BrowserContext> contexts = new ArrayList<>();

	private final Browser browser;

	private final String base;

	Visitors(Browser browser, String base) {
		this.browser = browser;
		this.base = base;
	}

	/** Somebody without a log-in. */
	Page visitor(String language) {
		BrowserContext context = this.browser
			.newContext(new NewContextOptions().setBaseURL(this.base).setLocale(language).setViewportSize(1440, 900));
		this.contexts.add(context);
		Page page = context.newPage();
		page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				this.complaints.add(page.url() + ": " + message.text());
			}
		});
		page.onPageError((error) -> this.complaints.add(page.url() + ": " + error));
		return page;
	}

	/** One of the demo's people, logged in. */
	Page person(String login, String language) {
		Page page = visitor(language);
		page.navigate("/login");
		page.fill("#username", login);
		page.fill("#password", "stagedesk");
		page.click("main button[type=submit]");
		page.waitForURL((url) -> !url.contains("/login"));
		return page;
	}

	void assertNoComplaints() {
		assertThat(this.complaints).isEmpty();
	}

	void leave() {
		this.contexts.forEach(BrowserContext::close);
	}

}
