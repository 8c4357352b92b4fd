package io.stagedesk.messaging.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.api.trace.LogContext;
import io.stagedesk.content.Contents;
import io.stagedesk.messaging.incoming.IncomingRows.Facts;
import io.stagedesk.messaging.incoming.IncomingRows.Outcome;
import io.stagedesk.messaging.mime.Address;
import io.stagedesk.messaging.mime.MailReader;
import io.stagedesk.messaging.mime.ReadMail;
import io.stagedesk.messaging.mime.RefusedMailException;
import io.stagedesk.messaging.mime.RefusedMailException.Reason;
import io.stagedesk.ticket.TicketSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes one stored mail to its end. It is read without a transaction, within bounds; what
 * it becomes and that it has become it are one transaction.
 */
@Component
class MailProcessing {

	private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(10),
			Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

	/** A mail that answers one that is being read at the moment waits this long. */
	private static final Duration ORDER = Duration.ofMillis(300);

	private static final Duration ORDER_AT_MOST = Duration.ofSeconds(5);

	/** A busy machine makes every mail slow. */
	private static final int SLOW_TRIES = 2;

	private static final int RACES = 5;

	private static final Logger log = LoggerFactory.getLogger(MailProcessing.class);

	private final IncomingRows rows;

	private final Contents contents;

	private final MailReader reader;

	private final MailDecisions decisions;

	private final MailApplication application;

	private final MailReports reports;

	private final Fingerprints fingerprints;

	private final TransactionTemplate transaction;

	MailProcessing(IncomingRows rows, Contents contents, MailReader reader, MailDecisions decisions,
			MailApplication application, MailReports reports, Fingerprints fingerprints,
			PlatformTransactionManager transactions) {
		this.rows = rows;
		this.contents = contents;
		this.reader = reader;
		this.decisions = decisions;
		this.application = application;
		this.reports = reports;
		this.fingerprints = fingerprints;
		this.transaction = new TransactionTemplate(transactions);
	}

	void process(IncomingMail row) {
		try (ReadMail mail = read(row)) {
			if (waitsForAnother(row, mail)) {
				this.rows.postpone(row.id(), null, ORDER, false);
				return;
			}
			again(row, mail);
		}
		catch (RefusedMailException ex) {
			if (ex.reason() == Reason.TOO_SLOW && row.attempts() < SLOW_TRIES) {
				this.rows.postpone(row.id(), ex.getMessage(), PAUSES.get(row.attempts() + 1), true);
				return;
			}
			aside(row, IncomingState.QUARANTINED, MailReason.valueOf(ex.reason().name()), ex.getMessage());
		}
		catch (IOException | RuntimeException ex) {
			broken(row, ex);
		}
		catch (StackOverflowError | OutOfMemoryError ex) {
			log.error("Mail {} is more than can be read", row.id(), ex);
			aside(row, IncomingState.QUARANTINED, MailReason.UNREADABLE, "is more than can be read");
		}
	}

	private ReadMail read(IncomingMail row) throws IOException, RefusedMailException {
		try (InputStream raw = this.contents.open(row.contentId())) {
			return this.reader.read(raw);
		}
	}

	/** An answer may come while what it answers is not a ticket yet. */
	private boolean waitsForAnother(IncomingMail row, ReadMail mail) {
		return !mail.references().isEmpty() && row.receivedAt().plus(ORDER_AT_MOST).isAfter(this.rows.now())
				&& this.rows.hasEarlierUnread(row.id()) && this.decisions.isAlone(mail);
	}

	/** Others who change the same ticket or requester may be faster: once more, then. */
	private void again(IncomingMail row, ReadMail mail) {
		for (int attempt = 1;; attempt++) {
			try {
				this.transaction.executeWithoutResult((status) -> {
					if (!this.rows.end(row.id(), outcome(row, mail))) {
						status.setRollbackOnly();
					}
				});
				return;
			}
			catch (RuntimeException ex) {
				if (attempt == RACES || !DatabaseFailures.isLostRace(ex)) {
					throw ex;
				}
			}
		}
	}

	private Outcome outcome(IncomingMail row, ReadMail mail) {
		Facts facts = facts(mail);
		if (mail.report().isPresent()) {
			return this.reports.keep(mail.report().get(), facts);
		}
		if (!this.fingerprints.claim(mail, this.rows.hash(row.id()), row.id(), this.rows.now())) {
			return new Outcome(IncomingState.RULED_OUT, MailReason.DUPLICATE, null, null, null, null, facts);
		}
		Decision decision = this.decisions.of(row, mail);
		return LogContext.about(decision.into().map(TicketSnapshot::number),
				() -> this.application.apply(decision, row, mail, facts));
	}

	private static Facts facts(ReadMail mail) {
		return new Facts(mail.messageId(), mail.from().map(Address::address).orElse(null),
				mail.from().map(Address::name).orElse(null),
				Stream.concat(mail.to().stream(), mail.cc().stream())
					.map(Address::address)
					.limit(20)
					.collect(Collectors.joining(", ")),
				mail.subject(), mail.sentAt().orElse(null));
	}

	private void aside(IncomingMail row, IncomingState state, MailReason reason, String details) {
		this.transaction.executeWithoutResult(
				(status) -> this.rows.end(row.id(), new Outcome(state, reason, details, null, null, null, Facts.NONE)));
	}

	private void broken(IncomingMail row, Exception failure) {
		boolean outage = DatabaseFailures.isOutage(failure);
		if (!outage && row.attempts() >= PAUSES.size()) {
			log.error("Mail {} could not be processed and is put aside", row.id(), failure);
			aside(row, IncomingState.FAILED, MailReason.BROKEN, failure.getClass().getSimpleName());
			return;
		}
		log.warn("Mail {} could not be processed, once more later: {}", row.id(), failure.toString());
		this.rows.postpone(row.id(), failure.getClass().getSimpleName(),
				PAUSES.get(Math.min(row.attempts(), PAUSES.size() - 1)), !outage);
	}

}
