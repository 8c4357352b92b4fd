package io.stagedesk.workflow.reply;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.messaging.MailKind;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.sla.web.page.Manager;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Attachment;
import io.stagedesk.ticket.attachment.Attachments;
import io.stagedesk.ticket.attachment.Attachments.NewFile;
import io.stagedesk.ticket.attachment.Upload;
import io.stagedesk.ticket.attachment.Uploads;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.demo.TestTime;
import io.stagedesk.workflow.draft.Draft;
import io.stagedesk.workflow.draft.Drafts;
import io.stagedesk.workflow.draft.Drafts.Writing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/** A reply that was typed on the desk can be taken back for an hour. */
@DeskTest
@TestPropertySource(properties = "stagedesk.desk.undo-window=1h")
class PendingReplyTests {

	private static final Duration WINDOW = Duration.ofHours(1).plusSeconds(1);

	@Autowired
	MockMvc mvc;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TicketActions actions;

	@Autowired
	Tickets tickets;

	@Autowired
	Outbox outbox;

	@Autowired
	DueReplies due;

	@Autowired
	PendingReplies replies;

	@Autowired
	Drafts drafts;

	@Autowired
	Uploads uploads;

	@Autowired
	Attachments attachments;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	TestTime time;

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void nobodyHearsOfAReplyBeforeItIsSaid() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		assertThat(reply(ticket, "Which order?").getResponse().getRedirectedUrl()).contains("done=say");
		this.due.sayDue();
		assertThat(said(ticket)).doesNotContain("Which order?");
		assertThat(mails(ticket)).doesNotContain(MailKind.REPLY);
		assertThat(page("mona", "en", ticket)).doesNotContain("Which order?");
		assertThat(page("ana", "en", ticket)).contains("Which order?", "Not sent yet", "is sent in 3,600 s", "Undo");
		assertThat(page("ana", "zh-CN", ticket)).contains("Which order?", "尚未发送", "撤销");
		assertThat(Manager.text(ana().opens("/t/" + ticket.trackingToken()))).doesNotContain("Which order?");
	}

	@Test
	void saysItOnceWhenItIsDue() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "Which order?");
		this.time.skip(WINDOW);
		IntStream.range(0, 4)
			.mapToObj((node) -> CompletableFuture.runAsync(this.due::sayDue))
			.toList()
			.forEach(CompletableFuture::join);
		assertThat(said(ticket)).containsOnlyOnce("Which order?");
		assertThat(mails(ticket)).containsOnlyOnce(MailKind.REPLY);
		assertThat(page("ana", "en", ticket)).contains("Which order?").doesNotContain("Not sent yet");
	}

	@Test
	void givesATakenBackReplyBackIntoTheComposer() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "Which <order>?");
		MvcResult undone = undo("ana", ticket, "and a draft");
		assertThat(Manager.html(undone)).contains("Which &lt;order&gt;?", "and a draft").doesNotContain("Not sent yet");
		assertThat(undone.getResponse().getStatus()).isEqualTo(200);
		this.time.skip(WINDOW);
		this.due.sayDue();
		assertThat(said(ticket)).noneMatch((body) -> body.contains("order"));
		assertThat(mails(ticket)).doesNotContain(MailKind.REPLY);
	}

	@Test
	void doesNotTakeBackWhatIsSaidOrSomebodyElses() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "Which order?");
		long id = pending(ticket).get(0).id();
		assertThat(Manager.text(undo("mona", ticket, id, ""))).contains("The reply has been sent already");
		this.time.skip(WINDOW);
		this.due.sayDue();
		assertThat(Manager.text(undo("ana", ticket, id, ""))).contains("The reply has been sent already");
		assertThat(said(ticket)).containsOnlyOnce("Which order?");
	}

	@Test
	void keepsAReplyThatNewsOvertook() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "Which order?");
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "It is A-77", null, Actor.REQUESTER);
		this.time.skip(WINDOW);
		this.due.sayDue();
		assertThat(said(ticket)).doesNotContain("Which order?");
		assertThat(page("ana", "en", ticket)).contains("Not sent", "There are newer messages", "Which order?");
		assertThat(page("ana", "zh-CN", ticket)).contains("未发送").doesNotContain("There are newer messages");
		this.due.sayDue();
		assertThat(pending(ticket)).hasSize(1);
		assertThat(Manager.text(ana().opens("/desk"))).contains("Not sent " + ticket.number(), "Which order?");
		assertThat(Manager.html(undo("ana", ticket, ""))).contains("Which order?");
		assertThat(pending(ticket)).isEmpty();
	}

	@Test
	void saysWhatNewsOvertookOnceTheWriterHasSeenThem() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "Which order?");
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "It is A-77", null, Actor.REQUESTER);
		this.time.skip(WINDOW);
		this.due.sayDue();
		assertThat(page("ana", "en", ticket)).contains("Send anyway");
		long id = pending(ticket).get(0).id();
		assertThat(Manager.text(anyway(ticket, id, newest(ticket) - 1))).contains("There are newer messages",
				"Which order?");
		assertThat(said(ticket)).doesNotContain("Which order?");
		assertThat(anyway(ticket, id, newest(ticket)).getResponse().getRedirectedUrl()).contains("done=say");
		assertThat(said(ticket)).containsOnlyOnce("Which order?");
		assertThat(pending(ticket)).isEmpty();
	}

	@Test
	void filesWaitWithTheirReplyAndComeBackWithIt() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		Upload file = upload(ticket);
		replyWith(ticket, "See the file", file);
		assertThat(draft(ticket)).isEmpty();
		assertThat(this.attachments.of(ticket.id())).isEmpty();
		assertThat(this.replies.files(pending(ticket).get(0))).extracting(Upload::id).containsExactly(file.id());
		undo("ana", ticket, "");
		assertThat(draft(ticket).map(Draft::body)).contains("See the file");
		assertThat(this.uploads.ofDraft(draft(ticket).orElseThrow().id())).extracting(Upload::id)
			.containsExactly(file.id());
		replyWith(ticket, "See the file", file);
		this.time.skip(WINDOW);
		this.due.sayDue();
		assertThat(this.attachments.of(ticket.id())).extracting(Attachment::name).containsExactly("log.txt");
		assertThat(draft(ticket)).isEmpty();
	}

	@Test
	void keepsAReplyToATicketThatWasClosed() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "Which order?");
		this.actions.cancel(ticket.number(), CloseReason.CANCELLED, null, this.fixtures.viewer("mona"));
		this.time.skip(WINDOW);
		this.due.sayDue();
		assertThat(said(ticket)).doesNotContain("Which order?");
		assertThat(page("ana", "en", ticket)).contains("A closed ticket takes no more public messages", "Which order?");
	}

	@Test
	void keepsAReplyToATicketThatTheWriterDoesNotSeeAnyMore() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "Words that cost an hour");
		this.actions.transfer(ticket.number(), new TicketActions.Transfer("technical", null, "r", ""), null,
				this.fixtures.viewer("mona"));
		this.time.skip(WINDOW);
		this.due.sayDue();
		assertThat(Manager.text(ana().opens("/desk"))).contains("Words that cost an hour");
		assertThat(Manager.text(ana().opens("/desk?lang=zh-CN"))).contains("未发送 " + ticket.number());
		this.mvc.perform(MockMvcRequestBuilders.post("/desk/replies")
			.param("reply", String.valueOf(pending(ticket).get(0).id()))
			.header("Authorization", "Bearer demo-ana"));
		assertThat(pending(ticket)).isEmpty();
	}

	@Test
	void letsTheWriterAddANoteMeanwhile() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "Which order?");
		ana().sends(path(ticket), "say", Manager.fields(Map.of("visibility", "INTERNAL", "body", "Asked.")));
		assertThat(said(ticket)).contains("Asked.").doesNotContain("Which order?");
		this.time.skip(WINDOW);
		this.due.sayDue();
		assertThat(said(ticket)).contains("Which order?");
	}

	@Test
	void saysItBeforeWhatTheWriterDoesNext() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "I looked at it.");
		MvcResult asked = ana().sends(path(ticket), "ask", Manager.fields(Map.of("question", "Which order?")));
		assertThat(asked.getResponse().getRedirectedUrl()).contains("done=ask");
		assertThat(said(ticket)).containsSubsequence("I looked at it.", "Which order?");
		assertThat(this.tickets.get(ticket.number()).status()).isEqualTo(Status.WAITING_REQUESTER);
		assertThat(pending(ticket)).isEmpty();
	}

	@Test
	void saysNothingWhereTheNextActIsRefused() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "I looked at it.");
		MvcResult refused = ana().sends(path(ticket), "merge", Manager.fields(Map.of("into", ticket.number())));
		assertThat(Manager.html(refused)).contains("merge-into-error");
		assertThat(said(ticket)).doesNotContain("I looked at it.");
		assertThat(pending(ticket)).hasSize(1);
	}

	@Test
	void saysTheFirstOfTwoRepliesFirst() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket, "One.");
		reply(ticket, "Two.");
		assertThat(said(ticket)).contains("One.").doesNotContain("Two.");
		this.time.skip(WINDOW);
		this.due.sayDue();
		assertThat(said(ticket)).containsSubsequence("One.", "Two.");
	}

	@Test
	void refusesAtOnceWhatIsStaleAlready() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		MvcResult refused = ana().sends(path(ticket), "say",
				Manager.fields(Map.of("visibility", "PUBLIC", "body", "Kept words", "lastSeenMessageId", "0")));
		assertThat(Manager.text(refused)).contains("There are newer messages", "Kept words");
		assertThat(pending(ticket)).isEmpty();
	}

	@Test
	void historySaysWhoHadDraftedWhatSomebodyElseSends() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		Draft shared = this.drafts
			.save(ticket.number(), new Writing(Visibility.PUBLIC, "We credited it", null, 0, true),
					this.fixtures.viewer("mona"))
			.orElseThrow();
		assertThat(Manager.html(ana().opens(path(ticket) + "/draft"))).contains("We credited it", "Mona", "take-draft");
		this.drafts.take(ticket.number(), shared.id(), this.fixtures.viewer("ana"));
		reply(ticket, "We credited it");
		this.time.skip(WINDOW);
		this.due.sayDue();
		assertThat(this.tickets.events(ticket.number(), this.fixtures.viewer("ana")))
			.filteredOn((event) -> event.kind().equals("DRAFT_SENT"))
			.singleElement()
			.satisfies((event) -> assertThat(event.actor() + event.details()).isEqualTo("ana{agent=mona}"));
	}

	@Test
	void showsTheBeginningsOfWhatCameMeanwhile() throws Exception {
		TicketSnapshot ticket = ticketOfAna();
		long seen = newest(ticket);
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "\nIt is A-77\nand more", null, Actor.REQUESTER);
		this.tickets.write(ticket.number(), Visibility.INTERNAL, "my own", null, Actor.agent("ana"));
		String newer = Manager.html(ana().opens(path(ticket) + "/newer?after=" + seen));
		assertThat(newer).contains("One new message since you looked", "It is A-77", "data-newest=\"" + newest(ticket))
			.doesNotContain("and more", "my own");
		assertThat(Manager.html(ana().opens(path(ticket) + "/newer?after=" + newest(ticket)))).doesNotContain("alert");
		assertThat(new Manager(this.mvc, "chen", "en").opens(path(ticket) + "/newer").getResponse().getStatus())
			.isEqualTo(404);
	}

	private Upload upload(TicketSnapshot ticket) {
		return this.transaction.execute((status) -> {
			try {
				return this.uploads.keep(ticket.id(), "ana",
						this.drafts.begun(ticket.number(), Visibility.PUBLIC, this.fixtures.viewer("ana")).id(),
						new NewFile("log.txt", "text/plain", null, () -> new ByteArrayInputStream(new byte[3])), 3);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private Optional<Draft> draft(TicketSnapshot ticket) {
		return this.drafts.find(ticket.number(), Visibility.PUBLIC, this.fixtures.viewer("ana"));
	}

	private MvcResult replyWith(TicketSnapshot ticket, String body, Upload file) throws Exception {
		return ana().sends(path(ticket), "say",
				Manager.fields(Map.of("visibility", "PUBLIC", "body", body, "attachments", String.valueOf(file.id()))));
	}

	private MvcResult anyway(TicketSnapshot ticket, long id, long lastSeen) throws Exception {
		return ana().sends(path(ticket), "anyway",
				Manager.fields(Map.of("reply", String.valueOf(id), "lastSeenMessageId", String.valueOf(lastSeen))));
	}

	private long newest(TicketSnapshot ticket) {
		List<Message> messages = this.tickets.messages(ticket.number(), this.fixtures.viewer("ana"));
		return messages.get(messages.size() - 1).id();
	}

	private List<PendingReply> pending(TicketSnapshot ticket) {
		return this.replies.of(ticket.number(), this.fixtures.viewer("ana"));
	}

	private MvcResult reply(TicketSnapshot ticket, String body) throws Exception {
		List<Message> messages = this.tickets.messages(ticket.number(), this.fixtures.viewer("ana"));
		return ana().sends(path(ticket), "say", Manager.fields(Map.of("visibility", "PUBLIC", "body", body,
				"lastSeenMessageId", String.valueOf(messages.get(messages.size() - 1).id()))));
	}

	private MvcResult undo(String login, TicketSnapshot ticket, String draft) throws Exception {
		return undo(login, ticket, pending(ticket).get(0).id(), draft);
	}

	private MvcResult undo(String login, TicketSnapshot ticket, long id, String draft) throws Exception {
		return new Manager(this.mvc, login, "en").sends(path(ticket), "undo",
				Manager.fields(Map.of("reply", String.valueOf(id), "draft", draft)));
	}

	private List<String> said(TicketSnapshot ticket) {
		return this.tickets.messages(ticket.number(), this.fixtures.viewer("ana")).stream().map(Message::body).toList();
	}

	private List<MailKind> mails(TicketSnapshot ticket) {
		return this.outbox.of(ticket).stream().map((mail) -> mail.kind()).toList();
	}

	private Manager ana() {
		return new Manager(this.mvc, "ana", "en");
	}

	private String page(String login, String language, TicketSnapshot ticket) throws Exception {
		return Manager.text(new Manager(this.mvc, login, language).opens(path(ticket)));
	}

	private TicketSnapshot ticketOfAna() {
		return this.actions.claim(this.fixtures.aTicket().number(), null, this.fixtures.viewer("ana"));
	}

	private static String path(TicketSnapshot ticket) {
		return "/desk/tickets/" + ticket.number();
	}

}
