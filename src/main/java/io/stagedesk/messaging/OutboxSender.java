package io.stagedesk.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.stagedesk.messaging.MailWriter.WrittenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due: at least once, with the same Message-ID each time, with growing
 * pauses after a failure, and gives up visibly after the last one.
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

	private final MailWriter writer;

	private final JavaMailSender sender;

	private final MailSettings settings;

	OutboxSender(Outbox outbox, MailWriter writer, JavaMailSender sender, MailSettings settings) {
		this.outbox = outbox;
		this.writer = writer;
		this.sender = sender;
		this.settings = settings;
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
		try {
			this.sender.send(message(mail));
			this.outbox.sent(mail);
		}
		catch (MailException | MessagingException ex) {
			Optional<Duration> pause = (mail.attempts() < PAUSES.size()) ? Optional.of(PAUSES.get(mail.attempts()))
					: Optional.empty();
			log.warn("Mail {} was not taken, {}", mail.id(),
					pause.map((wait) -> "next attempt in " + wait).orElse("given up"));
			this.outbox.failed(mail, String.valueOf(ex.getMessage()), pause);
		}
	}

	private MimeMessage message(OutgoingMail mail) throws MessagingException {
		WrittenMail text = this.writer.write(mail);
		MimeMessage message = this.sender.createMimeMessage();
		MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
		helper.setFrom(this.settings.from());
		helper.setTo(mail.recipient());
		helper.setSubject(text.subject());
		helper.setText(text.text(), text.html());
		message.setHeader("Message-ID", mail.messageId());
		if (mail.kind() != MailKind.REPLY) {
			message.setHeader("Auto-Submitted", (mail.kind() == MailKind.DIGEST) ? "auto-generated" : "auto-replied");
		}
		return message;
	}

}
