package io.stagedesk.messaging.web.me;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.messaging.notice.BrowserNotices;
import io.stagedesk.messaging.notice.BrowserNotices.News;
import io.stagedesk.staff.Viewer;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the pages hand to the browser to show. */
@RestController
class BrowserNoticesController {

	private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

	private final BrowserNotices notices;

	BrowserNoticesController(BrowserNotices notices) {
		this.notices = notices;
	}

	@GetMapping("/notices/browser")
	NewsResource news(@RequestParam(defaultValue = "") String since, @AuthenticationPrincipal Viewer viewer) {
		return NewsResource.of(this.notices.since(read(since), viewer, LocaleContextHolder.getLocale()));
	}

	private static Optional<Instant> read(String since) {
		if (since.isEmpty()) {
			return Optional.empty();
		}
		try {
			Instant instant = Instant.parse(since);
			return Optional.of(instant.isBefore(FIRST) ? FIRST : instant);
		}
		catch (DateTimeException ex) {
			throw new FieldErrorsException("since", "must be an instant");
		}
	}

	/**
	 * What is to be shown now.
	 *
	 * @param waits milliseconds until the next one may be shown, or {@code null}
	 */
	record NewsResource(List<ShownResource> items, Instant until, Long waits) {

		static NewsResource of(News news) {
			return new NewsResource(news.items()
				.stream()
				.map((one) -> new ShownResource(String.valueOf(one.id()), one.title(), one.text(),
						"/desk/tickets/%s?view=open".formatted(one.ticket())))
				.toList(), news.until(), news.waits().map(Duration::toMillis).orElse(null));
		}

	}

	/** One notice. */
	record ShownResource(String id, String title, String text, String link) {
	}

}
