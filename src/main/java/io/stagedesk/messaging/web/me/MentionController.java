package io.stagedesk.messaging.web.me;

import java.time.Instant;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.mention.Mention;
import io.stagedesk.ticket.mention.NoteMentions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notes that name the caller. */
@RestController
@RequestMapping("/api/v1/me/mentions")
class MentionController {

	private final NoteMentions mentions;

	MentionController(NoteMentions mentions) {
		this.mentions = mentions;
	}

	/** The newest first. */
	@GetMapping
	Slice<MentionResource> list(@RequestParam(defaultValue = "false") boolean open,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) String cursor,
			@AuthenticationPrincipal Viewer viewer) {
		if (limit < 1 || limit > 200) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		Optional<Cursor> after = Optional.ofNullable(cursor).filter((text) -> !text.isBlank()).map(Cursor::parse);
		return this.mentions.of(viewer, open, limit, after).map(MentionResource::of);
	}

	/** Nothing more has to be done about those of one ticket. */
	@PostMapping("/done")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void done(@Valid @RequestBody Done request, @AuthenticationPrincipal Viewer viewer) {
		long id = TicketNumber.parse(request.ticket())
			.map(TicketNumber::id)
			.orElseThrow(() -> new FieldErrorsException("ticket", "is not the number of a ticket"));
		this.mentions.done(viewer, id);
	}

	/** The body of {@code POST /me/mentions/done}. */
	record Done(@NotNull @Size(max = 30) String ticket) {
	}

	/**
	 * A mention as the API shows it.
	 *
	 * @param subject {@code null} where the caller may not see the ticket any more
	 * @param by login of who wrote the note
	 */
	record MentionResource(String id, String ticket, String subject, String messageId, String by, Instant at,
			Instant doneAt) {

		static MentionResource of(Mention mention) {
			return new MentionResource(String.valueOf(mention.id()), mention.number(), mention.subject(),
					String.valueOf(mention.messageId()), mention.author(), mention.at(), mention.doneAt());
		}

	}

}
