package io.stagedesk.ticket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.stagedesk.ticket.attachment.Attachment;
import io.stagedesk.ticket.attachment.Attachments;
import io.stagedesk.ticket.attachment.Attachments.NewFile;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that came with the first message of a ticket. */
public class KeptFiles {

	private final Tickets tickets;

	private final Attachments attachments;

	private final TransactionTemplate transactions;

	public KeptFiles(ApplicationContext context) {
		this.tickets = context.getBean(Tickets.class);
		this.attachments = context.getBean(Attachments.class);
		this.transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
	}

	/** Keeps one, and says its id. */
	public String file(String number, String name, String type, String text) {
		return file(number, name, type, null, text.getBytes(StandardCharsets.UTF_8));
	}

	public String file(String number, String name, String type, String inlineId, byte[] bytes) {
		TicketSnapshot ticket = this.tickets.get(number);
		this.transactions.executeWithoutResult((status) -> {
			try {
				this.attachments.add(ticket.id(), this.tickets.first(ticket).id(),
						new NewFile(name, type, inlineId, () -> new ByteArrayInputStream(bytes)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		return String.valueOf(this.attachments.of(ticket.id()).stream().mapToLong(Attachment::id).max().orElseThrow());
	}

}
