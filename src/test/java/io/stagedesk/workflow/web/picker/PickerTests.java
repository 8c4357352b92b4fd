package io.stagedesk.workflow.web.picker;

import java.util.List;
import java.util.ArrayList;
import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** What the composer is offered, within what the agent may see. */
@DeskTest
class PickerTests {

	@Autowired
	MockMvc mvc;

	@Autowired
	Fixtures fixtures;

	@Autowired
	Tickets tickets;

	@Autowired
	JsonMapper json;

	@ParameterizedTest
	@CsvSource({ "ja,ja,true", "th,en,false", "es-MX,es,true" })
	void saysARequestersLanguageOrTheNearest(String language, String said, boolean near) throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicketIn(language);
		JsonNode hello = canned(ticket, "hello", "ana").get(0);
		assertThat(hello.path("language").asString()).isEqualTo(said);
		assertThat(hello.path("near").asBoolean()).isEqualTo(near);
		assertThat(hello.path("text").asString()).contains("Linh Tran", "Ana Alves", "Payments").doesNotContain("{{");
	}

	@Test
	void showsGapsForWhatTheTicketDoesNotKnow() throws Exception {
		JsonNode reply = canned(this.fixtures.aTicket(), "coins-late", "ana").get(0);
		assertThat(reply.path("text").asString()).contains("[field.orderId?]");
		assertThat(reply.path("gaps").get(0).asString()).isEqualTo("field.orderId");
	}

	@Test
	void tellsAVendorsAgentNothingThatIsHidden() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.tickets.assign(ticket.number(), "vera", Actor.SYSTEM);
		JsonNode closing = canned(ticket, "no-answer-close", "vera").get(0);
		assertThat(closing.path("gaps").get(0).asString()).isEqualTo("ticket.trackingUrl");
		assertThat(canned(ticket, "hello", "vera").get(0).path("text").asString()).doesNotContain("Linh Tran", "•••");
		assertThat(read(ticket, "articles", "incident", "vera")).isEmpty();
		assertThat(read(ticket, "people", "", "vera")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "canned", "articles", "people" })
	void keepsOthersTicketsOut(String kind) throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket();
		assertThat(answer(ticket, kind, "", "chen").getStatus()).isEqualTo(404);
		assertThat(answer(ticket, kind, "", "paul").getStatus()).isEqualTo(403);
		assertThat(answer(ticket, kind, "\u0000 %_'".repeat(99), "ana").getStatus()).isEqualTo(200);
	}

	@Test
	void marksWhatIsForTheDeskOnly() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicketIn("zh-CN");
		JsonNode internal = read(ticket, "articles", "支付渠道", "ana").get(0);
		assertThat(internal.path("internal").asBoolean()).isTrue();
		assertThat(internal.path("link").asString()).endsWith("/desk/articles/incident-payments");
		JsonNode open = read(ticket, "articles", "重复扣款", "ana").get(0);
		assertThat(open.path("internal").asBoolean()).isFalse();
		assertThat(open.path("link").asString()).endsWith("/help/articles/charged-twice?lang=zh-CN");
	}

	@Test
	void offersThoseWhoMaySeeTheTicket() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket();
		for (String name : List.of("yuki", "mona", "ada", "payments")) {
			assertThat(logins(ticket, name)).as(name).contains(name);
		}
		for (String name : List.of("ana", "chen", "paul", "app", "vera", "technical")) {
			assertThat(logins(ticket, name)).as(name).doesNotContain(name);
		}
		assertThat(logins(ticket, "yam")).containsExactly("yuki");
	}

	private List<String> logins(TicketSnapshot ticket, String q) throws Exception {
		List<String> logins = new ArrayList<>();
		read(ticket, "people", q, "ana").forEach((one) -> logins.add(one.path("login").asString()));
		return logins;
	}

	private JsonNode canned(TicketSnapshot ticket, String q, String login) throws Exception {
		return read(ticket, "canned", q, login);
	}

	private JsonNode read(TicketSnapshot ticket, String kind, String q, String login) throws Exception {
		MockHttpServletResponse answer = answer(ticket, kind, q, login);
		assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
		return this.json.readTree(answer.getContentAsByteArray()).path("items");
	}

	private MockHttpServletResponse answer(TicketSnapshot ticket, String kind, String q, String login)
			throws Exception {
		Viewer viewer = this.fixtures.viewer(login);
		return this.mvc
			.perform(get("/desk/tickets/{number}/{kind}", ticket.number(), kind).param("q", q)
				.header("Authorization", "Bearer demo-" + viewer.login()))
			.andReturn()
			.getResponse();
	}

}
