package io.stagedesk.messaging.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.notice.Notice;
import io.stagedesk.messaging.notice.NoticeKind;
import io.stagedesk.messaging.notice.NoticeWords;
import io.stagedesk.messaging.notice.Notices;
import io.stagedesk.staff.Viewer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller should know; nobody reads anybody else's. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeController {

	private final Notices notices;

	private final NoticeWords words;

	NoticeController(Notices notices, NoticeWords words) {
		this.notices = notices;
		this.words = words;
	}

	/** The newest first. */
	@GetMapping
	Slice<NoticeResource> list(@RequestParam(defaultValue = "false") boolean unread,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) String cursor,
			@AuthenticationPrincipal Viewer viewer) {
		if (limit < 1 || limit > 200) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		Optional<Cursor> after = Optional.ofNullable(cursor).filter((text) -> !text.isBlank()).map(Cursor::parse);
		Function<Notice, String> why = this.words.in(LocaleContextHolder.getLocale());
		return this.notices.of(viewer, unread, limit, after)
			.map((notice) -> NoticeResource.of(notice, why.apply(notice)));
	}

	/** Marks this one and all before it as read. */
	@PostMapping("/read")
	Unread read(@Valid @RequestBody Read request, @AuthenticationPrincipal Viewer viewer) {
		this.notices.readUpTo(viewer, Long.parseLong(request.upTo()));
		return new Unread(this.notices.unread(viewer));
	}

	/**
	 * The body of {@code POST /notices/read}.
	 *
	 * @param upTo id of the newest notice that was seen
	 */
	record Read(@NotNull @Pattern(regexp = "[0-9]{1,18}") String upTo) {
	}

	/**
	 * How many are left, at most {@link Notices#MOST_COUNTED}.
	 */
	record Unread(int unread) {
	}

	/**
	 * A notice as the API shows it.
	 *
	 * @param subject {@code null} where the caller may not see the ticket any more
	 * @param why in words, in the language that the caller accepts
	 * @param details the same as facts: target, by, reason, to, level
	 */
	record NoticeResource(String id, NoticeKind kind, String ticket, String subject, String why,
			Map<String, String> details, Instant at, Instant readAt) {

		static NoticeResource of(Notice notice, String why) {
			return new NoticeResource(String.valueOf(notice.id()), notice.kind(), notice.number(), notice.subject(),
					why, notice.details(), notice.createdAt(), notice.readAt());
		}

	}

}
