package io.stagedesk.messaging.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.messaging.notice.wish.NoticeWishes;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Service;

/**
 * What a browser shows by its own means, on a screen that others may look at: without
 * anything that somebody wrote, unless the person allows it.
 */
@Service
public class BrowserNotices {

	private static final int MOST = 5;

	private static final int LONGEST = 140;

	/** What was committed after later ones were shown is not missed. */
	private static final Duration OVERLAP = Duration.ofSeconds(15);

	/** Nobody wants to see what happened before. */
	private static final Duration OLDEST = Duration.ofHours(12);

	private final Notices notices;

	private final NoticeWishes wishes;

	private final NoticeWords words;

	private final Tickets tickets;

	private final Clock clock;

	BrowserNotices(Notices notices, NoticeWishes wishes, NoticeWords words, Tickets tickets, Clock clock) {
		this.notices = notices;
		this.wishes = wishes;
		this.words = words;
		this.tickets = tickets;
		this.clock = clock;
	}

	/**
	 * @param since until when the browser has been told already; empty where it begins to
	 * listen
	 */
	public News since(Optional<Instant> since, Viewer viewer, Locale locale) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Instant oldest = now.minus(OLDEST);
		List<Notice> found = since.filter((one) -> one.isBefore(now))
			.map((one) -> one.isBefore(oldest) ? oldest : one.minus(OVERLAP))
			.map((from) -> this.notices.forBrowser(viewer, from, now, MOST))
			.orElse(List.of());
		Optional<Duration> wait = this.notices.nextForBrowser(viewer, now).map((next) -> Duration.between(now, next));
		return new News(found.isEmpty() ? List.of() : shown(found, viewer, locale), now, wait);
	}

	private List<Shown> shown(List<Notice> found, Viewer viewer, Locale locale) {
		Function<Notice, String> text = this.wishes.of(viewer.login()).showsContent() ? content(viewer, locale)
				: (notice) -> "";
		return found.stream()
			.map((notice) -> new Shown(notice.id(), notice.number(),
					"%s · %s".formatted(notice.number(), this.words.briefly(notice, locale)), text.apply(notice)))
			.toList();
	}

	private Function<Notice, String> content(Viewer viewer, Locale locale) {
		Function<Notice, String> why = this.words.in(locale);
		return (notice) -> Stream
			.of(Optional.ofNullable(notice.subject()).orElse(""), why.apply(notice), written(notice, viewer))
			.filter((line) -> !line.isBlank())
			.map(BrowserNotices::shortened)
			.collect(Collectors.joining("\n"));
	}

	/** The message that it is about, as the viewer may read it. */
	private String written(Notice notice, Viewer viewer) {
		String id = notice.details().getOrDefault("message", "");
		if (id.isEmpty() || notice.subject() == null) {
			return "";
		}
		return this.tickets.messages(notice.number(), viewer)
			.stream()
			.filter((message) -> String.valueOf(message.id()).equals(id))
			.map(Message::body)
			.findFirst()
			.orElse("");
	}

	private static String shortened(String text) {
		String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
		return (line.codePointCount(0, line.length()) <= LONGEST) ? line
				: line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
	}

	/**
	 * What is to be shown now.
	 *
	 * @param until from when on to ask next time
	 * @param waits until the next one may be shown; empty where none waits
	 */
	public record News(List<Shown> items, Instant until, Optional<Duration> waits) {

		public News {
			items = List.copyOf(items);
		}

	}

	/** One notice as the browser shows it; the text may be empty. */
	public record Shown(long id, String ticket, String title, String text) {
	}

}
