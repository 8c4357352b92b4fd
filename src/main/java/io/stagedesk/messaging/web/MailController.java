package io.stagedesk.messaging.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.MailSettings;
import io.stagedesk.messaging.MailState;
import io.stagedesk.messaging.MailWriter;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.OutgoingMail;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Mails, for administrators: what became of each, and another try. */
@RestController
@RequestMapping("/api/v1/mails")
class MailController {

	private final Outbox outbox;

	private final MailWriter writer;

	private final String from;

	MailController(Outbox outbox, MailWriter writer, MailSettings settings) {
		this.outbox = outbox;
		this.writer = writer;
		this.from = settings.from();
	}

	@GetMapping
	Slice<MailResource> list(@RequestParam(required = false) State state,
			@RequestParam(defaultValue = "OUT") Direction direction, @RequestParam(defaultValue = "50") int limit,
			@RequestParam(required = false) String cursor) {
		if (limit < 1 || limit > 200) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		Optional<Cursor> after = Optional.ofNullable(cursor).filter((text) -> !text.isBlank()).map(Cursor::parse);
		List<MailState> states = Stream.of(MailState.values())
			.filter((one) -> state == null || one.name().equals(state.name()))
			.toList();
		if (direction == Direction.IN || states.isEmpty()) {
			return new Slice<>(List.of(), null);
		}
		return this.outbox.list(states, limit, after).map(this::resource);
	}

	/** Lets a held or given-up mail go out; the answer is the mail after it. */
	@PostMapping("/{id}/process")
	MailResource process(@PathVariable long id) {
		find(id);
		if (!this.outbox.release(id)) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "Only a held or failed mail is tried again");
		}
		return resource(find(id));
	}

	private OutgoingMail find(long id) {
		return this.outbox.find(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such mail"));
	}

	private MailResource resource(OutgoingMail mail) {
		return new MailResource(String.valueOf(mail.id()), Direction.OUT, State.valueOf(mail.state().name()),
				mail.lastError(), mail.ticket().orElse(null), mail.messageId(), this.writer.write(mail).subject(),
				this.from, mail.recipient(), mail.createdAt());
	}

	/** Which way a mail goes; so far the desk only sends. */
	enum Direction {

		IN, OUT

	}

	/** What can become of a mail, in either direction. */
	enum State {

		QUEUED, HELD, SENT, FAILED, BOUNCED, QUARANTINED, PROCESSED, RULED_OUT

	}

	/**
	 * A mail as the API shows it.
	 *
	 * @param reason why it is in this state, or {@code null}
	 * @param ticket its number, or {@code null} for a mail to the desk itself
	 */
	record MailResource(String id, Direction direction, State state, String reason, String ticket, String messageId,
			String subject, String from, String to, Instant at) {
	}

}
