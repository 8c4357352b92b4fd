package io.stagedesk.ticket.web;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.attachment.Attachment;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Files of a ticket's messages. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/attachments")
class AttachmentController {

	private final SeenAttachments attachments;

	private final AttachmentAnswers answers;

	AttachmentController(SeenAttachments attachments, AttachmentAnswers answers) {
		this.attachments = attachments;
		this.answers = answers;
	}

	@GetMapping
	Slice<AttachmentResource> list(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.attachments.of(number, viewer), null).map(AttachmentResource::of);
	}

	/** The file; 409 where something was found in it. */
	@GetMapping("/{id}")
	ResponseEntity<StreamingResponseBody> one(@PathVariable String number, @PathVariable String id,
			@AuthenticationPrincipal Viewer viewer) {
		return this.answers.file(this.attachments.find(number, id, viewer));
	}

	/**
	 * A file as the API shows it.
	 *
	 * @param inline whether the mail's layout shows it in its place
	 * @param finding why nobody gets it, or {@code null}
	 */
	record AttachmentResource(String id, String messageId, String name, String type, long size, String sha256,
			boolean inline, String finding) {

		static AttachmentResource of(Attachment file) {
			return new AttachmentResource(String.valueOf(file.id()), String.valueOf(file.messageId()), file.name(),
					file.type(), file.size(), file.sha256(), file.inlineId() != null, file.finding());
		}

	}

}
