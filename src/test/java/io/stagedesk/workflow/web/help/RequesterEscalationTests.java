package io.stagedesk.workflow.web.help;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.sla.Escalation;
import io.stagedesk.sla.Escalations;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketActions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static org.assertj.core.api.Assertions.assertThat;

/** One click on the status page asks a manager to look at the request. */
@DeskTest
class RequesterEscalationTests {

	@Autowired
	MockMvc pages;

	@Autowired
	Fixtures fixtures;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	Escalations escalations;

	@Test
	void callsTheTeamsLeadWithTheRequestersReason() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket();
		assertThat(post(ticket, "My show begins in an hour <b>")).contains("done=escalated");
		assertThat(this.escalations.of(ticket)).extracting(Escalation::cause)
			.containsExactly("My show begins in an hour <b>");
		assertThat(page(ticket, "")).contains("Ask a manager");
	}

	@Test
	void doesNotCallTwiceAndSaysSo() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket();
		post(ticket, "Please hurry");
		assertThat(post(ticket, "Really, please")).contains("A manager knows already", "Really, please");
		assertThat(this.escalations.of(ticket)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "en, A manager knows already and takes care", "zh-CN, 主管已知悉并正在处理" })
	void saysItInTheRequestersLanguage(String language, String refusal) throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket();
		post(ticket, "Please hurry");
		assertThat(this.pages
			.perform(MockMvcRequestBuilders.post("/t/{token}/escalate", ticket.trackingToken())
				.param("reason", "again")
				.param("lang", language)
				.with(SecurityMockMvcRequestPostProcessors.csrf()))
			.andReturn()
			.getResponse()
			.getContentAsString()).contains(refusal);
	}

	@Test
	void asksForAReason() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket();
		assertThat(post(ticket, " ")).contains("Ask a manager");
		assertThat(this.escalations.of(ticket)).isEmpty();
	}

	private String post(TicketSnapshot ticket, String reason) throws Exception {
		MockHttpServletResponse response = this.pages
			.perform(MockMvcRequestBuilders.post("/t/{token}/escalate", ticket.trackingToken())
				.param("reason", reason)
				.with(SecurityMockMvcRequestPostProcessors.csrf()))
			.andReturn()
			.getResponse();
		return (response.getRedirectedUrl() != null) ? response.getRedirectedUrl() : response.getContentAsString();
	}

	private String page(TicketSnapshot ticket, String query) throws Exception {
		return this.pages.perform(MockMvcRequestBuilders.get("/t/" + ticket.trackingToken() + query))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

}
