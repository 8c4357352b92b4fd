package io.stagedesk.messaging.incoming;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.messaging.MailKind;
import io.stagedesk.messaging.MailState;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.OutgoingMail;
import io.stagedesk.messaging.token.DeskSecrets;
import io.stagedesk.messaging.token.ReplyTokens;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Attachment;
import io.stagedesk.ticket.attachment.Attachments;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
@Import(MailRoomConfiguration.class)
@TestPropertySource(properties = { "stagedesk.mail.incoming.reading=false",
		"stagedesk.mail.incoming.trusted-verifier=mx.stagedesk.example" })
class IncomingMailsTests {

	private static int next;

	@Autowired
	MailRoom room;

	@Autowired
	IncomingMails mails;

	@Autowired
	MessageMails layouts;

	@Autowired
	Attachments attachments;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	Outbox outbox;

	@Autowired
	ReplyTokens tokens;

	@Autowired
	DeskSecrets secrets;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TestTime time;

	private String sender;

	@BeforeEach
	void begin() {
		this.room.mailbox("help", "help@stagedesk.example", null, null, null);
		this.sender = "wang" + ++next + System.nanoTime() + "@example.com";
	}

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void makesATicketOfAChineseMailWithAFile() {
		IncomingMail mail = this.room.receive("help", """
				From: =?UTF-8?B?546L6Iqz?= <%s>
				To: help@stagedesk.example
				Subject: =?GB18030?B?s+TWtcO709C1vdXL?=
				Message-ID: <%s>
				Date: Sat, 21 Nov 2026 10:00:00 +0800
				MIME-Version: 1.0
				Content-Type: multipart/mixed; boundary=b

				--b
				Content-Type: text/plain; charset=utf-8

				我昨天充值了 50 元，一直没有到账。
				--b
				Content-Type: image/png; name="=?UTF-8?B?5oiq5Zu+LnBuZw==?="
				Content-Transfer-Encoding: base64
				Content-Disposition: attachment

				iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==
				--b--
				""".formatted(this.sender, id()));
		assertThat(mail.state()).isEqualTo(IncomingState.PROCESSED);
		assertThat(mail.reason()).isEqualTo(MailReason.NEW_TICKET);
		TicketSnapshot ticket = this.tickets.get(mail.ticket());
		assertThat(ticket.subject()).isEqualTo("充值没有到账");
		assertThat(ticket.channel()).isEqualTo(Channel.EMAIL);
		assertThat(ticket.language()).startsWith("zh");
		assertThat(ticket.team()).isEqualTo("payments");
		assertThat(ticket.requester().name()).isEqualTo("王芳");
		assertThat(messages(ticket)).singleElement()
			.satisfies((message) -> assertThat(message.body()).isEqualTo("我昨天充值了 50 元，一直没有到账。"));
		Attachment file = this.attachments.of(ticket.id()).get(0);
		assertThat(file.name()).isEqualTo("截图.png");
		assertThat(file.type()).isEqualTo("image/png");
		assertThat(file.messageId()).isEqualTo(messages(ticket).get(0).id());
		OutgoingMail acknowledgement = this.outbox.of(ticket).get(0);
		assertThat(acknowledgement.kind()).isEqualTo(MailKind.ACKNOWLEDGEMENT);
		assertThat(acknowledgement.from()).isEqualTo("help@stagedesk.example");
	}

	@Test
	void putsAnAnswerIntoItsThreadByTheTokenInTheReferences() {
		TicketSnapshot ticket = aTicketByMail();
		OutgoingMail reply = reply(ticket, "Which card did you use?");
		IncomingMail answer = this.room.receive("help",
				mail("Re: whatever", "A Visa card.\n\n> Which card did you use?", "In-Reply-To: " + reply.messageId()));
		assertThat(answer.reason()).isEqualTo(MailReason.FOLLOW_UP);
		assertThat(answer.threadedBy()).isEqualTo("TOKEN");
		assertThat(answer.ticket()).isEqualTo(ticket.number());
		Message last = messages(ticket).get(2);
		assertThat(last.body()).isEqualTo("A Visa card.");
		assertThat(last.senderType()).isEqualTo(SenderType.REQUESTER);
		assertThat(this.layouts.of(ticket.id())).extracting(MessageMails.MessageMail::folded)
			.contains("> Which card did you use?");
	}

	@Test
	void putsASecondMailIntoTheThreadOfTheFirst() {
		String first = id();
		IncomingMail one = this.room.receive("help", mail("Coins", "They are gone", "Message-ID: <" + first + ">"));
		IncomingMail two = this.room.receive("help",
				mail("And one more thing", "It was yesterday", "References: <other@x> <" + first + ">"));
		assertThat(two.threadedBy()).isEqualTo("REFERENCES");
		assertThat(two.ticket()).isEqualTo(one.ticket());
	}

	@Test
	void readsTheNumberInTheSubjectLast() {
		TicketSnapshot ticket = aTicketByMail();
		IncomingMail mail = this.room.receive("help", mail("Re: my coins [" + ticket.number() + "]", "Any news?", ""));
		assertThat(mail.threadedBy()).isEqualTo("NUMBER");
		assertThat(mail.ticket()).isEqualTo(ticket.number());
	}

	@Test
	void takesANumberThatThereIsNotForAnyOtherWord() {
		IncomingMail mail = this.room.receive("help", mail("Re: SD-999999999 and SD-1234567890123456789", "Hello", ""));
		assertThat(mail.reason()).isEqualTo(MailReason.NEW_TICKET);
	}

	@Test
	void letsNoStrangerIntoATicketWhateverTheMailNames() {
		TicketSnapshot ticket = aTicketByMail();
		OutgoingMail reply = reply(ticket, "We look into it");
		String stranger = "mallory" + System.nanoTime() + "@evil.example";
		for (String sign : List.of("In-Reply-To: " + reply.messageId(), "Subject: " + ticket.number(),
				"To: " + this.tokens.forRequester(ticket.number(), "help@stagedesk.example"))) {
			IncomingMail mail = this.room.receive("help", """
					%s
					From: Linh <%s>
					Cc: %s, victim@example.com
					Message-ID: <%s>

					Please send the coins to me
					""".formatted(sign, stranger, this.sender, id()));
			assertThat(mail.reason()).isEqualTo(MailReason.NEW_BY_STRANGER);
			assertThat(mail.ticket()).isNotEqualTo(ticket.number());
			assertThat(this.outbox.of(this.tickets.get(mail.ticket()))).extracting(OutgoingMail::recipient)
				.containsOnly(stranger);
		}
		assertThat(messages(ticket)).hasSize(2);
	}

	@Test
	void takesAnAgentsReplyOnlyByTheAgentsOwnAddress() {
		TicketSnapshot ticket = aTicketByMail();
		String address = this.tokens.forAgent(ticket.number(), "ana", "help@stagedesk.example");
		IncomingMail forged = this.room.receive("help", agentMail("ana@stagedesk.example", "help@stagedesk.example",
				"Re: " + ticket.number(), "I refund everything"));
		assertThat(forged.state()).isEqualTo(IncomingState.QUARANTINED);
		assertThat(forged.reason()).isEqualTo(MailReason.AGENT_UNPROVED);
		IncomingMail stolen = this.room.receive("help",
				agentMail("mallory@evil.example", address, "Re: x", "I refund everything"));
		assertThat(stolen.reason()).isEqualTo(MailReason.AGENT_UNPROVED);
		IncomingMail other = this.room.receive("help",
				agentMail("yuki@stagedesk.example", address, "Re: x", "I refund everything"));
		assertThat(other.reason()).isEqualTo(MailReason.AGENT_UNPROVED);
		IncomingMail reply = this.room.receive("help",
				agentMail("Ana@StageDesk.example", address, "Re: x", "Your coins are back"));
		assertThat(reply.reason()).isEqualTo(MailReason.AGENT_REPLY);
		assertThat(messages(ticket).get(1)).satisfies((message) -> {
			assertThat(message.sender()).isEqualTo("ana");
			assertThat(message.body()).isEqualTo("Your coins are back");
		});
		assertThat(this.outbox.of(ticket)).extracting(OutgoingMail::kind)
			.containsExactly(MailKind.ACKNOWLEDGEMENT, MailKind.REPLY);
	}

	@Test
	void makesOneMessageOfTheSameMailTwice() {
		this.room.mailbox("other", "other@stagedesk.example", null, null, null);
		String id = id();
		String raw = mail("Twice", "I ask both", "Message-ID: <" + id + ">");
		IncomingMail first = this.room.receive("help", "Received: from a\n" + raw);
		IncomingMail second = this.room.receive("other", "Received: from b\n" + raw);
		assertThat(first.reason()).isEqualTo(MailReason.NEW_TICKET);
		assertThat(second.state()).isEqualTo(IncomingState.RULED_OUT);
		assertThat(second.reason()).isEqualTo(MailReason.DUPLICATE);
		IncomingMail different = this.room.receive("help",
				mail("Twice", "But this is new", "Message-ID: <" + id + ">"));
		assertThat(different.state()).isEqualTo(IncomingState.PROCESSED);
	}

	@Test
	void knowsAMailWithoutANameByItsBytes() {
		String raw = "From: %s\nTo: help@stagedesk.example\nSubject: Nameless\n\nFetched twice\n"
			.formatted(this.sender);
		assertThat(this.room.receive("help", raw).reason()).isEqualTo(MailReason.NEW_TICKET);
		assertThat(this.room.receive("help", raw).reason()).isEqualTo(MailReason.DUPLICATE);
		assertThat(this.room.receive("help", "Received: from c\n" + raw).reason()).isEqualTo(MailReason.NEW_TICKET);
	}

	@Test
	void keepsAnOutOfOfficeAnswerQuiet() {
		TicketSnapshot ticket = aTicketByMail();
		Viewer ana = this.fixtures.viewer("ana");
		this.actions.claim(ticket.number(), null, ana);
		this.actions.ask(ticket.number(), "Which card?", null, ana);
		OutgoingMail question = last(ticket);
		IncomingMail away = this.room.receive("help", mail("Automatic reply: away", "I am back on Monday",
				"Auto-Submitted: auto-replied\nIn-Reply-To: " + question.messageId()));
		assertThat(away.reason()).isEqualTo(MailReason.QUIET);
		assertThat(this.tickets.get(ticket.number()).status()).isEqualTo(Status.WAITING_REQUESTER);
		IncomingMail lost = this.room.receive("help",
				mail("Automatic reply: away", "I am back on Monday", "Auto-Submitted: auto-replied"));
		assertThat(lost.state()).isEqualTo(IncomingState.RULED_OUT);
		assertThat(lost.reason()).isEqualTo(MailReason.AUTO_REPLY);
		this.room.receive("help", mail("Re:", "A Visa card", "In-Reply-To: " + question.messageId()));
		assertThat(this.tickets.get(ticket.number()).status()).isEqualTo(Status.OPEN);
	}

	@Test
	void answersNoMachine() {
		IncomingMail mail = this.room.receive("help",
				mail("Payment failed for order 7", "See the dashboard", "Auto-Submitted: auto-generated"));
		assertThat(mail.reason()).isEqualTo(MailReason.NEW_TICKET);
		assertThat(this.outbox.of(this.tickets.get(mail.ticket()))).isEmpty();
	}

	@Test
	void rulesOutItsOwnMailsAndNewsletters() {
		IncomingMail own = this.room.receive("help",
				mail("We have your request", "x", "X-StageDesk: " + this.secrets.text("mark")));
		assertThat(own.reason()).isEqualTo(MailReason.OWN_MAIL);
		IncomingMail ours = this.room.receive("help",
				agentMail("help@stagedesk.example", "help@stagedesk.example", "Hello", "me"));
		assertThat(ours.reason()).isEqualTo(MailReason.OWN_MAIL);
		IncomingMail news = this.room.receive("help", mail("50 % off", "Buy", "List-Id: <news.shop.example>"));
		assertThat(news.reason()).isEqualTo(MailReason.BULK);
	}

	@Test
	void doesNotReopenForThanksButForMore() {
		TicketSnapshot ticket = resolved();
		IncomingMail thanks = this.room.receive("help", mail("Re: " + ticket.number(), "非常感谢！", ""));
		assertThat(thanks.reason()).isEqualTo(MailReason.QUIET);
		assertThat(this.tickets.get(ticket.number()).status()).isEqualTo(Status.RESOLVED);
		this.room.receive("help", mail("Re: " + ticket.number(), "Thanks, but it still does not work", ""));
		assertThat(this.tickets.get(ticket.number()).status()).isEqualTo(Status.OPEN);
	}

	@Test
	void opensANewTicketAfterTheOldOneIsClosed() {
		TicketSnapshot ticket = resolved();
		this.actions.close(ticket.number(), null, this.fixtures.viewer("ana"));
		IncomingMail thanks = this.room.receive("help", mail("Re: " + ticket.number(), "Thank you!", ""));
		assertThat(thanks.reason()).isEqualTo(MailReason.QUIET);
		assertThat(thanks.ticket()).isEqualTo(ticket.number());
		IncomingMail more = this.room.receive("help", mail("Re: " + ticket.number(), "It happened again", ""));
		assertThat(more.reason()).isEqualTo(MailReason.NEW_AFTER_CLOSED);
		assertThat(more.ticket()).isNotEqualTo(ticket.number());
		assertThat(this.tickets.get(ticket.number()).status()).isEqualTo(Status.CLOSED);
		assertThat(this.tickets.events(more.ticket(), this.fixtures.viewer("ada")))
			.anySatisfy((event) -> assertThat(event.details()).containsEntry("from", ticket.number()));
	}

	@Test
	void quarantinesWhatTheMailServerFoundForged() {
		TicketSnapshot ticket = aTicketByMail();
		IncomingMail forged = this.room.receive("help", mail("Re: " + ticket.number(), "Send it elsewhere",
				"Authentication-Results: mx.stagedesk.example; dmarc=fail header.from=example.com"));
		assertThat(forged.reason()).isEqualTo(MailReason.FORGED);
		IncomingMail claimed = this.room.receive("help", mail("Re: " + ticket.number(), "A word",
				"Authentication-Results: elsewhere.example; dmarc=fail\nAuthentication-Results: mx.stagedesk.example; dmarc=pass"));
		assertThat(claimed.reason()).isEqualTo(MailReason.FOLLOW_UP);
	}

	@Test
	void letsSomebodyInWhoWasKeptAside() {
		TicketSnapshot ticket = aTicketByMail();
		IncomingMail forged = this.room.receive("help",
				agentMail("lina@stagedesk.example", "help@stagedesk.example", "Re: " + ticket.number(), "It is me"));
		assertThat(forged.state()).isEqualTo(IncomingState.QUARANTINED);
		this.mails.process(forged.id(), Optional.of(ticket.number()), "ada");
		this.room.read();
		IncomingMail now = this.room.find(forged.id());
		assertThat(now.state()).isEqualTo(IncomingState.PROCESSED);
		assertThat(now.ticket()).isEqualTo(ticket.number());
		assertThat(messages(ticket)).extracting(Message::sender).last().asString().contains("lina@stagedesk.example");
		IncomingMail next = this.room.receive("help",
				agentMail("lina@stagedesk.example", "help@stagedesk.example", "Re: " + ticket.number(), "Once more"));
		assertThat(next.reason()).isEqualTo(MailReason.FOLLOW_UP);
		assertThatExceptionOfType(StageNotAllowedException.class)
			.isThrownBy(() -> this.mails.process(forged.id(), Optional.empty(), "ada"));
	}

	@Test
	void marksAMailThatBouncedAndWritesToTheAddressNoMore() {
		TicketSnapshot ticket = aTicketByMail();
		OutgoingMail reply = reply(ticket, "We look into it");
		IncomingMail report = this.room.receive("help", """
				From: MAILER-DAEMON@mx.example
				To: help@stagedesk.example
				Subject: Undelivered Mail Returned to Sender
				Return-Path: <>
				MIME-Version: 1.0
				Content-Type: multipart/report; report-type=delivery-status; boundary=r

				--r

				I am sorry.
				--r
				Content-Type: message/delivery-status

				Reporting-MTA: dns; mx.example

				Final-Recipient: rfc822; %s
				Action: failed
				Status: 5.1.1
				Diagnostic-Code: smtp; 550 5.1.1 no such user

				--r
				Content-Type: text/rfc822-headers

				Message-ID: %s
				--r--
				""".formatted(this.sender, reply.messageId()));
		assertThat(report.reason()).as("details %s", report.details()).isEqualTo(MailReason.REPORT);
		assertThat(report.ticket()).isEqualTo(ticket.number());
		assertThat(this.tickets.events(ticket.number(), this.fixtures.viewer("ada")))
			.anySatisfy((event) -> assertThat(event.kind()).isEqualTo("MAIL_BOUNCED"));
		IncomingMail foreign = this.room.receive("help", """
				From: MAILER-DAEMON@mx.example
				Return-Path: <>
				MIME-Version: 1.0
				Content-Type: multipart/report; report-type=delivery-status; boundary=r

				--r
				Content-Type: message/delivery-status

				Final-Recipient: rfc822; somebody@example.com
				Action: failed
				Status: 5.1.1

				--r
				Content-Type: text/rfc822-headers

				Message-ID: <not.ours@example.com>
				--r--
				""");
		assertThat(foreign.reason()).isEqualTo(MailReason.FOREIGN_REPORT);
	}

	@Test
	void keepsBackWhatOneAddressSendsWithoutEnd() {
		int most = 200;
		for (int number = 0; number < most; number++) {
			this.room.store("help", raw(mail("Hello " + number, "again", "")));
		}
		this.room.read();
		IncomingMail over = this.room.receive("help", mail("Hello", "once more", ""));
		assertThat(over.reason()).isEqualTo(MailReason.OVER_BUDGET);
		this.time.pass(Duration.ofMinutes(11));
		assertThat(this.room.receive("help", mail("Hello", "later", "")).reason()).isEqualTo(MailReason.NEW_TICKET);
	}

	@Test
	void usesWhatTheMailboxSays() {
		this.room.mailbox("tech", "tech@stagedesk.example", "technical", "ja", "ECOMMERCE");
		IncomingMail mail = this.room.receive("tech", mail("12345", "67890", ""));
		TicketSnapshot ticket = this.tickets.get(mail.ticket());
		assertThat(ticket.team()).isEqualTo("technical");
		assertThat(ticket.scenario().name()).isEqualTo("ECOMMERCE");
		assertThat(ticket.language()).isEqualTo("ja");
		assertThat(last(ticket).from()).isEqualTo("tech@stagedesk.example");
	}

	@Test
	void followsATicketIntoTheOneItWasMergedInto() {
		TicketSnapshot one = aTicketByMail();
		TicketSnapshot two = aTicketByMail();
		Viewer ana = this.fixtures.viewer("ana");
		this.actions.claim(one.number(), null, ana);
		this.actions.merge(one.number(), two.number(), null, ana);
		IncomingMail mail = this.room.receive("help", mail("Re: " + one.number(), "And?", ""));
		assertThat(mail.ticket()).isEqualTo(two.number());
	}

	private TicketSnapshot resolved() {
		TicketSnapshot ticket = aTicketByMail();
		Viewer ana = this.fixtures.viewer("ana");
		this.actions.claim(ticket.number(), null, ana);
		this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, ana);
		return this.tickets.get(ticket.number());
	}

	private TicketSnapshot aTicketByMail() {
		IncomingMail mail = this.room.receive("help", mail("My coins are gone", "I paid 49.99 for coins", ""));
		return this.tickets.get(mail.ticket());
	}

	private OutgoingMail reply(TicketSnapshot ticket, String text) {
		this.tickets.write(ticket.number(), Visibility.PUBLIC, text, null, Actor.agent("ana"));
		OutgoingMail mail = last(ticket);
		assertThat(mail.kind()).isEqualTo(MailKind.REPLY);
		assertThat(mail.state()).isEqualTo(MailState.HELD);
		return mail;
	}

	private OutgoingMail last(TicketSnapshot ticket) {
		List<OutgoingMail> all = this.outbox.of(ticket);
		return all.get(all.size() - 1);
	}

	private List<Message> messages(TicketSnapshot ticket) {
		return this.tickets.messages(ticket.number(), this.fixtures.viewer("ada"));
	}

	private String mail(String subject, String body, String headers) {
		String more = headers.isEmpty() ? "" : headers + "\n";
		String id = headers.contains("Message-ID") ? "" : "Message-ID: <" + id() + ">\n";
		return "From: Linh Tran <%s>\nTo: help@stagedesk.example\nSubject: %s\n%s%sContent-Type: text/plain; charset=utf-8\n\n%s\n"
			.formatted(this.sender, subject, id, more, body);
	}

	private static String agentMail(String from, String to, String subject, String body) {
		return "From: %s\nTo: %s\nSubject: %s\nMessage-ID: <%s>\n\n%s\n".formatted(from, to, subject, id(), body);
	}

	private static byte[] raw(String text) {
		return text.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
	}

	private static String id() {
		return "id" + ++next + "." + System.nanoTime() + "@example.com";
	}

}
