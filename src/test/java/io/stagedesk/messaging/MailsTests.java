package io.stagedesk.messaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.messaging.MailWriter.WrittenMail;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Attachments.NewFile;
import io.stagedesk.ticket.attachment.Uploads;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.demo.TestTime;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class MailsTests {

	@RegisterExtension
	static GreenMailExtension relay = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

	@Autowired
	Fixtures fixtures;

	@Autowired
	TestTime time;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	Outbox outbox;

	@Autowired
	MailWriter writer;

	@Autowired
	SentMessages messages;

	@Autowired
	Bounces bounces;

	@Autowired
	Uploads uploads;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Autowired
	PlatformTransactionManager transactions;

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void acknowledgesWithPromiseAndLinkButWithoutTheSubmittersText() {
		TicketSnapshot ticket = create("Buy followers now", "Visit spam.example today", "Spammer McSpam", "en");
		OutgoingMail mail = this.outbox.of(ticket).get(0);
		WrittenMail text = this.writer.write(mail);
		assertThat(mail.kind()).isEqualTo(MailKind.ACKNOWLEDGEMENT);
		assertThat(mail.state()).isEqualTo(MailState.HELD);
		assertThat(text.subject()).contains(ticket.number());
		assertThat(List.of(text.text(), text.html())).allSatisfy((body) -> {
			assertThat(body).contains("/t/" + ticket.trackingToken()).contains("UTC");
			assertThat(body).doesNotContain("followers", "spam.example", "McSpam");
		});
	}

	@Test
	void writesChineseToChineseRequesters() {
		TicketSnapshot ticket = create("充值没有到账", "请帮忙", "王芳", "zh-CN");
		WrittenMail text = this.writer.write(this.outbox.of(ticket).get(0));
		assertThat(text.subject()).containsPattern("\\p{IsHan}");
		assertThat(text.text()).containsPattern("\\p{IsHan}");
	}

	@Test
	void mailsReplyResolutionAndSurveyInTurn() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		Viewer ana = this.fixtures.viewer("ana");
		this.actions.claim(ticket.number(), null, ana);
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "We look into it", null, Actor.of(ana));
		this.tickets.write(ticket.number(), Visibility.INTERNAL, "a secret", null, Actor.of(ana));
		this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, ana);
		this.actions.close(ticket.number(), null, ana);
		List<OutgoingMail> mails = this.outbox.of(ticket);
		assertThat(mails).extracting(OutgoingMail::kind)
			.containsExactly(MailKind.ACKNOWLEDGEMENT, MailKind.REPLY, MailKind.RESOLUTION, MailKind.SURVEY);
		assertThat(this.writer.write(mails.get(1)).text()).contains("We look into it");
		assertThat(this.writer.write(mails.get(2)).text()).contains("Credited");
		assertThat(this.writer.write(mails.get(3)).text()).contains("/csat/");
		assertThat(mails).noneSatisfy((mail) -> assertThat(this.writer.write(mail).text()).contains("a secret"));
	}

	@Test
	void keepsATextThatLooksLikeMarkupAsText() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		Viewer ana = this.fixtures.viewer("ana");
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "<script>alert(1)</script> ${7*7}", null, Actor.of(ana));
		WrittenMail text = this.writer.write(this.outbox.of(ticket).get(1));
		assertThat(text.html()).doesNotContain("<script>").contains("&lt;script&gt;").contains("${7*7}");
		assertThat(text.text()).contains("<script>alert(1)</script> ${7*7}");
	}

	@Test
	void writesNoMailForAChangeThatIsRolledBack() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			this.tickets.write(ticket.number(), Visibility.PUBLIC, "never happened", null, Actor.agent("ana"));
			status.setRollbackOnly();
		});
		assertThat(this.outbox.of(ticket)).hasSize(1);
	}

	@Test
	void sendsAfterAFailureWithTheSameMessageId() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket();
		OutgoingMail held = this.outbox.of(ticket).get(0);
		this.outbox.release(held.id());
		sender(1).sendDue();
		OutgoingMail waiting = this.outbox.find(held.id()).orElseThrow();
		assertThat(waiting.state()).isEqualTo(MailState.QUEUED);
		assertThat(waiting.attempts()).isEqualTo(1);
		assertThat(waiting.lastError()).isNotBlank();
		sender(relay.getSmtp().getPort()).sendDue();
		assertThat(received(held.recipient())).as("before its pause is over").isEmpty();
		this.time.pass(OutboxSender.PAUSES.get(0).plusSeconds(1));
		sender(relay.getSmtp().getPort()).sendDue();
		sender(relay.getSmtp().getPort()).sendDue();
		assertThat(this.outbox.find(held.id()).orElseThrow().state()).isEqualTo(MailState.SENT);
		assertThat(received(held.recipient())).singleElement()
			.satisfies((mail) -> assertThat(mail.getMessageID()).isEqualTo(held.messageId()));
	}

	@Test
	void givesUpVisiblyAfterTheLastPause() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		OutgoingMail mail = this.outbox.of(ticket).get(0);
		this.outbox.release(mail.id());
		for (Duration pause : OutboxSender.PAUSES) {
			sender(1).sendDue();
			this.time.pass(pause.plusSeconds(1));
		}
		sender(1).sendDue();
		OutgoingMail last = this.outbox.find(mail.id()).orElseThrow();
		assertThat(last.state()).isEqualTo(MailState.FAILED);
		assertThat(last.attempts()).isEqualTo(OutboxSender.PAUSES.size() + 1);
		assertThat(this.outbox.release(mail.id())).isTrue();
	}

	@Test
	void leasesAMailToOneNodeOnly() {
		OutgoingMail mail = this.outbox.of(this.fixtures.aTicket()).get(0);
		this.outbox.release(mail.id());
		assertThat(this.outbox.lease(100, Duration.ofMinutes(1))).extracting(OutgoingMail::id).contains(mail.id());
		assertThat(this.outbox.lease(100, Duration.ofMinutes(1))).extracting(OutgoingMail::id)
			.doesNotContain(mail.id());
		this.time.pass(Duration.ofMinutes(2));
		assertThat(this.outbox.lease(100, Duration.ofMinutes(1))).extracting(OutgoingMail::id).contains(mail.id());
	}

	@Test
	void sendsTheFilesOfAReply() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket();
		replyWith(ticket, "截图 1.png", new byte[] { 7, 0, 7 }, 1);
		OutgoingMail mail = this.outbox.of(ticket).get(1);
		assertThat(this.writer.write(mail).text()).contains("See the file", "With this mail: 截图 1.png");
		this.outbox.release(mail.id());
		sender(relay.getSmtp().getPort()).sendDue();
		MimeMultipart parts = (MimeMultipart) received(mail.recipient()).stream()
			.filter((one) -> isMail(one, mail))
			.findFirst()
			.orElseThrow()
			.getContent();
		assertThat(parts.getCount()).isEqualTo(2);
		assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).isEqualTo("截图 1.png");
		assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo("attachment");
		assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(7, 0, 7);
	}

	@Test
	void linksToFilesThatAreTooLargeForAMail() throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket();
		replyWith(ticket, "film.mp4", new byte[8 * 1024 * 1024], 2);
		OutgoingMail mail = this.outbox.of(ticket).get(1);
		WrittenMail text = this.writer.write(mail);
		assertThat(List.of(text.text(), text.html())).allSatisfy((body) -> assertThat(body)
			.contains("too large for a mail", "film.mp4", "/t/" + ticket.trackingToken()));
		this.outbox.release(mail.id());
		sender(relay.getSmtp().getPort()).sendDue();
		assertThat(received(mail.recipient()).stream().filter((one) -> isMail(one, mail)).findFirst().orElseThrow())
			.satisfies((sent) -> assertThat(sent.getSize()).isLessThan(1024 * 1024));
	}

	@Test
	void sendsNoFilesOfNotesOrOtherMessages() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		replyWith(ticket, "log.txt", new byte[3], 1);
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "No file here", null, Actor.agent("ana"));
		assertThat(this.writer.write(this.outbox.of(ticket).get(2)).text()).contains("No file here")
			.doesNotContain("log.txt", "With this mail");
	}

	private void replyWith(TicketSnapshot ticket, String name, byte[] bytes, int times) {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			Message message = this.tickets.write(ticket.number(), Visibility.PUBLIC, "See the file", null,
					Actor.agent("ana"));
			for (int one = 0; one < times; one++) {
				try {
					this.uploads.attach(List.of(this.uploads.keep(ticket.id(), "ana", null,
							new NewFile(name, "application/octet-stream", null, () -> new ByteArrayInputStream(bytes)),
							bytes.length)), message.id());
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
		});
	}

	private static boolean isMail(MimeMessage sent, OutgoingMail mail) {
		try {
			return sent.getMessageID().equals(mail.messageId());
		}
		catch (jakarta.mail.MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private TicketSnapshot create(String subject, String body, String name, String language) {
		return this.tickets.create(new NewTicket(
				new RequesterFacts(null, name, "m" + System.nanoTime() + "@example.com", language, null, null), subject,
				body, Channel.WEB, Scenario.SHOW, null, null, language, Map.of(), List.of(), Map.of(), false),
				Actor.REQUESTER);
	}

	private OutboxSender sender(int port) {
		MailSettings settings = new MailSettings("desk@stagedesk.example", MailSettings.ReplyTo.PLAIN,
				new MailSettings.Smtp("127.0.0.1", port, "", "", MailSettings.Tls.NONE, Duration.ofSeconds(10)),
				new MailSettings.Budget(3, 10, 30, 10, 5000));
		JavaMailSender mailSender = new MessagingConfiguration().mailSender(settings);
		assertThat(((JavaMailSenderImpl) mailSender).getPort()).isEqualTo(port);
		return new OutboxSender(this.outbox, this.messages, mailSender, settings,
				new MailBudget(this.jdbc, settings, this.clock), this.bounces, this.clock);
	}

	private List<MimeMessage> received(String recipient) {
		return List.of(relay.getReceivedMessages()).stream().filter((mail) -> isTo(mail, recipient)).toList();
	}

	private static boolean isTo(MimeMessage mail, String recipient) {
		try {
			return mail.getRecipients(RecipientType.TO)[0].toString().equals(recipient);
		}
		catch (jakarta.mail.MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
