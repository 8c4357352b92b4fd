package io.stagedesk.messaging;

import java.util.Map;
import java.util.Optional;

import io.stagedesk.messaging.DeadAddresses.DeadAddress;
import io.stagedesk.messaging.mime.DeliveryReport;
import io.stagedesk.messaging.mime.DeliveryReport.Action;
import io.stagedesk.messaging.mime.DeliveryReport.Recipient;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails that came back. Only what is about a mail of ours, to the address that it went
 * to, counts: everybody can write a report.
 */
@Service
public class Bounces {

	private final Outbox outbox;

	private final DeadAddresses addresses;

	private final Tickets tickets;

	Bounces(Outbox outbox, DeadAddresses addresses, Tickets tickets) {
		this.outbox = outbox;
		this.addresses = addresses;
		this.tickets = tickets;
	}

	/** Keeps what a report says; the mail that it is about, where that is one of ours. */
	@Transactional
	public Optional<OutgoingMail> reported(DeliveryReport report) {
		Optional<OutgoingMail> mail = this.outbox.byMessageId(report.originalMessageId());
		Optional<Recipient> recipient = mail.flatMap((one) -> report.recipients()
			.stream()
			.filter((it) -> it.address().equalsIgnoreCase(one.recipient()) || it.address().isEmpty())
			.findFirst());
		if (recipient.isEmpty()) {
			return Optional.empty();
		}
		recipient.filter((it) -> it.action() == Action.FAILED).ifPresent((it) -> failed(mail.get(), it));
		return mail;
	}

	private void failed(OutgoingMail mail, Recipient recipient) {
		if (recipient.isHard() && (recipient.status().startsWith("5.1.") || recipient.status().equals("5.0.0"))) {
			hard(mail, recipient.status(), recipient.diagnostic());
			return;
		}
		bounced(mail, recipient.status(), recipient.diagnostic());
	}

	/** The address does not exist: it gets no mail any more. */
	@Transactional
	void hard(OutgoingMail mail, String status, String text) {
		this.addresses.add(mail.recipient(), status.substring(0, Math.min(status.length(), 20)),
				text.substring(0, Math.min(text.length(), 500)), mail.id());
		bounced(mail, status, text);
	}

	private void bounced(OutgoingMail mail, String status, String text) {
		this.outbox.end(mail, MailState.BOUNCED, text.contains(status) ? text : (status + " " + text).strip());
		mail.ticket()
			.ifPresent((number) -> this.tickets.note(number, "MAIL_BOUNCED", Actor.SYSTEM,
					Map.of("status", status, "mail", mail.kind().name())));
	}

	Optional<DeadAddress> dead(String address) {
		return this.addresses.find(address);
	}

}
