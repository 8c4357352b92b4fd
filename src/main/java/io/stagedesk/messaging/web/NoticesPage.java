package io.stagedesk.messaging.web;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.notice.Notice;
import io.stagedesk.messaging.notice.NoticeKind;
import io.stagedesk.messaging.notice.NoticeWords;
import io.stagedesk.messaging.notice.Notices;
import io.stagedesk.staff.Viewer;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the one who is logged in should know, and the number beside the bell. */
@Controller
@RequestMapping("/notices")
class NoticesPage {

	private static final int LIMIT = 50;

	private final Notices notices;

	private final NoticeWords words;

	NoticesPage(Notices notices, NoticeWords words) {
		this.notices = notices;
		this.words = words;
	}

	@GetMapping
	String list(@RequestParam(required = false) String cursor, @AuthenticationPrincipal Viewer viewer, Model model) {
		Function<Notice, String> why = this.words.in(LocaleContextHolder.getLocale());
		Slice<NoticeView> page = this.notices.of(viewer, false, LIMIT, Optional.ofNullable(cursor).map(Cursor::parse))
			.map((notice) -> NoticeView.of(notice, why.apply(notice)));
		model.addAttribute("notices", page.items());
		model.addAttribute("next", page.next());
		if (cursor == null && !page.items().isEmpty()) {
			model.addAttribute("newest", page.items().get(0).id());
		}
		return "messaging/notices";
	}

	/** The bell's number alone; {@link UnreadNotices} counts. */
	@GetMapping("/bell")
	String bell() {
		return "messaging/bell :: count";
	}

	/** What came after the page was made was not seen yet, and stays unread. */
	@PostMapping("/read")
	String read(@RequestParam long upTo, @AuthenticationPrincipal Viewer viewer) {
		this.notices.readUpTo(viewer, upTo);
		return "redirect:/notices";
	}

	/**
	 * A notice on the page.
	 *
	 * @param subject empty where the viewer may not open the ticket any more
	 */
	record NoticeView(long id, NoticeKind kind, String number, String subject, String why, Instant at, boolean unread) {

		static NoticeView of(Notice notice, String why) {
			return new NoticeView(notice.id(), notice.kind(), notice.number(),
					Optional.ofNullable(notice.subject()).orElse(""), why, notice.createdAt(), notice.isUnread());
		}

		/** The icon that says the kind at a glance. */
		public String icon() {
			return switch (this.kind) {
				case PROMISE_AT_RISK -> "clock";
				case PROMISE_BROKEN -> "alarm";
				case ESCALATED, UNANSWERED, CAME_WITH_TICKET -> "up";
				case HANDED_BACK -> "undo";
				case ASSIGNED -> "hand";
				case REQUESTER_REPLIED -> "reply";
				case MENTIONED -> "talk";
				case SNOOZE_ENDED -> "play";
			};
		}

	}

}
