package io.stagedesk.workflow.web.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.OutgoingMail;
import io.stagedesk.messaging.incoming.IncomingMails;
import io.stagedesk.messaging.incoming.MessageMails;
import io.stagedesk.messaging.incoming.MessageMails.MessageMail;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.attachment.Attachment;
import io.stagedesk.ticket.web.SeenAttachments;
import io.stagedesk.workflow.web.mail.MailTrace.Delivery;
import io.stagedesk.workflow.web.mail.MailTrace.File;

import org.springframework.stereotype.Component;

/** Mails and files of a ticket, by message. */
@Component
public class MailTraces {

	private static final int KILO = 1024;

	private final SeenTickets seen;

	private final SeenAttachments attachments;

	private final IncomingMails incoming;

	private final MessageMails layouts;

	private final Outbox outbox;

	MailTraces(SeenTickets seen, SeenAttachments attachments, IncomingMails incoming, MessageMails layouts,
			Outbox outbox) {
		this.seen = seen;
		this.attachments = attachments;
		this.incoming = incoming;
		this.layouts = layouts;
		this.outbox = outbox;
	}

	/** Nothing where mails and files are hidden from the viewer. */
	public Map<Long, MailTrace> of(TicketSnapshot ticket, Viewer viewer) {
		if (!this.seen.showsAttachments(ticket.number(), viewer)) {
			return Map.of();
		}
		Map<Long, String> signs = new HashMap<>();
		this.incoming.of(ticket)
			.stream()
			.filter((mail) -> mail.messageId() != null && mail.threadedBy() != null)
			.forEach((mail) -> signs.putIfAbsent(mail.messageId(), mail.threadedBy()));
		Map<Long, List<OutgoingMail>> sent = this.outbox.of(ticket)
			.stream()
			.filter((mail) -> mail.messageRef() != null)
			.collect(Collectors.groupingBy(OutgoingMail::messageRef));
		Map<Long, List<Attachment>> files = byMessage(this.attachments.of(ticket.number(), viewer));
		Map<Long, MessageMail> mails = this.layouts.of(ticket.id())
			.stream()
			.collect(Collectors.toMap(MessageMail::message, (mail) -> mail));
		return Stream.of(signs, sent, files, mails)
			.flatMap((one) -> one.keySet().stream())
			.distinct()
			.collect(Collectors.toMap((message) -> message,
					(message) -> trace(message, mails.get(message), signs.getOrDefault(message, ""),
							files.getOrDefault(message, List.of()), sent.getOrDefault(message, List.of()))));
	}

	/** Files by message. */
	public static Map<Long, List<File>> files(List<Attachment> all) {
		Map<Long, List<File>> files = new HashMap<>();
		byMessage(all).forEach((message, some) -> files.put(message, some.stream().map(MailTraces::file).toList()));
		return files;
	}

	private static MailTrace trace(long message, MessageMail mail, String sign, List<Attachment> files,
			List<OutgoingMail> sent) {
		return new MailTrace(message, (mail != null) ? mail.folded() : "", mail != null && mail.laidOut(),
				mail != null && mail.remoteImages(), sign, files.stream().map(MailTraces::file).toList(),
				sent.stream().map(MailTraces::delivery).toList());
	}

	private static Map<Long, List<Attachment>> byMessage(List<Attachment> all) {
		return all.stream().collect(Collectors.groupingBy(Attachment::messageId));
	}

	private static Delivery delivery(OutgoingMail mail) {
		return new Delivery(mail.state().name(), mail.sentAt(), Objects.requireNonNullElse(mail.lastError(), ""));
	}

	private static File file(Attachment file) {
		return new File(file.id(), file.name(), file.type(), size(file.size()), file.isPicture(),
				Objects.requireNonNullElse(file.finding(), ""));
	}

	private static String size(long bytes) {
		if (bytes < KILO) {
			return bytes + " B";
		}
		return (bytes < KILO * KILO) ? bytes / KILO + " KB" : bytes / (KILO * KILO) + " MB";
	}

}
