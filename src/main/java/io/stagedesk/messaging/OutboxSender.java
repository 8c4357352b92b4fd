package io.stagedesk.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.stagedesk.messaging.DeadAddresses.DeadAddress;
import io.stagedesk.messaging.SmtpAnswer.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due: at least once, with the same Message-ID each time, with growing
 * pauses after a failure, and gives up visibly after the last one. What the relay refuses
 * for good is not tried again.
 */
@Component
class OutboxSender {

	static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30),
			Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(12));

	private static final int BATCH = 20;

	private static final Duration LEASE = Duration.ofMinutes(15);

	private static final Duration KEPT = Duration.ofDays(90);

	private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

	private final Outbox outbox;

	private final SentMessages messages;

	private final JavaMailSender sender;

	private final MailSettings settings;

	private final MailBudget budget;

	private final Bounces bounces;

	OutboxSender(Outbox outbox, SentMessages messages, JavaMailSender sender, MailSettings settings, MailBudget budget,
			Bounces bounces) {
		this.outbox = outbox;
		this.messages = messages;
		this.sender = sender;
		this.settings = settings;
		this.budget = budget;
		this.bounces = bounces;
	}

	@Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT2S")
	void sendDue() {
		if (!this.settings.canSend()) {
			return;
		}
		List<OutgoingMail> due = this.outbox.lease(BATCH, LEASE);
		while (!due.isEmpty()) {
			due.forEach(this::send);
			due = this.outbox.lease(BATCH, LEASE);
		}
	}

	/** Sent mails are kept for 90 days. */
	@Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
	void forgetOld() {
		this.outbox.forgetSent(KEPT);
	}

	private void send(OutgoingMail mail) {
		Optional<String> objection = this.bounces.dead(mail.recipient())
			.map(OutboxSender::reason)
			.or(() -> this.budget.objection(mail));
		if (objection.isPresent()) {
			log.info("Mail {} is not sent: {}", mail.id(), mail.automatic() ? "a bound was met" : "dead address");
			this.outbox.end(mail, MailState.RULED_OUT, objection.get());
			return;
		}
		try {
			this.sender.send(this.messages.of(mail, session()));
			this.outbox.sent(mail);
		}
		catch (MailException | MessagingException ex) {
			refused(mail, SmtpAnswer.of(ex));
		}
	}

	private void refused(OutgoingMail mail, SmtpAnswer answer) {
		if (answer.verdict() == Verdict.NO_SUCH_ADDRESS) {
			this.bounces.hard(mail, answer.status(), answer.text());
			return;
		}
		Optional<Duration> pause = (answer.verdict() == Verdict.LATER && mail.attempts() < PAUSES.size())
				? Optional.of(PAUSES.get(mail.attempts())) : Optional.empty();
		log.warn("Mail {} was not taken, {}", mail.id(),
				pause.map((wait) -> "next attempt in " + wait).orElse("given up"));
		this.outbox.failed(mail, answer.text(), pause);
	}

	private Session session() {
		return (this.sender instanceof JavaMailSenderImpl own) ? own.getSession() : null;
	}

	private static String reason(DeadAddress address) {
		return "this address did not take an earlier mail (%s)".formatted(address.status());
	}

}
