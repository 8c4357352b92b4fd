package io.stagedesk.workflow.web.desk;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.sla.web.page.Manager;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.draft.Drafts;
import io.stagedesk.workflow.draft.Drafts.Writing;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

/** What an author sees of notes and drafts. */
@DeskTest
class NotePageTests {

	@Autowired
	MockMvc mvc;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TicketActions actions;

	@Autowired
	Drafts drafts;

	@Test
	void tellsTheAuthorOfANoteWhoDoesNotHearOfIt() throws Exception {
		String path = "/desk/tickets/" + ticketOfAna().number();
		assertThat(saying("ana", path, "@omar and @yuki, please look")).contains("Not told", "Omar")
			.doesNotContain("ticket: Yuki", ", Yuki");
		assertThat(saying("ana", path, "@yuki, please look")).doesNotContain("Not told");
	}

	@Test
	void marksTicketsOnWhichTheViewerHasBegunToWrite() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		String list = "/desk?view=mine&part=list";
		int before = drafts("ana", list);
		this.drafts.save(ticket.number(), new Writing(Visibility.PUBLIC, "Dear", null, 0, false),
				this.fixtures.viewer("ana"));
		assertThat(drafts("ana", list)).isEqualTo(before + 1);
		assertThat(drafts("mona", "/desk?view=open&q=" + ticket.number() + "&part=list")).isZero();
	}

	private String saying(String login, String path, String note) throws Exception {
		Manager author = new Manager(this.mvc, login, "en");
		String next = author.sends(path, "say", Manager.fields(Map.of("visibility", "INTERNAL", "body", note)))
			.getResponse()
			.getRedirectedUrl();
		return Manager.text(author.opens(next));
	}

	private int drafts(String login, String path) throws Exception {
		String page = new Manager(this.mvc, login, "en").opens(path)
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
		return page.split("outline drafted", -1).length - 1;
	}

	private TicketSnapshot ticketOfAna() {
		return this.actions.claim(this.fixtures.aTicket().number(), null, this.fixtures.viewer("ana"));
	}

}
