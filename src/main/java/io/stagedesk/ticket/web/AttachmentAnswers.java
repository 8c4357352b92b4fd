package io.stagedesk.ticket.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.attachment.Attachment;
import io.stagedesk.ticket.attachment.Attachments;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Gives files out so that no browser runs what is in them. */
@Component
public class AttachmentAnswers {

	private final Attachments attachments;

	AttachmentAnswers(Attachments attachments) {
		this.attachments = attachments;
	}

	/**
	 * The file to be saved.
	 * @throws StageNotAllowedException where something was found in it (409)
	 */
	public ResponseEntity<StreamingResponseBody> file(Optional<Attachment> found) {
		Attachment file = found.orElseThrow(AttachmentAnswers::nothing);
		if (file.finding() != null) {
			throw new StageNotAllowedException("This file is kept back: " + file.finding());
		}
		return answer(file, ContentDisposition.attachment());
	}

	/** A picture to be looked at; what is none is not there. */
	public ResponseEntity<StreamingResponseBody> picture(Optional<Attachment> found) {
		return answer(found.filter(Attachment::isPicture).orElseThrow(AttachmentAnswers::nothing),
				ContentDisposition.inline());
	}

	private ResponseEntity<StreamingResponseBody> answer(Attachment file, ContentDisposition.Builder disposition) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					disposition.filename(name(file), StandardCharsets.UTF_8).build().toString())
			.header("X-Content-Type-Options", "nosniff")
			.header("Content-Security-Policy", "sandbox; default-src 'none'")
			.cacheControl(CacheControl.noStore())
			.contentType(type(file))
			.contentLength(file.size())
			.body(this.attachments.open(file)::transferTo);
	}

	private static MediaType type(Attachment file) {
		return (file.isPicture() || file.type().equals(MediaType.APPLICATION_PDF_VALUE))
				? MediaType.parseMediaType(file.type()) : MediaType.APPLICATION_OCTET_STREAM;
	}

	/** Kept names are safe; one that is not is so from here on. */
	private static String name(Attachment file) {
		String name = file.name().replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:]", "_");
		return name.isBlank() ? "file" : name;
	}

	private static ResponseStatusException nothing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such file");
	}

}
