package io.stagedesk.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForConditionOptions;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The tabs of one browser: one stream for all of them, and each is told. */
@BrowserTest
class LiveInTheBrowserTests {

	private static final String REMEMBER = """
			() => {
				window.told = [];
				document.body.addEventListener('desk:changed',
					({ detail }) => window.told.push({ at: Date.now(), words: [...detail.kinds, ...detail.tickets].join(' ') }));
			}""";

	private final List<String> streams = new ArrayList<>();

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	private String number;

	@BeforeEach
	void chooseATicket() {
		TicketQuery query = new TicketQuery(TicketQuery.OPEN_ALL, "payments", null, null, null, null, null,
				Sort.CREATED, 1, null);
		this.number = this.tickets.list(query, this.staff.agent("mona").orElseThrow().asViewer())
			.items()
			.get(0)
			.number();
	}

	@Test
	void allTabsHearByOneStream(Visitors visitors) {
		Page board = open(mona(visitors), "/board");
		Page desk = open(board, "/desk?view=open");
		Page again = open(board, "/board");
		happens();
		isTold(board, this.number);
		isTold(desk, this.number);
		isTold(again, this.number);
		assertThat(this.streams).hasSize(1);
		visitors.assertNoComplaints();
	}

	@Test
	void anotherTabTakesOver(Visitors visitors) {
		Page first = open(mona(visitors), "/board");
		Page second = open(first, "/desk?view=open");
		happens();
		isTold(second, this.number);
		assertThat(this.streams).hasSize(1);
		first.close();
		second.evaluate("() => { window.told = []; }");
		happens();
		isTold(second, this.number);
		assertThat(this.streams).hasSize(2);
		visitors.assertNoComplaints();
	}

	@Test
	void tellsAtOnceAndThenOnceASecond(Visitors visitors) {
		Page board = open(mona(visitors), "/board");
		happens();
		isTold(board, this.number);
		for (int one = 0; one < 6; one++) {
			happens();
			this.staff.changePresence("ana", Presence.BUSY);
			board.waitForTimeout(150);
		}
		isTold(board, "PRESENCE");
		@SuppressWarnings("unchecked")
		List<Number> times = (List<Number>) board.evaluate("() => window.told.map((one) => one.at)");
		for (int one = 1; one < times.size(); one++) {
			assertThat(times.get(one).longValue() - times.get(one - 1).longValue()).isGreaterThan(900);
		}
	}

	@Test
	void saysWhenItIsOfflineAndComesBack(Visitors visitors) {
		Page board = open(mona(visitors), "/board");
		Page desk = open(board, "/desk");
		happens();
		isTold(desk, this.number);
		board.context().setOffline(true);
		assertThat(board.locator("[data-live-state=offline]")).isVisible();
		assertThat(desk.locator("[data-live-state=offline]")).isVisible();
		board.context().setOffline(false);
		assertThat(board.locator("[data-live-state=offline]")).isHidden();
		assertThat(desk.locator("[data-live-state=offline]")).isHidden();
		isTold(board, "RESYNC");
		isTold(desk, "RESYNC");
	}

	@Test
	void saysWhenItsPersonHasLoggedOut(Visitors visitors) {
		Page board = open(mona(visitors), "/board");
		Page desk = open(board, "/desk");
		happens();
		isTold(desk, this.number);
		desk.click("details.menu:has(form[action='/logout']) summary");
		desk.click("form[action='/logout'] button");
		assertThat(board.locator("[data-live-state=out]")).isVisible();
		Page back = board.context().newPage();
		back.navigate("/login");
		back.fill("#username", "mona");
		back.fill("#password", "stagedesk");
		back.click("main button[type=submit]");
		assertThat(board.locator("[data-live-state=out]")).isHidden();
		isTold(board, "RESYNC");
	}

	/** Her browser, with nothing but an empty tab. */
	private Page mona(Visitors visitors) {
		Page page = visitors.person("mona", "en");
		page.navigate("about:blank");
		page.context().onRequest((request) -> {
			if (request.url().contains("/live?")) {
				this.streams.add(request.url());
			}
		});
		return page;
	}

	private void happens() {
		this.tickets.note(this.number, "NOTHING", Actor.SYSTEM, Map.of());
	}

	private static void isTold(Page page, String word) {
		page.waitForCondition(
				() -> Boolean.TRUE
					.equals(page.evaluate("(word) => window.told.some((one) => one.words.includes(word))", word)),
				new WaitForConditionOptions().setTimeout(10_000));
	}

	/** A tab of the same browser that remembers what it was told. */
	private Page open(Page other, String path) {
		Page page = other.context().newPage();
		page.navigate(path);
		page.evaluate(REMEMBER);
		return page;
	}

}
