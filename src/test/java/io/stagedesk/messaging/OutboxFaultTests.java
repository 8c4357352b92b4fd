package io.stagedesk.messaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.demo.TestTime;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a relay can do wrong: no mail gets lost, none waits for ever, and the others go
 * on.
 */
@DeskTest
class OutboxFaultTests {

	private static final Duration TIMEOUT = Duration.ofMillis(400);

	@Autowired
	Fixtures fixtures;

	@Autowired
	TestTime time;

	@Autowired
	Tickets tickets;

	@Autowired
	Outbox outbox;

	@Autowired
	SentMessages messages;

	@Autowired
	Bounces bounces;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	private ScriptedRelay relay;

	private OutboxSender sender;

	@BeforeEach
	void startWithAnEmptyQueue() throws IOException {
		this.jdbc.sql("update outbox set state = 'HELD', leased_until = null where state = 'QUEUED'").update();
		this.relay = new ScriptedRelay();
		this.sender = sender(this.relay.port());
	}

	@AfterEach
	void stop() throws IOException {
		this.relay.close();
		this.time.backToNow();
	}

	@Test
	void waitsWhereNobodyListens() throws IOException {
		List<OutgoingMail> mails = queued(3);
		sender(deadPort()).sendDue();
		assertThat(now(mails.get(0))).satisfies(OutboxFaultTests::waits);
		assertThat(mails.subList(1, 3)).allSatisfy((mail) -> assertUntouched(mail));
		goOnWithout(mails.get(0));
		assertThat(mails).allSatisfy((mail) -> assertSentOnce(mail));
	}

	@ParameterizedTest
	@ValueSource(strings = { "421 too busy", "554 not now", "garbage", ScriptedRelay.HANG, ScriptedRelay.DROP })
	void keepsAllForARelayThatDoesNotGreet(String greeting) {
		List<OutgoingMail> mails = queued(20);
		this.relay.plays(Map.of(ScriptedRelay.GREETING, greeting));
		long begun = System.nanoTime();
		this.sender.sendDue();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIMEOUT.multipliedBy(8));
		assertThat(now(mails.get(0))).satisfies(OutboxFaultTests::waits);
		assertThat(mails.subList(1, 20)).allSatisfy((mail) -> assertUntouched(mail));
		goOnWithout(mails.get(0));
		assertThat(mails).allSatisfy((mail) -> assertSentOnce(mail));
	}

	@Test
	void restsLongerWhileThereIsNoRelay() throws IOException {
		OutboxSender lonely = sender(deadPort());
		List<OutgoingMail> mails = queued(3);
		lonely.sendDue();
		lonely.sendDue();
		assertThat(now(mails.get(1)).attempts()).as("before the rest is over").isZero();
		this.time.skip(OutboxSender.RESTS.get(0).plusMillis(1));
		lonely.sendDue();
		assertThat(now(mails.get(1)).attempts()).isEqualTo(1);
		this.time.skip(OutboxSender.RESTS.get(0).plusMillis(1));
		lonely.sendDue();
		assertThat(now(mails.get(2)).attempts()).as("before the second rest is over").isZero();
		this.time.skip(OutboxSender.RESTS.get(1));
		lonely.sendDue();
		assertThat(now(mails.get(2)).attempts()).isEqualTo(1);
	}

	@Test
	void writesNoMoreToAnAddressThatThereIsNot() {
		List<OutgoingMail> mails = queued(2);
		this.relay.plays(Map.of("RCPT", "550 5.1.1 no such user"));
		this.sender.sendDue();
		OutgoingMail refused = now(mails.get(0));
		assertThat(refused.state()).isEqualTo(MailState.BOUNCED);
		assertThat(refused.lastError()).contains("5.1.1").containsOnlyOnce("550");
		assertThat(this.bounces.dead(refused.recipient())).isPresent();
		assertThat(this.tickets.events(refused.ticket().orElseThrow(), this.fixtures.viewer("ada")))
			.anySatisfy((event) -> assertThat(event.kind()).isEqualTo("MAIL_BOUNCED"));
		assertSentOnce(mails.get(1));
		goOnWithout(mails.get(1));
		assertThat(now(refused).state()).isEqualTo(MailState.BOUNCED);
		assertThat(times(refused)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "RCPT", "MAIL", ScriptedRelay.END })
	void givesUpAtOnceWhatIsRefusedForGoodAndNotTheAddress(String step) {
		List<OutgoingMail> mails = queued(2);
		this.relay.plays(Map.of(step, "550 5.7.1 not by policy"));
		this.sender.sendDue();
		OutgoingMail refused = now(mails.get(0));
		assertThat(refused.state()).isEqualTo(MailState.FAILED);
		assertThat(refused.lastError()).contains("5.7.1");
		assertThat(this.bounces.dead(refused.recipient())).isEmpty();
		assertSentOnce(mails.get(1));
	}

	@Test
	void givesUpAtOnceWhatIsTooLarge() {
		List<OutgoingMail> mails = queued(2);
		this.relay.plays(Map.of(ScriptedRelay.END, "552 message too large"));
		this.sender.sendDue();
		assertThat(now(mails.get(0)).state()).isEqualTo(MailState.FAILED);
		assertThat(this.bounces.dead(mails.get(0).recipient())).isEmpty();
		assertSentOnce(mails.get(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAIL", "RCPT", "DATA", ScriptedRelay.END })
	void triesAgainWhatIsRefusedForNow(String step) {
		List<OutgoingMail> mails = queued(2);
		this.relay.plays(Map.of(step, "450 4.2.0 greylisted"));
		this.sender.sendDue();
		assertThat(now(mails.get(0))).satisfies(OutboxFaultTests::waits);
		assertSentOnce(mails.get(1));
		this.time.skip(OutboxSender.PAUSES.get(0).plusSeconds(1));
		this.sender.sendDue();
		assertThat(now(mails.get(0)).state()).isEqualTo(MailState.SENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAIL", "RCPT", "DATA", ScriptedRelay.MIDDLE, ScriptedRelay.END })
	void sendsTheSameMailAgainAfterALineThatBreaksOrHangs(String step) {
		for (String fault : List.of(ScriptedRelay.DROP, ScriptedRelay.HANG, "garbage")) {
			List<OutgoingMail> mails = queued(3);
			this.relay.plays(Map.of(step, fault));
			this.sender.sendDue();
			assertThat(now(mails.get(0))).as(fault).satisfies(OutboxFaultTests::waits);
			assertThat(mails.subList(1, 3)).allSatisfy((mail) -> assertThat(isLeased(mail)).isFalse());
			goOnWithout(mails.get(0));
			assertThat(mails).allSatisfy((mail) -> assertThat(now(mail).state()).isEqualTo(MailState.SENT));
			assertThat(times(mails.get(0))).as(step + " " + fault).isEqualTo(step.equals(ScriptedRelay.END) ? 2 : 1);
			assertThat(times(mails.get(1))).isEqualTo(1);
			assertThat(times(mails.get(2))).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ScriptedRelay.HANG, ScriptedRelay.DROP, "garbage", "500 what?" })
	void sendsOnceWhatWasTakenBeforeTheFarewellFails(String farewell) {
		List<OutgoingMail> mails = queued(2);
		this.relay.plays(Map.of("QUIT", farewell));
		this.sender.sendDue();
		assertThat(mails).allSatisfy((mail) -> assertSentOnce(mail));
	}

	@Test
	void bearsAnAnswerWithoutAnEnd() {
		List<OutgoingMail> mails = queued(2);
		this.relay.plays(Map.of("RCPT", "450 " + "x".repeat(1_000_000)));
		this.sender.sendDue();
		assertThat(now(mails.get(0))).satisfies(OutboxFaultTests::waits);
		assertThat(now(mails.get(0)).lastError()).hasSizeLessThanOrEqualTo(500);
		assertSentOnce(mails.get(1));
	}

	@Test
	void goesOnPastAMailThatCannotBeMade() {
		List<OutgoingMail> mails = queued(3);
		this.jdbc.sql("update outbox set recipient = ? where id = ?")
			.params("a@b.example, c@d.example", mails.get(0).id())
			.update();
		this.jdbc.sql("update outbox set model = ? where id = ?")
			.params("{\"promisedAt\":\"never\"}", mails.get(1).id())
			.update();
		this.sender.sendDue();
		assertThat(now(mails.get(0)).state()).isEqualTo(MailState.FAILED);
		assertThat(now(mails.get(1))).satisfies(OutboxFaultTests::waits);
		assertSentOnce(mails.get(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\u0000", "\u000b", "\f" })
	void writesOneHeaderLineWhateverSomebodyTyped(String end) throws Exception {
		String typed = "Coins" + end + "Bcc: evil@example.com" + end + end + "<b>body</b>";
		TicketSnapshot ticket = this.fixtures.aTicket();
		OutgoingMail mail = mail(ticket, "linh@example.com", "desk@stagedesk.example",
				Map.of("replyTo", typed, "requesterName", typed, "number", ticket.number(), "text", "well", "statusUrl",
						"http://127.0.0.1/t/x"));
		MimeMessage made = this.messages.of(mail, Session.getInstance(new java.util.Properties()));
		assertThat(headers(made)).noneMatch((line) -> line.regionMatches(true, 0, "bcc", 0, 3))
			.allMatch((line) -> line.matches("[ -~\\t]*"));
		assertThat(made.getSubject())
			.isEqualTo("Re: Coins Bcc: evil@example.com <b>body</b> [" + ticket.number() + "]");
		assertThat(made.getAllRecipients()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a@b.example\r\nBcc: evil@example.com", "a@b.example\nevil@example.com",
			"a@b.example, evil@example.com", "a@b.example\u2028Bcc: evil@example.com", "a\u0000@b.example",
			"a b@c.example", "<a@b.example> <evil@example.com>" })
	void writesToNoAddressThatIsMoreThanOne(String address) {
		TicketSnapshot ticket = this.fixtures.aTicket();
		Map<String, String> model = this.outbox.of(ticket).get(0).model();
		assertThatExceptionOfType(MessagingException.class)
			.isThrownBy(() -> this.messages.of(mail(ticket, address, "desk@stagedesk.example", model), null));
		assertThatExceptionOfType(MessagingException.class)
			.isThrownBy(() -> this.messages.of(mail(ticket, "linh@example.com", address, model), null));
	}

	private static OutgoingMail mail(TicketSnapshot ticket, String to, String from, Map<String, String> model) {
		Instant now = Instant.now();
		return new OutgoingMail(Long.MAX_VALUE, ticket.id(), null, MailKind.REPLY, from, to, "en", "<x@y.example>",
				model, MailState.QUEUED, 0, now, now, null, null);
	}

	private static List<String> headers(MimeMessage made) throws Exception {
		made.saveChanges();
		ByteArrayOutputStream raw = new ByteArrayOutputStream();
		made.writeTo(raw);
		String text = raw.toString(StandardCharsets.ISO_8859_1);
		return List.of(text.substring(0, text.indexOf("\r\n\r\n")).split("\r\n"));
	}

	private List<OutgoingMail> queued(int count) {
		return IntStream.range(0, count).mapToObj((number) -> {
			OutgoingMail mail = this.outbox.of(this.fixtures.aTicket()).get(0);
			this.outbox.release(mail.id());
			return now(mail);
		}).toList();
	}

	private OutgoingMail now(OutgoingMail mail) {
		return this.outbox.find(mail.id()).orElseThrow();
	}

	/**
	 * The others first, as the relay is there again, and then this one after its pause.
	 */
	private void goOnWithout(OutgoingMail first) {
		this.time.skip(OutboxSender.RESTS.get(0).plusSeconds(1));
		this.sender.sendDue();
		this.time.skip(OutboxSender.PAUSES.get(0).plusSeconds(1));
		this.sender.sendDue();
		assertThat(isLeased(first)).isFalse();
	}

	private static void waits(OutgoingMail mail) {
		assertThat(mail.state()).isEqualTo(MailState.QUEUED);
		assertThat(mail.attempts()).isEqualTo(1);
		assertThat(mail.lastError()).isNotBlank();
	}

	private void assertUntouched(OutgoingMail mail) {
		assertThat(now(mail)).isEqualTo(mail);
		assertThat(isLeased(mail)).isFalse();
	}

	private void assertSentOnce(OutgoingMail mail) {
		assertThat(now(mail).state()).isEqualTo(MailState.SENT);
		assertThat(isLeased(mail)).isFalse();
		assertThat(times(mail)).isEqualTo(1);
	}

	private long times(OutgoingMail mail) {
		return this.relay.whole().stream().filter((text) -> text.contains(mail.messageId())).count();
	}

	private boolean isLeased(OutgoingMail mail) {
		return this.jdbc.sql("select count(*) from outbox where id = ? and leased_until is not null")
			.param(mail.id())
			.query(Integer.class)
			.single() > 0;
	}

	private OutboxSender sender(int port) {
		MailSettings settings = new MailSettings("desk@stagedesk.example", MailSettings.ReplyTo.PLAIN,
				new MailSettings.Smtp("127.0.0.1", port, "", "", MailSettings.Tls.NONE, TIMEOUT),
				new MailSettings.Budget(10_000, 10_000, 10_000, 10_000, 100_000));
		return new OutboxSender(this.outbox, this.messages, new MessagingConfiguration().mailSender(settings), settings,
				new MailBudget(this.jdbc, settings, this.clock), this.bounces, this.clock);
	}

	private static int deadPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
