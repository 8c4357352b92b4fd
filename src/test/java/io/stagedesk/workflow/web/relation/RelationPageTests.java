package io.stagedesk.workflow.web.relation;

import java.util.List;
import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.sla.web.page.Manager;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketActions;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/** The ticket's page with tickets that belong together, in both languages. */
@DeskTest
class RelationPageTests {

	@Autowired
	MockMvc mvc;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TicketActions actions;

	@Autowired
	Tickets tickets;

	@Test
	void linksAndUnlinksAndKeepsWhatWasTyped() throws Exception {
		String number = ticketOfAna();
		String other = ticketOfAna();
		MvcResult refused = sends(number, "link", Map.of("kind", "PARENT_OF", "other", "SD-1"));
		assertThat(Manager.html(refused)).contains("value=\"SD-1\"", "value=\"PARENT_OF\" selected", "link-other-error",
				"is not a ticket that you may see");
		assertThat(sends(number, "link", Map.of("kind", "PARENT_OF", "other", other)).getResponse().getRedirectedUrl())
			.endsWith("done=link");
		assertThat(Manager.text(opens(number, "en"))).contains("Related", "1 child, 1 of them open", "Parent of",
				other);
		assertThat(Manager.text(opens(other, "zh-CN"))).contains("相关工单", number);
		sends(other, "unlink", Map.of("other", number));
		assertThat(Manager.text(opens(number, "en"))).doesNotContain("1 child").contains("Link removed");
	}

	@Test
	void beginsAnUpdateForTheChildren() throws Exception {
		String number = ticketOfAna();
		String child = this.fixtures.aTicketIn("vi").number();
		sends(number, "link", Map.of("kind", "PARENT_OF", "other", child));
		assertThat(Manager.html(opens(number, "en"))).contains("name=\"texts.vi\"", "name=\"texts.en\"",
				"data-command=\"update-children\"");
		MvcResult refused = sends(number, "children", Map.of("texts.vi", "Xin chào", "texts.en", "", "fallback", "en"));
		assertThat(Manager.html(refused)).contains("Xin chào", "children-fallback-error");
		MvcResult begun = sends(number, "children", Map.of("texts.vi", "Xin chào", "texts.en", "", "fallback", "vi"));
		assertThat(begun.getResponse().getRedirectedUrl()).endsWith("done=children");
		assertThat(Manager.text(opens(number, "en"))).contains("Update for all children");
	}

	@Test
	void splitsTagsAndFills() throws Exception {
		String number = ticketOfAna();
		assertThat(Manager.html(sends(number, "split", Map.of("subject", "Badge")))).contains("value=\"Badge\"",
				"split-messages-error");
		long message = this.tickets.first(this.tickets.get(number)).id();
		MultiValueMap<String, String> split = new LinkedMultiValueMap<>();
		split.add("subject", "Badge");
		split.add("messages", String.valueOf(message));
		assertThat(ana("en").sends(path(number), "split", split).getResponse().getRedirectedUrl())
			.endsWith("done=split");
		sends(number, "tags", Map.of("tags", "Coins, Gold，Badge"));
		assertThat(this.tickets.get(number).tags()).isEqualTo(List.of("coins", "gold", "badge"));
		assertThat(Manager.html(sends(number, "tags", Map.of("tags", "x".repeat(41))))).contains("tags-tags-error",
				"x".repeat(41));
	}

	@Test
	void offersToUndoAMerge() throws Exception {
		String number = ticketOfAna();
		String into = ticketOfAna();
		this.actions.merge(number, into, null, this.fixtures.viewer("ana"));
		assertThat(Manager.text(opens(number, "en"))).contains("Merged into " + into, "Undo merge");
		sends(number, "unmerge", Map.of());
		assertThat(this.tickets.get(number).status()).isEqualTo(Status.OPEN);
		assertThat(Manager.text(opens(number, "en"))).doesNotContain("Undo merge").contains("Merge undone");
	}

	@Test
	void letsAdministratorsKeepFields() throws Exception {
		Manager ada = new Manager(this.mvc, "ada", "en");
		MvcResult refused = ada.sends("/admin/fields", "save", Manager.fields(Map.of("id", "shop", "name", "Shop",
				"nameZh", "", "type", "CHOICE", "choices", "", "scenario", "*", "place", "1", "active", "true")));
		assertThat(Manager.html(refused)).contains("value=\"shop\"", "field-nameZh-error", "field-choices-error");
		MvcResult saved = ada.sends("/admin/fields", "save",
				Manager.fields(Map.of("id", "shop", "name", "Shop", "nameZh", "商店", "type", "CHOICE", "choices",
						"Play\nSteam", "scenario", "*", "place", "1", "active", "true")));
		assertThat(saved.getResponse().getRedirectedUrl()).isEqualTo("/admin/fields?done=saved");
		try {
			String number = ticketOfAna();
			assertThat(Manager.html(opens(number, "zh-CN"))).contains("商店", "name=\"fields.shop\"");
			assertThat(Manager.html(sends(number, "fields", Map.of("fields.shop", "Epic"))))
				.contains("fields-fields.shop-error");
			sends(number, "fields", Map.of("fields.shop", "Steam"));
			assertThat(this.tickets.get(number).customFields()).containsEntry("shop", "Steam");
		}
		finally {
			ada.sends("/admin/fields", "remove", Manager.fields(Map.of("id", "shop")));
		}
		assertThat(Manager.text(ada.opens("/admin/fields"))).contains("No fields yet");
	}

	private String ticketOfAna() {
		return this.actions.claim(this.fixtures.aTicket().number(), null, this.fixtures.viewer("ana")).number();
	}

	private MvcResult opens(String number, String language) throws Exception {
		return ana(language).opens(path(number));
	}

	private MvcResult sends(String number, String action, Map<String, String> fields) throws Exception {
		return ana("en").sends(path(number), action, Manager.fields(fields));
	}

	private Manager ana(String language) {
		return new Manager(this.mvc, "ana", language);
	}

	private static String path(String number) {
		return "/desk/tickets/" + number;
	}

}
