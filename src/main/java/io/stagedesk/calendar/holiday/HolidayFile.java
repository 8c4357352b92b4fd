package io.stagedesk.calendar.holiday;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.stagedesk.api.FieldErrorsException;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * Reads holidays from an iCalendar file (RFC 5545): its all-day events, each day of them.
 * Events that repeat every year are followed from the first to the last year asked for.
 */
public final class HolidayFile {

	private final LocalDate first;

	private final LocalDate last;

	private final int mostDays;

	private final SortedMap<LocalDate, String> names = new TreeMap<>();

	private long effort;

	private int skipped;

	private HolidayFile(int firstYear, int lastYear, int mostDays) {
		this.mostDays = mostDays;
		this.first = LocalDate.of(firstYear, 1, 1);
		this.last = LocalDate.of(lastYear, 12, 31);
	}

	/**
	 * Reads a file.
	 * @throws UnreadableHolidayFileException where it is no iCalendar file (400)
	 * @throws FieldErrorsException where an event is at fault, or there are too many
	 * (422)
	 */
	public static Found read(byte[] file, int firstYear, int lastYear, int mostDays) {
		return new HolidayFile(firstYear, lastYear, mostDays).read(events(text(file)));
	}

	private Found read(List<HolidayEvent> events) {
		Map<String, Set<LocalDate>> replaced = new HashMap<>();
		for (HolidayEvent event : events) {
			event.replaces()
				.ifPresent((date) -> replaced.computeIfAbsent(event.uid(), (uid) -> new HashSet<>()).add(date));
		}
		for (HolidayEvent event : events) {
			if (event.isAllDay()) {
				take(event, event.replaces().isPresent() ? Set.of() : replaced.getOrDefault(event.uid(), Set.of()));
			}
			else {
				this.skipped++;
			}
		}
		return new Found(Collections.unmodifiableSortedMap(this.names), this.skipped);
	}

	private void take(HolidayEvent event, Set<LocalDate> replaced) {
		this.effort += event.effort(this.last);
		if (this.effort > HolidayEvent.MOST_EFFORT) {
			throw new FieldErrorsException("file", "has too many events that repeat, or too intricate rules");
		}
		for (LocalDate begin : event.begins(this.first, this.last)) {
			if (!replaced.contains(begin)) {
				begin.datesUntil(begin.plusDays(event.days()))
					.filter(HolidayEvent::isInReach)
					.forEach((date) -> this.names.merge(date, event.name(), HolidayFile::firstNamed));
			}
			if (this.names.size() > this.mostDays) {
				throw new FieldErrorsException("file", "must not have more than %d days".formatted(this.mostDays));
			}
		}
	}

	private static String firstNamed(String one, String other) {
		return one.isEmpty() ? other : one;
	}

	private static List<HolidayEvent> events(String text) {
		HolidayEvents events = new HolidayEvents();
		try (UnfoldingReader reader = new UnfoldingReader(new StringReader(text), true)) {
			new CalendarParserImpl().parse(reader, events);
		}
		catch (ParserException ex) {
			refusal(ex).ifPresent((fault) -> {
				throw fault;
			});
			throw new UnreadableHolidayFileException(
					"The file is no iCalendar file, or broken near line %d".formatted(ex.getLineNo()), ex);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new UnreadableHolidayFileException("The file is no readable iCalendar file", ex);
		}
		return events.all();
	}

	/** The parser wraps what its listener throws. */
	private static Optional<FieldErrorsException> refusal(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.filter(FieldErrorsException.class::isInstance)
			.map(FieldErrorsException.class::cast)
			.findFirst();
	}

	/** Without a byte order mark and empty lines, which many programs write. */
	private static String text(byte[] file) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
			return text.replaceAll("^\uFEFF", "").replaceAll("[\r\n]+", "\r\n").strip() + "\r\n";
		}
		catch (CharacterCodingException ex) {
			throw new UnreadableHolidayFileException("The file is no text in UTF-8", ex);
		}
	}

	/**
	 * What a file has.
	 *
	 * @param holidays names by date, empty where a day has none
	 * @param skipped events that do not last whole days
	 */
	public record Found(SortedMap<LocalDate, String> holidays, int skipped) {
	}

}
