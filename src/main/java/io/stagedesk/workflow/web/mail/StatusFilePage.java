package io.stagedesk.workflow.web.mail;

import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.web.AttachmentAnswers;
import io.stagedesk.ticket.web.SeenAttachments;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Files of public messages, open to whoever has the ticket's link. */
@Controller
class StatusFilePage {

	private final Tickets tickets;

	private final SeenAttachments attachments;

	private final AttachmentAnswers answers;

	StatusFilePage(Tickets tickets, SeenAttachments attachments, AttachmentAnswers answers) {
		this.tickets = tickets;
		this.attachments = attachments;
		this.answers = answers;
	}

	@GetMapping("/t/{token}/attachments/{id}")
	ResponseEntity<StreamingResponseBody> file(@PathVariable String token, @PathVariable String id) {
		return this.answers.file(this.attachments.findPublic(this.tickets.byTrackingToken(token), id));
	}

}
