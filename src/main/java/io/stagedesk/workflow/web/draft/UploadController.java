package io.stagedesk.workflow.web.draft;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.messaging.mime.file.FileNames;
import io.stagedesk.messaging.mime.file.FileTypes;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Attachments.NewFile;
import io.stagedesk.ticket.attachment.Uploads;
import io.stagedesk.workflow.NotAllowedException;
import io.stagedesk.workflow.draft.Drafts;
import io.stagedesk.workflow.web.draft.DraftResource.UploadResource;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Files on their way to a message of a ticket. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/uploads")
class UploadController {

	/** As many bytes as tell what a file is. */
	private static final int START = 1_024;

	private final Tickets tickets;

	private final SeenTickets seen;

	private final Drafts drafts;

	private final Uploads uploads;

	private final Words words;

	UploadController(Tickets tickets, SeenTickets seen, Drafts drafts, Uploads uploads, Words words) {
		this.words = words;
		this.tickets = tickets;
		this.seen = seen;
		this.drafts = drafts;
		this.uploads = uploads;
	}

	/**
	 * Keeps a file for a message that names it in {@code attachments}.
	 * @param kind of the caller's draft that the file goes with; with none where it is
	 * not said
	 */
	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	UploadResource keep(@PathVariable String number, @RequestParam MultipartFile file,
			@RequestParam(required = false) Visibility kind, @AuthenticationPrincipal Viewer viewer) {
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		if (!this.seen.showsAttachments(number, viewer)) {
			throw new NotAllowedException("Files are hidden from you here");
		}
		try {
			Long draft = (kind != null) ? this.drafts.begun(number, kind, viewer).id() : null;
			return UploadResource
				.of(this.uploads.keep(ticket.id(), viewer.login(), draft, newFile(file), file.getSize()));
		}
		catch (FieldErrorsException ex) {
			throw said(ex);
		}
		catch (IOException ex) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "The file cannot be looked into now", ex);
		}
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String number, @PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		this.drafts.removeFile(number, DraftController.number(id), viewer);
	}

	/** In the reader's language: the page shows it beside the file. */
	private FieldErrorsException said(FieldErrorsException refusal) {
		return new FieldErrorsException(refusal.errors()
			.stream()
			.map((error) -> new FieldError(error.field(), this.words.say(error.message())))
			.toList());
	}

	private static NewFile newFile(MultipartFile file) throws IOException {
		String written = Objects.requireNonNullElse(file.getContentType(), FileTypes.UNKNOWN);
		String type = FileTypes.honest(written.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT), start(file));
		String name = FileNames.safe(Objects.requireNonNullElse(file.getOriginalFilename(), ""), type, 1);
		return new NewFile(name, type, null, file::getInputStream);
	}

	private static byte[] start(MultipartFile file) throws IOException {
		try (InputStream bytes = file.getInputStream()) {
			return bytes.readNBytes(START);
		}
	}

}
