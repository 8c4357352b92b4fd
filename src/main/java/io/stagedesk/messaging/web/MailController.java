package io.stagedesk.messaging.web;

import java.util.Optional;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.OutgoingMail;
import io.stagedesk.messaging.incoming.IncomingMail;
import io.stagedesk.messaging.incoming.IncomingMails;
import io.stagedesk.messaging.web.MailResource.Direction;
import io.stagedesk.messaging.web.MailResource.State;
import io.stagedesk.messaging.web.room.MailRoom;
import io.stagedesk.messaging.web.room.RawMails;
import io.stagedesk.staff.Viewer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Mails, for administrators: what became of each, and another try. */
@RestController
@RequestMapping("/api/v1/mails")
class MailController {

	private final MailLists lists;

	private final Outbox outbox;

	private final IncomingMails incoming;

	private final MailRoom room;

	private final RawMails raw;

	MailController(MailLists lists, Outbox outbox, IncomingMails incoming, MailRoom room, RawMails raw) {
		this.lists = lists;
		this.outbox = outbox;
		this.incoming = incoming;
		this.room = room;
		this.raw = raw;
	}

	@GetMapping
	Slice<MailResource> list(@RequestParam Optional<State> state, @RequestParam Optional<Direction> direction,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) String cursor) {
		if (limit < 1 || limit > 200) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		return this.lists.list(state, direction, limit,
				Optional.ofNullable(cursor).filter((text) -> !text.isBlank()).map(Cursor::parse));
	}

	@GetMapping("/{id}")
	MailResource one(@PathVariable String id) {
		MailId mail = mail(id);
		return (mail.direction() == Direction.IN) ? MailResource.of(incoming(mail))
				: this.lists.resource(outgoing(mail));
	}

	/** The mail as it came, byte by byte. */
	@GetMapping("/{id}/raw")
	ResponseEntity<StreamingResponseBody> raw(@PathVariable String id) {
		return this.raw.answer(incoming(mail(id)));
	}

	/**
	 * Lets a mail go out that was held, given up or came back, and one in that was kept
	 * aside; the answer is the mail after it.
	 */
	@PostMapping("/{id}/process")
	MailResource process(@PathVariable String id, @Valid @RequestBody(required = false) Into into,
			@AuthenticationPrincipal Viewer viewer) {
		MailId mail = mail(id);
		if (mail.direction() == Direction.IN) {
			incoming(mail);
			this.room.letIn(mail.number(), Optional.ofNullable(into).map(Into::ticket), viewer);
			return MailResource.of(incoming(mail));
		}
		outgoing(mail);
		this.room.release(mail.number(), viewer);
		return this.lists.resource(outgoing(mail));
	}

	/** Nobody wants anything of a mail that was kept aside. */
	@PostMapping("/{id}/dismiss")
	MailResource dismiss(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		MailId mail = mail(id);
		incoming(mail);
		this.room.dismiss(mail.number(), viewer);
		return MailResource.of(incoming(mail));
	}

	private static MailId mail(String id) {
		return MailId.parse(id).orElseThrow(MailController::nothing);
	}

	private IncomingMail incoming(MailId id) {
		return Optional.of(id)
			.filter((one) -> one.direction() == Direction.IN)
			.flatMap((one) -> this.incoming.find(one.number()))
			.orElseThrow(MailController::nothing);
	}

	private OutgoingMail outgoing(MailId id) {
		return this.outbox.find(id.number()).orElseThrow(MailController::nothing);
	}

	private static ResponseStatusException nothing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such mail");
	}

	/** The ticket that a mail shall belong to, or {@code null}: as it says itself. */
	record Into(@Size(max = 40) @CleanText String ticket) {
	}

}
