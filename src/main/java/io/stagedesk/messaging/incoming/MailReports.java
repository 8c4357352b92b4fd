package io.stagedesk.messaging.incoming;

import java.util.Optional;

import io.stagedesk.messaging.Bounces;
import io.stagedesk.messaging.OutgoingMail;
import io.stagedesk.messaging.incoming.IncomingRows.Facts;
import io.stagedesk.messaging.incoming.IncomingRows.Outcome;
import io.stagedesk.messaging.mime.DeliveryReport;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reports of relays about our own mails. */
@Component
class MailReports {

	private final Bounces bounces;

	MailReports(Bounces bounces) {
		this.bounces = bounces;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public Outcome keep(DeliveryReport report, Facts facts) {
		Optional<OutgoingMail> mail = this.bounces.reported(report);
		String said = report.recipients()
			.stream()
			.findFirst()
			.map((one) -> (one.action() + " " + one.status() + " " + one.diagnostic()).strip())
			.orElse("");
		return mail
			.map((one) -> new Outcome(IncomingState.PROCESSED, MailReason.REPORT, said, "REFERENCES", one.ticketId(),
					one.messageRef(), facts))
			.orElseGet(() -> new Outcome(IncomingState.RULED_OUT, MailReason.FOREIGN_REPORT, said, null, null, null,
					facts));
	}

}
