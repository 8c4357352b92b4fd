package io.stagedesk.messaging;

import java.util.List;

import io.stagedesk.ticket.attachment.Attachment;
import io.stagedesk.ticket.attachment.Attachments;
import jakarta.mail.MessagingException;

import org.springframework.core.io.InputStreamSource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * The files of the message that a mail carries. They stay where they are kept until the
 * mail is sent; too many of them are not sent, and the mail says where they are.
 */
@Component
class MailFiles {

	private final Attachments attachments;

	private final MailFileSettings settings;

	MailFiles(Attachments attachments, MailFileSettings settings) {
		this.attachments = attachments;
		this.settings = settings;
	}

	/** Those that the recipient may have. */
	List<Attachment> of(OutgoingMail mail) {
		return (mail.ticketId() == null || mail.messageRef() == null) ? List.of()
				: this.attachments.of(mail.ticketId(), mail.messageRef())
					.stream()
					.filter((file) -> file.finding() == null)
					.toList();
	}

	/** Whether they go with the mail. */
	boolean fit(List<Attachment> files) {
		return files.stream().mapToLong(Attachment::size).sum() <= this.settings.most().toBytes();
	}

	void attach(OutgoingMail mail, MimeMessageHelper message) throws MessagingException {
		List<Attachment> files = of(mail);
		if (!fit(files)) {
			return;
		}
		for (Attachment file : files) {
			InputStreamSource bytes = () -> this.attachments.open(file);
			message.addAttachment(file.name(), bytes, file.type());
		}
	}

}
