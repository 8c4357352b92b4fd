package io.stagedesk.messaging.incoming;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.content.Contents;
import io.stagedesk.messaging.incoming.StoredMails.MailStored;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** All mails that came in, for those who look after the mail room. */
@Service
public class IncomingMails {

	private static final Duration KEPT = Duration.ofDays(90);

	private static final int BATCH = 200;

	private static final Pattern NUMBER = Pattern.compile("SD-[0-9]{1,18}");

	private final IncomingRows rows;

	private final Contents contents;

	private final Tickets tickets;

	private final ApplicationEventPublisher events;

	private final TransactionTemplate transaction;

	IncomingMails(IncomingRows rows, Contents contents, Tickets tickets, ApplicationEventPublisher events,
			PlatformTransactionManager transactions) {
		this.rows = rows;
		this.contents = contents;
		this.tickets = tickets;
		this.events = events;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** The newest first; {@code states} empty for all. */
	@Transactional(readOnly = true)
	public List<IncomingMail> list(List<IncomingState> states, int most, Optional<Cursor> before) {
		return this.rows.list(states.isEmpty() ? List.of(IncomingState.values()) : states, most, before);
	}

	@Transactional(readOnly = true)
	public Optional<IncomingMail> find(long id) {
		return this.rows.find(id);
	}

	/** What became messages of a ticket, oldest first. */
	@Transactional(readOnly = true)
	public List<IncomingMail> of(TicketSnapshot ticket) {
		return this.rows.of(ticket.id());
	}

	/** The mail as it came, byte by byte. */
	public InputStream raw(IncomingMail mail) {
		return this.contents.open(mail.contentId());
	}

	/**
	 * Lets a mail in that was kept aside: it is read again, and what judges senders is
	 * left out. Bounds of reading, and what has come before, count all the same.
	 * @param into number of the ticket that it shall belong to; its sender may write
	 * there from now on
	 * @throws StageNotAllowedException where it is not kept aside (409)
	 */
	public void process(long id, Optional<String> into, String by) {
		Long ticket = into.map(this::ticket).orElse(null);
		if (!Boolean.TRUE.equals(this.transaction.execute((status) -> this.rows.restore(id, by, ticket)))) {
			throw new StageNotAllowedException("Only a mail that was kept aside is processed again");
		}
		this.events.publishEvent(new MailStored());
	}

	private long ticket(String number) {
		return Optional.of(number)
			.filter(NUMBER.asMatchPredicate())
			.flatMap(this.tickets::known)
			.map(TicketSnapshot::id)
			.orElseThrow(() -> new FieldErrorsException("ticket", "is not a ticket"));
	}

	/**
	 * Nobody wants anything of it.
	 * @throws StageNotAllowedException where it is not kept aside (409)
	 */
	@Transactional
	public void dismiss(long id, String by) {
		if (!this.rows.dismiss(id, by)) {
			throw new StageNotAllowedException("Only a mail that was kept aside is dismissed");
		}
	}

	/** What never became a part of a ticket is kept for 90 days. */
	@Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT12M")
	void forgetOld() {
		List<Long> old = this.rows.forgettable(KEPT, BATCH);
		while (!old.isEmpty()) {
			old.forEach((id) -> this.transaction.executeWithoutResult((status) -> {
				Optional<IncomingMail> mail = this.rows.find(id);
				this.rows.forget(id);
				mail.map(IncomingMail::contentId).ifPresent(this.contents::forget);
			}));
			old = this.rows.forgettable(KEPT, BATCH);
		}
	}

}
