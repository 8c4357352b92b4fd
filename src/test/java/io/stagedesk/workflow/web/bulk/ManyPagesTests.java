package io.stagedesk.workflow.web.bulk;

import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.sla.web.page.Manager;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.act.ActKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Acts on many tickets and macros on pages, in both languages. */
@DeskTest
class ManyPagesTests {

	@Autowired
	MockMvc mvc;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TicketActions actions;

	@Autowired
	Tickets tickets;

	@ParameterizedTest
	@EnumSource(ActKind.class)
	void everyActHasADialog(ActKind kind) throws Exception {
		assertThat(Manager.html(ana("en").opens("/desk/jobs/new?kind=" + kind))).contains("value=\"" + kind + "\"",
				"Try it first");
		assertThat(Manager.html(ana("zh-CN").opens("/desk/jobs/new?kind=" + kind))).contains("先试运行");
	}

	@Test
	void takesAJobOnAndShowsIt() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		String page = redirect(ana("en").sends("/desk/jobs", "bulk", Manager
			.fields(Map.of("kind", "NOTE", "value", "known", "tickets", ticket.number() + " SD-999999999"))));
		assertThat(page).matches("/desk/jobs/[0-9]+");
		assertThat(Manager.text(ana("en").opens(page))).contains("Note: known", "Running", "0 / 2", ticket.number(),
				"Coins not credited", "Stop it");
		assertThat(Manager.text(ana("zh-CN").opens(page + "?part=result"))).contains("进行中", "停止");
		assertThat(new Manager(this.mvc, "yuki", "en").opens(page).getResponse().getStatus()).isEqualTo(404);
		ana("en").sends(page, "cancel", Manager.fields(Map.of()));
		assertThat(Manager.text(ana("en").opens(page))).contains("Stopped", "not done 2").doesNotContain("Stop it");
		assertThat(Manager.text(ana("zh-CN").opens("/desk/jobs"))).contains("我的批量任务", "备注: known", "未处理 2");
	}

	@Test
	void triesAllOfAViewOut() throws Exception {
		ticketOfAna();
		String page = redirect(ana("en").sends("/desk/jobs", "bulk", Manager.fields(
				Map.of("kind", "RESUME", "tickets", "", "all", "true", "view", "mine", "q", "", "dryRun", "true"))));
		assertThat(page).endsWith("?part=result");
		assertThat(Manager.text(ana("en").opens(page))).contains("Trying it out", "waits");
		ana("en").sends(page.replaceAll("\\?.*", ""), "cancel", Manager.fields(Map.of()));
	}

	@Test
	void keepsWhatWasTypedIntoARefusedDialog() throws Exception {
		MvcResult refused = ana("en").sends("/desk/jobs", "bulk",
				Manager.fields(Map.of("kind", "PRIORITY", "value", "P2", "reason", "", "tickets", "SD-1")));
		assertThat(Manager.html(refused)).contains("value=\"P2\" selected", "bulk-reason-error");
		MvcResult none = ana("en").sends("/desk/jobs", "bulk",
				Manager.fields(Map.of("kind", "NOTE", "value", "typed", "tickets", "")));
		assertThat(Manager.html(none)).contains("typed", "must be 1 to 1000 tickets");
		assertThat(ana("en").sends("/desk/jobs", "bulk", Manager.fields(Map.of("kind", "x", "tickets", "\u0000")))
			.getResponse()
			.getStatus()).isEqualTo(200);
	}

	@Test
	void keepsMacrosAndRunsOneOnATicket() throws Exception {
		MvcResult saved = ana("en").sends("/desk/macros", "save",
				Manager.fields(Map.of("name", "Ask the bank", "steps[0].kind", "", "steps[2].kind", "REPLY",
						"steps[2].texts.en", "Hi {{requester.name}}", "steps[3].kind", "HOLD", "steps[3].value",
						"bank")));
		assertThat(redirect(saved)).isEqualTo("/desk/macros?done=saved");
		assertThat(Manager.text(ana("en").opens("/desk/macros"))).contains("Ask the bank",
				"Reply: Hi {{requester.name}}", "Put on hold: bank");
		TicketSnapshot ticket = ticketOfAna();
		String path = "/desk/tickets/" + ticket.number();
		assertThat(Manager.html(ana("en").opens(path))).contains("data-command=\"macro\"", "data-key=\"m\"");
		String list = Manager.html(ana("en").opens(path + "/macros"));
		String id = list.replaceAll("(?s).*?name=\"macro\" value=\"([0-9]+)\"[^A-Z]*Ask the bank.*", "$1");
		assertThat(id).matches("[0-9]+");
		assertThat(Manager.text(ana("en").opens(path + "/macros/" + id))).contains("Hi Linh Tran", "will be done");
		assertThat(redirect(ana("en").sends(path, "macro", Manager.fields(Map.of("macro", id)))))
			.contains("done=macro");
		assertThat(this.tickets.messages(ticket.number(), this.fixtures.viewer("ana")).stream().map(Message::body))
			.contains("Hi Linh Tran");
		assertThat(Manager.text(ana("zh-CN").opens(path + "/macros/" + id))).contains("无需处理", "已挂起");
		assertThat(Manager.html(ana("en").opens("/desk/macros?id=" + id))).contains("Hi {{requester.name}}");
	}

	@Test
	void showsWhatIsWrongWithAMacro() throws Exception {
		MvcResult refused = ana("en").sends("/desk/macros", "save",
				Manager.fields(Map.of("name", "Kept", "steps[1].kind", "HOLD", "steps[1].value", "")));
		assertThat(Manager.html(refused)).contains("value=\"Kept\"", "macro-steps[0].value-error");
	}

	private Manager ana(String language) {
		return new Manager(this.mvc, "ana", language);
	}

	private TicketSnapshot ticketOfAna() {
		return this.actions.claim(this.fixtures.aTicket().number(), null, this.fixtures.viewer("ana"));
	}

	private static String redirect(MvcResult result) throws Exception {
		assertThat(result.getResponse().getRedirectedUrl()).as(Manager.text(result)).isNotNull();
		return result.getResponse().getRedirectedUrl();
	}

}
