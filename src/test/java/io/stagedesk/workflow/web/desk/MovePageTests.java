package io.stagedesk.workflow.web.desk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.sla.web.page.Manager;
import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

import static org.assertj.core.api.Assertions.assertThat;

/** The ticket's page when it changes hands, in both languages. */
@DeskTest
class MovePageTests {

	@Autowired
	MockMvc mvc;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TicketActions actions;

	@Autowired
	Tickets tickets;

	@Autowired
	Rosters rosters;

	@Autowired
	TestTime time;

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void asksForReasonAndNoteOfATransferAndKeepsWhatWasTyped() throws Exception {
		String path = path(ticketOfAna());
		MvcResult refused = as("ana").sends(path, "transfer",
				Manager.fields(Map.of("assignee", "yuki", "team", "", "reason", "", "note", " ")));
		assertThat(body(refused)).contains("Please choose", "value=\"yuki\" selected");
		MvcResult noted = as("ana").sends(path, "transfer",
				Manager.fields(Map.of("assignee", "", "team", "technical", "reason", "language", "note", "")));
		assertThat(body(noted)).contains("value=\"language\" selected", "value=\"technical\" selected")
			.contains("transfer-note-error");
	}

	@Test
	void showsTheReceiverWhoWhyAndWhatUntilItIsPutAway() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		String path = path(ticket);
		as("ana").sends(path, "transfer", Manager
			.fields(Map.of("assignee", "yuki", "team", "", "reason", "language", "note", "She writes Japanese only")));
		String english = Manager.text(as("yuki").opens(path));
		assertThat(english).contains("Transferred to you", "Ana Alves", "Needs another language",
				"She writes Japanese only", "Said last", "I paid 49.99", "Open tasks Resolve the ticket",
				"Still promised");
		assertThat(Manager.text(in("yuki", "zh-CN").opens(path))).contains("转接给您", "需要其他语言", "最近的往来", "剩余的承诺");
		assertThat(Manager.text(as("ana").opens(path))).doesNotContain("Transferred to you");
		as("yuki").sends(path, "seen", Manager.fields(Map.of()));
		assertThat(Manager.text(as("yuki").opens(path))).doesNotContain("Transferred to you");
	}

	@Test
	void handsToAVendorAndGetsItBack() throws Exception {
		String path = path(ticketOfAna());
		assertThat(Manager.text(in("ana", "zh-CN").opens(path))).contains("交给外包商");
		MvcResult given = as("ana").sends(path, "vendor",
				Manager.fields(Map.of("vendor", "acme", "reason", "workload", "note", "Please ask the bank")));
		assertThat(given.getResponse().getRedirectedUrl()).endsWith("done=vendor");
		String vera = Manager.text(as("vera").opens(path));
		assertThat(vera).contains("Handed to you as a vendor", "Please ask the bank", "L••• T•••")
			.doesNotContain("Linh", "Hand to a vendor");
		MvcResult refused = as("vera").sends(path, "return", Manager.fields(Map.of("note", "")));
		assertThat(body(refused)).contains("return-note-error");
		MvcResult back = as("vera").sends(path, "return", Manager.fields(Map.of("note", "The bank says no")));
		assertThat(back.getResponse().getRedirectedUrl()).startsWith("/desk?view=");
		assertThat(Manager.text(as("ana").opens(path))).contains("Returned from the vendor", "The bank says no");
	}

	@Test
	void saysHalfAnHourBeforeTheShiftEnds() throws Exception {
		Instant end = this.rosters.nextEnd("technical-emea", this.time.now().plus(Duration.ofHours(1))).orElseThrow();
		this.time.skip(Duration.between(this.time.now(), end.minus(Duration.ofMinutes(31))));
		assertThat(Manager.text(as("chen").opens("/desk"))).doesNotContain("Your shift ends");
		this.time.skip(Duration.ofMinutes(2));
		assertThat(Manager.text(as("chen").opens("/desk"))).contains("Your shift ends soon", "Technical, Americas");
		assertThat(Manager.text(in("chen", "zh-CN").opens("/desk"))).contains("您的班次即将结束");
		assertThat(Manager.text(as("ana").opens("/desk"))).doesNotContain("Your shift ends");
	}

	@Test
	void handsOverByHand() throws Exception {
		TicketSnapshot ticket = this.actions.claim(this.fixtures.aTicket("technical", Priority.P1).number(), null,
				this.fixtures.viewer("chen"));
		String path = path(ticket);
		assertThat(Manager.text(as("chen").opens(path))).contains("Hand over to the next shift",
				"Technical, Americas goes on with the ticket");
		as("chen").sends(path, "handover", Manager.fields(Map.of("note", "The log is asked for")));
		assertThat(this.tickets.get(ticket.number()).assignee()).isNull();
		assertThat(Manager.text(as("omar").opens(path))).contains("Handed over from the shift before",
				"The log is asked for", "Technical, EMEA");
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "Here is omar", null, Actor.agent("omar"));
		assertThat(Manager.text(as("omar").opens(path))).doesNotContain("Handed over from the shift before");
	}

	@Test
	void keepsReasonsAndRulesOnTheAdministratorsPage() throws Exception {
		Manager ada = as("ada");
		assertThat(Manager.text(ada.opens("/admin/moves"))).contains("Moving work", "requester.name",
				"Needs another language");
		assertThat(Manager.text(in("ada", "zh-CN").opens("/admin/moves"))).contains("工作转移", "所有外包商", "部分显示");
		MvcResult refused = ada.sends("/admin/moves/rules", "save",
				Manager.fields(Map.of("field", "trackingUrl", "vendor", "*", "scenario", "*", "mask", "NONE")));
		assertThat(body(refused)).contains("value=\"trackingUrl\"", "is not a field that can be hidden");
		MvcResult saved = ada.sends("/admin/moves/rules", "save",
				Manager.fields(Map.of("field", "context.page", "vendor", "acme", "scenario", "*", "mask", "NONE")));
		assertThat(saved.getResponse().getRedirectedUrl()).isEqualTo("/admin/moves?done=saved");
		assertThat(Manager.text(ada.opens("/admin/moves"))).contains("context.page");
		ada.sends("/admin/moves/rules", "remove",
				Manager.fields(Map.of("field", "context.page", "vendor", "acme", "scenario", "*", "mask", "NONE")));
		assertThat(Manager.text(ada.opens("/admin/moves"))).doesNotContain("context.page");
		MvcResult bad = ada.sends("/admin/moves/reasons", "save",
				Manager.fields(Map.of("id", "X", "name", "", "nameZh", "")));
		assertThat(body(bad)).contains("value=\"X\"", "aria-invalid=\"true\"");
		assertThat(as("mona").opens("/admin/moves").getResponse().getStatus()).isEqualTo(403);
	}

	private TicketSnapshot ticketOfAna() {
		return this.actions.claim(this.fixtures.aTicket().number(), null, this.fixtures.viewer("ana"));
	}

	private Manager as(String login) {
		return in(login, "en");
	}

	private Manager in(String login, String language) {
		return new Manager(this.mvc, login, language);
	}

	private static String path(TicketSnapshot ticket) {
		return "/desk/tickets/" + ticket.number();
	}

	private static String body(MvcResult page) throws Exception {
		return page.getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

}
