package io.stagedesk.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.calendar.holiday.HolidayFile;
import io.stagedesk.calendar.holiday.UnreadableHolidayFileException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All calendars. A version never changes, so that a promise can be reckoned again as it
 * was made; a change is a new version.
 */
@Service
public class Calendars {

	/** The calendar that never closes, and that nobody changes. */
	public static final String ALWAYS = "always";

	/** The calendar that a desk begins with for business hours. */
	public static final String OFFICE = "office";

	private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,40}");

	private static final int MOST_COMPILED = 200;

	private static final int MOST_VERSIONS = 200;

	private static final int YEARS_AHEAD = 10;

	private final CalendarRows rows;

	private final Clock clock;

	private final Map<CalendarVersion, WorkingTime> compiled = new ConcurrentHashMap<>();

	Calendars(CalendarRows rows, Clock clock) {
		this.rows = rows;
		this.clock = clock;
	}

	/** The newest version of each, by key. */
	@Transactional(readOnly = true)
	public List<Calendar> list() {
		return this.rows.current();
	}

	/** The newest version. */
	@Transactional(readOnly = true)
	public Optional<Calendar> find(String key) {
		return KEY.matcher(key).matches() ? this.rows.current(key) : Optional.empty();
	}

	/**
	 * The newest version.
	 * @throws CalendarNotFoundException where there is none (404)
	 */
	@Transactional(readOnly = true)
	public Calendar get(String key) {
		return find(key).orElseThrow(CalendarNotFoundException::new);
	}

	/**
	 * One version, however old.
	 * @throws CalendarNotFoundException where there is none (404)
	 */
	@Transactional(readOnly = true)
	public Calendar get(String key, int version) {
		return Optional.of(key)
			.filter((text) -> KEY.matcher(text).matches())
			.flatMap((text) -> this.rows.version(text, version))
			.orElseThrow(CalendarNotFoundException::new);
	}

	/**
	 * The newest 200 versions, the newest first.
	 * @throws CalendarNotFoundException where there is none (404)
	 */
	@Transactional(readOnly = true)
	public List<Calendar> versions(String key) {
		get(key);
		return this.rows.versions(key, MOST_VERSIONS);
	}

	/**
	 * One version, compiled; asking again costs nothing.
	 * @throws CalendarNotFoundException where there is none (404)
	 */
	@Transactional(readOnly = true)
	public WorkingTime workingTime(String key, int version) {
		CalendarVersion wanted = new CalendarVersion(key, version);
		WorkingTime known = this.compiled.get(wanted);
		if (known != null) {
			return known;
		}
		WorkingTime time = WorkingTime.of(get(key, version).spec());
		if (!isUncommitted(wanted)) {
			if (this.compiled.size() >= MOST_COMPILED) {
				this.compiled.clear();
			}
			this.compiled.put(wanted, time);
		}
		return time;
	}

	/**
	 * Writes a calendar: a new one, or the next version of one that there is. The same
	 * content again makes no new version.
	 * @param version the one that the writer has seen, where it matters
	 * @throws CalendarConflictException where another one is the newest by now, or the
	 * calendar may not be changed (409)
	 * @throws FieldErrorsException for a key that cannot be one (422)
	 */
	@Transactional
	public Saved save(String key, String name, CalendarSpec spec, Optional<Integer> version, String author) {
		if (!KEY.matcher(key).matches()) {
			throw new FieldErrorsException("key", "must be 1 to 40 of the characters a-z, 0-9 and -");
		}
		if (key.equals(ALWAYS)) {
			throw new CalendarConflictException("The calendar %s cannot be changed".formatted(ALWAYS));
		}
		Optional<Calendar> before = this.rows.current(key);
		int newest = before.map(Calendar::version).orElse(0);
		refuseStale(key, version, newest);
		Calendar next = new Calendar(key, name, newest + 1, spec, now(), author);
		if (before.isEmpty()) {
			this.rows.insert(next);
			markUncommitted(next);
			return new Saved(next, true);
		}
		if (before.get().name().equals(name) && before.get().spec().equals(spec)) {
			return new Saved(before.get(), false);
		}
		if (!this.rows.update(next)) {
			throw stale(key);
		}
		markUncommitted(next);
		return new Saved(next, false);
	}

	/**
	 * Reads holidays from an iCalendar file and adds them to a calendar.
	 * @param dryRun only read, change nothing
	 * @throws UnreadableHolidayFileException where it is no such file (400)
	 * @throws FieldErrorsException where something in it is at fault (422)
	 */
	@Transactional
	public Imported importHolidays(String key, byte[] file, boolean dryRun, Optional<Integer> version, String author) {
		Calendar before = get(key);
		refuseStale(key, version, before.version());
		HolidaysFound found = readHolidays(file);
		List<Holiday> all = new ArrayList<>(before.spec().holidays());
		all.addAll(found.holidays());
		CalendarSpec spec = before.spec().withHolidays(all);
		if (spec.holidays().size() > CalendarReader.MOST_DATES) {
			throw new FieldErrorsException("holidays",
					"must not have more than %d entries".formatted(CalendarReader.MOST_DATES));
		}
		int added = spec.holidays().size() - before.spec().holidays().size();
		Calendar after = dryRun ? before
				: save(key, before.name(), spec, Optional.of(before.version()), author).calendar();
		return new Imported(after, found.holidays(), added, found.skipped());
	}

	/**
	 * Reads holidays from an iCalendar file. Repeated ones are followed from last year
	 * on, for eleven years.
	 * @throws UnreadableHolidayFileException where it is no such file (400)
	 * @throws FieldErrorsException where something in it is at fault (422)
	 */
	public HolidaysFound readHolidays(byte[] file) {
		int year = Year.now(this.clock.withZone(ZoneOffset.UTC)).getValue();
		HolidayFile.Found found = HolidayFile.read(file, year - 1, year + YEARS_AHEAD, CalendarReader.MOST_DATES);
		return new HolidaysFound(
				found.holidays().entrySet().stream().map((day) -> new Holiday(day.getKey(), day.getValue())).toList(),
				found.skipped());
	}

	/** A version that only this transaction sees may become another one's number. */
	private void markUncommitted(Calendar calendar) {
		TransactionSynchronizationManager
			.registerSynchronization(new Uncommitted(new CalendarVersion(calendar.key(), calendar.version())));
	}

	private static boolean isUncommitted(CalendarVersion version) {
		return TransactionSynchronizationManager.isSynchronizationActive()
				&& TransactionSynchronizationManager.getSynchronizations().contains(new Uncommitted(version));
	}

	private static void refuseStale(String key, Optional<Integer> seen, int newest) {
		if (seen.isPresent() && seen.get() != newest) {
			throw stale(key);
		}
	}

	private static CalendarConflictException stale(String key) {
		return new CalendarConflictException("The calendar %s was changed meanwhile".formatted(key));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/** Whether the calendar is new, and what it is now. */
	public record Saved(Calendar calendar, boolean created) {
	}

	/**
	 * What a file brought.
	 *
	 * @param calendar as it is now
	 * @param holidays all that were found
	 * @param added how many the calendar did not have
	 * @param skipped events that do not last whole days
	 */
	public record Imported(Calendar calendar, List<Holiday> holidays, int added, int skipped) {
	}

	/**
	 * What a file has.
	 *
	 * @param skipped events that do not last whole days
	 */
	public record HolidaysFound(List<Holiday> holidays, int skipped) {
	}

	private record CalendarVersion(String key, int version) {
	}

	private record Uncommitted(CalendarVersion version) implements TransactionSynchronization {
	}

}
