package io.stagedesk.messaging.web.room;

import io.stagedesk.messaging.incoming.IncomingMail;
import io.stagedesk.messaging.incoming.IncomingMails;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Gives mails out as they came, to be saved and never shown. */
@Component
public class RawMails {

	private final IncomingMails mails;

	RawMails(IncomingMails mails) {
		this.mails = mails;
	}

	/** The bytes as a file; 404 where the mailbox could not give them. */
	public ResponseEntity<StreamingResponseBody> answer(IncomingMail mail) {
		if (mail.contentId() == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "The mailbox could not give this mail");
		}
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("mail-%d.eml".formatted(mail.id())).build().toString())
			.header("X-Content-Type-Options", "nosniff")
			.header("Content-Security-Policy", "sandbox; default-src 'none'")
			.cacheControl(CacheControl.noStore())
			.contentType(MediaType.parseMediaType("message/rfc822"))
			.contentLength(mail.size())
			.body(this.mails.raw(mail)::transferTo);
	}

}
