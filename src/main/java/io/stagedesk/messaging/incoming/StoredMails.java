package io.stagedesk.messaging.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.content.Content;
import io.stagedesk.content.Contents;
import io.stagedesk.messaging.mailbox.MailStore;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps a mail as it came before anybody looks into it; what is kept is committed. */
@Component
class StoredMails implements MailStore {

	private final IncomingRows rows;

	private final Contents contents;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	StoredMails(IncomingRows rows, Contents contents, PlatformTransactionManager transactions,
			ApplicationEventPublisher events) {
		this.rows = rows;
		this.contents = contents;
		this.transaction = new TransactionTemplate(transactions);
		this.events = events;
	}

	@Override
	public boolean has(String mailbox, String sourceKey) {
		return this.rows.has(mailbox, sourceKey);
	}

	@Override
	public void store(String mailbox, String sourceKey, InputStream raw, long size) {
		once(mailbox, sourceKey, () -> {
			Content content = keep(raw);
			if (content.size() != size) {
				throw new IllegalStateException("The mail has %d bytes, not %d".formatted(content.size(), size));
			}
			this.rows.insert(mailbox, sourceKey, content.id(), content.sha256(), size, IncomingState.STORED, null,
					null);
		});
		this.events.publishEvent(new MailStored());
	}

	@Override
	public void refuse(String mailbox, String sourceKey, String reason, String details, long size) {
		once(mailbox, sourceKey, () -> this.rows.insert(mailbox, sourceKey, null, "", size, IncomingState.QUARANTINED,
				MailReason.valueOf(reason), details));
	}

	/** Another node may store the same at the same instant: one of the two is enough. */
	private void once(String mailbox, String sourceKey, Runnable work) {
		if (has(mailbox, sourceKey)) {
			return;
		}
		try {
			this.transaction.executeWithoutResult((status) -> work.run());
		}
		catch (RuntimeException ex) {
			if (!DatabaseFailures.isLostRace(ex) || !has(mailbox, sourceKey)) {
				throw ex;
			}
		}
	}

	private Content keep(InputStream raw) {
		try {
			return this.contents.keep(raw);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** There is something to read. */
	record MailStored() {
	}

}
