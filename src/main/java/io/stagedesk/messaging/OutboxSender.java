package io.stagedesk.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.trace.LogContext;
import io.stagedesk.messaging.DeadAddresses.DeadAddress;
import io.stagedesk.messaging.SmtpAnswer.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due: at least once, with the same Message-ID each time, with growing
 * pauses after a failure, and gives up visibly after the last one. What the relay refuses
 * for good is not tried again. While there is no relay one mail at a time asks for it,
 * and the others wait as they are.
 */
@Component
class OutboxSender {

	static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30),
			Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(12));

	static final List<Duration> RESTS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15),
			Duration.ofSeconds(30));

	private static final int BATCH = 20;

	/** In timeouts of the relay: longer than one mail of a batch takes at most. */
	private static final int LEASE = 20;

	private static final Duration KEPT = Duration.ofDays(90);

	private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

	private final Outbox outbox;

	private final SentMessages messages;

	private final JavaMailSender sender;

	private final MailSettings settings;

	private final MailBudget budget;

	private final Bounces bounces;

	private final Clock clock;

	private int outages;

	private Instant restsUntil = Instant.MIN;

	OutboxSender(Outbox outbox, SentMessages messages, JavaMailSender sender, MailSettings settings, MailBudget budget,
			Bounces bounces, Clock clock) {
		this.outbox = outbox;
		this.messages = messages;
		this.sender = sender;
		this.settings = settings;
		this.budget = budget;
		this.bounces = bounces;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT2S")
	void sendDue() {
		if (!this.settings.canSend() || this.clock.instant().isBefore(this.restsUntil)) {
			return;
		}
		Duration lease = this.settings.smtp().timeout().multipliedBy(LEASE);
		List<OutgoingMail> due = this.outbox.lease(BATCH, lease);
		while (!due.isEmpty() && send(due, this.clock.instant().plus(lease.dividedBy(3)))) {
			due = this.outbox.lease(BATCH, lease);
		}
	}

	/** What is not tried goes back; false where there is no relay. */
	private boolean send(List<OutgoingMail> due, Instant until) {
		int tried = 0;
		try {
			boolean relayed = true;
			while (relayed && tried < due.size() && this.clock.instant().isBefore(until)) {
				OutgoingMail mail = due.get(tried++);
				relayed = LogContext.about(mail.ticket(), () -> send(mail));
			}
			return relayed;
		}
		finally {
			this.outbox.giveBack(due.subList(tried, due.size()));
		}
	}

	/** Sent mails are kept for 90 days. */
	@Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
	void forgetOld() {
		this.outbox.forgetSent(KEPT);
	}

	/** False where there is no relay. */
	private boolean send(OutgoingMail mail) {
		Optional<String> objection = this.bounces.dead(mail.recipient())
			.map(OutboxSender::reason)
			.or(() -> this.budget.objection(mail));
		if (objection.isPresent()) {
			log.info("Mail {} is not sent: {}", mail.id(), mail.automatic() ? "a bound was met" : "dead address");
			this.outbox.end(mail, MailState.RULED_OUT, objection.get());
			return true;
		}
		Optional<SmtpAnswer> failure = attempt(mail);
		failure.ifPresentOrElse((answer) -> refused(mail, answer), () -> this.outbox.sent(mail));
		boolean relayed = failure.filter(SmtpAnswer::everyMail).isEmpty();
		this.outages = relayed ? 0 : this.outages + 1;
		this.restsUntil = relayed ? Instant.MIN
				: this.clock.instant().plus(RESTS.get(Math.min(this.outages, RESTS.size()) - 1));
		return relayed;
	}

	/** Empty where the relay took it. */
	private Optional<SmtpAnswer> attempt(OutgoingMail mail) {
		MimeMessage made;
		try {
			made = this.messages.of(mail, session());
		}
		catch (MessagingException | RuntimeException ex) {
			return Optional.of(SmtpAnswer.unmade(ex));
		}
		try {
			this.sender.send(made);
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			return isTaken(ex) ? Optional.empty() : Optional.of(SmtpAnswer.of(ex));
		}
	}

	/** Only the farewell failed: the mail itself is on its way. */
	private static boolean isTaken(RuntimeException failure) {
		return failure instanceof MailSendException sending && sending.getFailedMessages().isEmpty();
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
