package io.stagedesk.workflow.web.mail;

import java.util.List;
import java.util.Optional;

import io.stagedesk.messaging.incoming.MessageMails;
import io.stagedesk.messaging.layout.Layouts;
import io.stagedesk.messaging.layout.Pictures;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.attachment.Attachment;
import io.stagedesk.ticket.attachment.Attachments;
import io.stagedesk.ticket.web.AttachmentAnswers;
import io.stagedesk.ticket.web.SeenAttachments;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Files and layouts of a ticket's messages, for those who may have them. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class TicketFilePage {

	private final Tickets tickets;

	private final SeenTickets seen;

	private final SeenAttachments files;

	private final Attachments attachments;

	private final AttachmentAnswers answers;

	private final MessageMails layouts;

	TicketFilePage(Tickets tickets, SeenTickets seen, SeenAttachments files, Attachments attachments,
			AttachmentAnswers answers, MessageMails layouts) {
		this.tickets = tickets;
		this.seen = seen;
		this.files = files;
		this.attachments = attachments;
		this.answers = answers;
		this.layouts = layouts;
	}

	@GetMapping("/attachments/{id}")
	ResponseEntity<StreamingResponseBody> file(@PathVariable String number, @PathVariable String id,
			@AuthenticationPrincipal Viewer viewer) {
		return this.answers.file(this.files.find(number, id, viewer));
	}

	@GetMapping("/attachments/{id}/picture")
	ResponseEntity<StreamingResponseBody> picture(@PathVariable String number, @PathVariable String id,
			@AuthenticationPrincipal Viewer viewer) {
		return this.answers.picture(this.files.find(number, id, viewer));
	}

	/** A message as its mail was laid out; images from elsewhere only when asked for. */
	@GetMapping("/messages/{id}/layout")
	ResponseEntity<byte[]> layout(@PathVariable String number, @PathVariable String id,
			@RequestParam(defaultValue = "") String images, @AuthenticationPrincipal Viewer viewer) {
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		long message = this.tickets.messages(number, viewer)
			.stream()
			.filter((one) -> this.seen.showsAttachments(number, viewer))
			.filter((one) -> String.valueOf(one.id()).equals(id))
			.findFirst()
			.orElseThrow(TicketFilePage::nothing)
			.id();
		String html = this.layouts.layout(ticket.id(), message).orElseThrow(TicketFilePage::nothing);
		List<Attachment> shown = this.files.of(number, viewer)
			.stream()
			.filter((file) -> file.messageId() == message && file.isPicture())
			.toList();
		Pictures pictures = new Pictures();
		return Layouts.answer(html, images.equals("1"), (name) -> picture(shown, name, pictures));
	}

	private Optional<String> picture(List<Attachment> shown, String name, Pictures pictures) {
		return shown.stream()
			.filter((file) -> name.equals(file.inlineId()))
			.findFirst()
			.flatMap((file) -> pictures.data(file.type(), file.size(), () -> this.attachments.open(file)));
	}

	private static ResponseStatusException nothing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
