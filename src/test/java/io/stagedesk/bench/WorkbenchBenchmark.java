package io.stagedesk.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.stagedesk.bench.TicketLoader.Ages;
import io.stagedesk.browser.ChromiumProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an agent feels: the workbench in a real browser, before a desk of a hundred
 * thousand tickets on two nodes, with hundreds of open streams. It asserts that what was
 * measured happened; limits stand beside the figures, for people to judge.
 */
class WorkbenchBenchmark {

	private static final Path FOLDER = Path.of("target", "bench");

	private static final String DESK = "workbench";

	private static final int TICKETS = Integer.getInteger("bench.tickets", 100_000);

	private static final int STREAMS = Integer.getInteger("bench.streams", 300);

	private static final int STEPS = Integer.getInteger("bench.steps", 60);

	/** Seconds a node; fewer measure the compiler that shares the two cores. */
	private static final int WARM_UP = Integer.getInteger("bench.warm-up", 40);

	private static final Ages AGES = new Ages(Duration.ofMinutes(8), Duration.ofDays(180), Duration.ofDays(320),
			Duration.ofMinutes(40));

	private final Machine machine = new Machine(Duration.ofSeconds(Integer.getInteger("bench.patience", 120)));

	private final BenchReport report = new BenchReport("The workbench in a browser");

	private DurablePostgres postgres;

	@Test
	@Timeout(value = 20, unit = TimeUnit.MINUTES)
	void measuresTheWorkbench() throws Exception {
		try (DurablePostgres started = DurablePostgres.startIn(FOLDER.resolve("postgres").toAbsolutePath())) {
			this.postgres = started;
			this.machine.watch("postgres", started.pid());
			started.create(DESK);
			try (StageDeskProcess one = start("stagedesk one")) {
				fill(one);
			}
			try (StageDeskProcess one = start("stagedesk one"); StageDeskProcess two = start("stagedesk two")) {
				measure(one, two);
			}
		}
		finally {
			this.report.write(FOLDER, "workbench.md", "workbench.json");
		}
	}

	private StageDeskProcess start(String name) throws Exception {
		Map<String, String> environment = new HashMap<>(Map.of("STAGEDESK_DB_URL", this.postgres.url(DESK),
				"STAGEDESK_DB_USER", this.postgres.user(), "STAGEDESK_DB_PASSWORD", this.postgres.password(),
				"STAGEDESK_LIVE_PERPERSON", String.valueOf(STREAMS + 20)));
		StageDeskProcess node = StageDeskProcess.start(FOLDER, "postgres,demo", environment);
		this.machine.watch(name, node.pid());
		return node;
	}

	private void fill(StageDeskProcess node) throws Exception {
		Load.Step step = new Desk(node.port()).creating();
		for (int index = 0; index < 1000; index++) {
			step.run();
		}
		this.report.fact("tickets", String.valueOf(TICKETS));
		new TicketLoader(this.postgres, DESK, AGES).fillUpTo(TICKETS);
		this.postgres.maintain(DESK);
	}

	private void measure(StageDeskProcess one, StageDeskProcess two) throws Exception {
		try (Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
				Browser browser = playwright.chromium()
					.launch(new LaunchOptions().setExecutablePath(ChromiumProgram.find().orElseThrow())
						.setArgs(ChromiumProgram.FLAGS))) {
			warmUp(one, two);
			this.machine.awaitQuiet();
			measureFirstLoad(browser, one);
			Page mona = logIn(browser, one);
			measureSteps(mona, "From ticket to ticket, without a pause", 0);
			measureSteps(mona, "From ticket to ticket, with a second's look at each", 1_000);
			measureKeys(mona);
			try (OpenStreams streams = OpenStreams.open(List.of(one.port(), two.port()), STREAMS)) {
				this.report.fact("open streams on two nodes", String.valueOf(streams.count()));
				this.machine.awaitQuiet();
				measureNews(mona, two);
				assertThat(streams.count()).as("streams that are open at the end").isEqualTo(STREAMS);
			}
		}
	}

	private void warmUp(StageDeskProcess... nodes) throws Exception {
		for (StageDeskProcess node : nodes) {
			Desk desk = new Desk(node.port());
			String cookies = new Supervisor(node.port()).logIn();
			List<String> paths = new ArrayList<>(List.of("/desk?view=open", "/desk?view=mine"));
			new TicketLoader(this.postgres, DESK, AGES).someNumbers()
				.stream()
				.limit(200)
				.forEach((number) -> paths.add("/desk/tickets/" + number + "?part=ticket"));
			new Load(this.machine).run("warm-up", 4, WARM_UP, (number) -> desk.looking(paths, cookies));
		}
	}

	/** Nothing is in the browser's cache but the log-in page. */
	private void measureFirstLoad(Browser browser, StageDeskProcess node) {
		List<Double> ready = new ArrayList<>();
		List<Double> sizes = new ArrayList<>();
		List<Double> answers = new ArrayList<>();
		for (int index = 0; index < 5; index++) {
			BrowserContext context = context(browser, node);
			Page page = enter(context);
			context.newCDPSession(page).send("Network.clearBrowserCache");
			page.navigate("/desk?view=open");
			page.waitForFunction("() => performance.getEntriesByName('desk-ready').length > 0");
			ready.add(number(page, "() => performance.getEntriesByName('desk-ready')[0].startTime"));
			answers.add(number(page, "() => performance.getEntriesByType('navigation')[0].responseStart"));
			sizes.add(number(page, """
					() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
						.filter((one) => !one.name.includes('/live'))
						.reduce((sum, one) => sum + one.transferSize, 0) / 1000"""));
			context.close();
		}
		this.report.add("The first load", Felt.of("kB over the wire, all that the list needs", 100, sizes));
		this.report.add("The first load", Felt.of("ms until the server's first byte", 1000, answers));
		this.report.add("The first load", Felt.of("ms until the desk can be used", 1000, ready));
	}

	/**
	 * From ticket to ticket by a key.
	 * @param look milliseconds at each; diagrams, forms and faces come meanwhile
	 */
	private void measureSteps(Page page, String name, int look) {
		page.navigate("/desk?view=open");
		page.locator("#rows a.subject").first().click();
		page.locator("#ticket").waitFor();
		List<Double> painted = new ArrayList<>();
		List<Double> server = new ArrayList<>();
		for (int index = 0; index < STEPS; index++) {
			String before = page.locator("#ticket").getAttribute("data-ticket");
			if (index % 40 == 39) {
				page.navigate("/desk?view=open");
				page.locator("#rows a.subject").first().click();
				page.locator("#ticket").waitFor();
				continue;
			}
			painted.add(number(page,
					"""
							(before) => new Promise((resolve) => {
								const begin = performance.now();
								document.addEventListener('desk:shown', function shown() {
									if (document.getElementById('ticket').dataset.ticket !== before) {
										document.removeEventListener('desk:shown', shown);
										requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
									}
								});
								document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }));
							})""",
					before));
			double answer = number(page,
					"""
							() => {
								const all = performance.getEntriesByType('resource').filter((one) => one.name.includes('/desk/tickets/SD-') && one.name.includes('part=ticket') && one.initiatorType === 'fetch');
								const last = all[all.length - 1];
								return last ? last.responseStart - last.requestStart : -1;
							}""");
			if (answer >= 0) {
				server.add(answer);
			}
			assertThat(page.locator("#ticket").getAttribute("data-ticket")).isNotEqualTo(before);
			page.evaluate("() => performance.clearResourceTimings()");
			page.waitForTimeout(look);
		}
		this.report.add(name, Felt.of("ms until the server answers", 150, server));
		this.report.add(name, Felt.of("ms until it is painted", 300, painted));
	}

	/** A key to what one sees of it, when nobody has to be asked. */
	private void measureKeys(Page page) {
		List<Double> times = new ArrayList<>();
		for (String key : List.of("r", "n", "?", "r", "n", "?", "x", "x", "r", "n")) {
			times.add(number(page,
					"""
							(key) => new Promise((resolve) => {
								document.activeElement.blur();
								const begin = performance.now();
								document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
								requestAnimationFrame(() => setTimeout(() => {
									document.querySelector('dialog[open]')?.close();
									resolve(performance.now() - begin);
								}));
							})""",
					key));
		}
		this.report.add("A key", Felt.of("ms until its effect is painted", 100, times));
	}

	/** A message said on the other node, until it stands in the open ticket. */
	private void measureNews(Page page, StageDeskProcess other) throws Exception {
		String number = page.locator("#ticket").getAttribute("data-ticket");
		List<Double> times = new ArrayList<>();
		try (HttpConnection connection = new HttpConnection(other.port())) {
			for (int index = 0; index < 20; index++) {
				String text = "News " + index + " of " + System.nanoTime();
				Page.WaitForFunctionOptions often = new Page.WaitForFunctionOptions().setPollingInterval(10)
					.setTimeout(20_000);
				long begin = System.nanoTime();
				connection
					.send(HttpConnection.post("/api/v1/tickets/" + number + "/messages", Desk.SUPERVISOR,
							"news-" + index, "{\"visibility\":\"INTERNAL\",\"body\":\"%s\"}".formatted(text)))
					.expect(201);
				page.waitForFunction("(text) => document.querySelector('#conversation').textContent.includes(text)",
						text, often);
				times.add((System.nanoTime() - begin) / 1e6);
				page.waitForTimeout(1_500);
			}
		}
		this.report.add("News of the other node", Felt.of("ms from the post to the other screen", 1000, times));
	}

	private static BrowserContext context(Browser browser, StageDeskProcess node) {
		return browser.newContext(new NewContextOptions().setBaseURL("http://127.0.0.1:" + node.port())
			.setLocale("en")
			.setViewportSize(1680, 950));
	}

	private static Page logIn(Browser browser, StageDeskProcess node) {
		return enter(context(browser, node));
	}

	private static Page enter(BrowserContext context) {
		Page page = context.newPage();
		page.navigate("/login");
		page.fill("#username", "mona");
		page.fill("#password", "stagedesk");
		page.click("main button[type=submit]");
		page.waitForURL((url) -> !url.contains("/login"));
		return page;
	}

	private static double number(Page page, String script) {
		return ((Number) page.evaluate(script)).doubleValue();
	}

	private static double number(Page page, String script, Object argument) {
		return ((Number) page.evaluate(script, argument)).doubleValue();
	}

}
