package io.stagedesk.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.stagedesk.DeskTest;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.calendar.Calendars.Imported;
import io.stagedesk.calendar.Calendars.Saved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
class CalendarsTests {

	private static final CalendarSpec DAY = WorkingTimeTests.spec("Europe/Berlin", "MONDAY-FRIDAY 09:00-17:00");

	private static final CalendarSpec NIGHT = WorkingTimeTests.spec("Asia/Kolkata", "MONDAY-SUNDAY 21:00-02:00");

	@Autowired
	Calendars calendars;

	@Autowired
	BuiltInCalendars builtIn;

	@Autowired
	TransactionOperations transaction;

	@Test
	void hasCalendarsFromTheFirstStartOn() {
		assertThat(this.calendars.list()).extracting(Calendar::key).contains("always", "office");
		Calendar always = this.calendars.get(Calendars.ALWAYS);
		assertThat(always.spec()).isEqualTo(CalendarSpec.ALWAYS);
		assertThat(always.version()).isEqualTo(1);
		WorkingTime office = this.calendars.workingTime(Calendars.OFFICE, 1);
		assertThat(office.isOpen(Instant.parse("2026-10-09T09:59:59Z"))).isTrue();
		assertThat(office.isOpen(Instant.parse("2026-10-09T10:00:00Z"))).isFalse();
		assertThat(office.isOpen(Instant.parse("2026-10-01T05:00:00Z"))).isFalse();
	}

	@Test
	void keepsEveryVersion() {
		String key = key();
		Saved first = save(key, "Day", DAY, null);
		assertThat(first.created()).isTrue();
		Saved second = save(key, "Night", NIGHT, 1);
		assertThat(second.created()).isFalse();
		assertThat(this.calendars.get(key)).isEqualTo(second.calendar());
		assertThat(this.calendars.get(key, 1)).isEqualTo(first.calendar());
		assertThat(this.calendars.versions(key)).containsExactly(second.calendar(), first.calendar());
		Instant noon = Instant.parse("2026-03-02T11:00:00Z");
		assertThat(this.calendars.workingTime(key, 1).isOpen(noon)).isTrue();
		assertThat(this.calendars.workingTime(key, 2).isOpen(noon)).isFalse();
		assertThat(this.calendars.workingTime(key, 2)).isSameAs(this.calendars.workingTime(key, 2));
	}

	@Test
	void makesNoVersionOfTheSameContent() {
		String key = key();
		Saved first = save(key, "Day", DAY, null);
		assertThat(save(key, "Day", DAY, 1)).isEqualTo(new Saved(first.calendar(), false));
		assertThat(save(key, "Days", DAY, 1).calendar().version()).isEqualTo(2);
	}

	@Test
	void refusesAStaleVersion() {
		String key = key();
		assertThatExceptionOfType(CalendarConflictException.class).isThrownBy(() -> save(key, "Day", DAY, 1));
		save(key, "Day", DAY, null);
		save(key, "Night", NIGHT, null);
		assertThatExceptionOfType(CalendarConflictException.class).isThrownBy(() -> save(key, "Day", DAY, 1));
		assertThatExceptionOfType(CalendarConflictException.class).isThrownBy(() -> save(key, "Night", NIGHT, 3));
		assertThat(this.calendars.versions(key)).hasSize(2);
	}

	@Test
	void neverChangesAlways() {
		assertThatExceptionOfType(CalendarConflictException.class)
			.isThrownBy(() -> save(Calendars.ALWAYS, "Always", DAY, null));
		assertThatExceptionOfType(CalendarConflictException.class).isThrownBy(() -> this.calendars
			.importHolidays(Calendars.ALWAYS, file("20260101"), false, Optional.empty(), "mona"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "A", "a b", "a/b", "ä", "a\0", "12345678901234567890123456789012345678901" })
	void knowsNoSuchKey(String key) {
		assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> save(key, "x", DAY, null));
		assertThatExceptionOfType(CalendarNotFoundException.class).isThrownBy(() -> this.calendars.get(key));
		assertThatExceptionOfType(CalendarNotFoundException.class).isThrownBy(() -> this.calendars.workingTime(key, 1));
	}

	@Test
	void forgetsAVersionThatWasNeverCommitted() {
		String key = key();
		save(key, "Day", DAY, null);
		Instant noon = Instant.parse("2026-03-02T11:00:00Z");
		this.transaction.executeWithoutResult((status) -> {
			save(key, "Night", NIGHT, 1);
			assertThat(this.calendars.workingTime(key, 2).isOpen(noon)).isFalse();
			status.setRollbackOnly();
		});
		save(key, "Days", DAY, 1);
		assertThat(this.calendars.workingTime(key, 2).isOpen(noon)).isTrue();
	}

	@Test
	void letsOneOfManyWritersWin() throws Exception {
		String key = key();
		assertThat(atOnce(6, () -> save(key, "Day", DAY, null))).isLessThan(6);
		assertThat(this.calendars.versions(key)).hasSize(1);
		assertThat(atOnce(6, () -> save(key, UUID.randomUUID().toString(), NIGHT, 1))).isEqualTo(5);
		assertThat(this.calendars.versions(key)).hasSize(2);
	}

	@Test
	void startsOnManyNodesAtOnce() throws Exception {
		String key = key();
		assertThat(atOnce(6, () -> {
			this.builtIn.provide(key, "Built in", DAY);
			return null;
		})).isZero();
		assertThat(this.calendars.get(key).version()).isEqualTo(1);
	}

	@Test
	void addsTheHolidaysOfAFile() {
		String key = key();
		save(key, "Day", DAY, null);
		Imported dry = this.calendars.importHolidays(key, file("20260101", "20260501"), true, Optional.empty(), "mona");
		assertThat(dry.holidays()).hasSize(2);
		assertThat(dry.calendar().version()).isEqualTo(1);
		Imported first = this.calendars.importHolidays(key, file("20260101"), false, Optional.of(1), "mona");
		assertThat(first.calendar().version()).isEqualTo(2);
		assertThat(first.calendar().createdBy()).isEqualTo("mona");
		Imported both = this.calendars.importHolidays(key, file("20260101", "20260501"), false, Optional.empty(),
				"mona");
		assertThat(both.added()).isEqualTo(1);
		assertThat(both.calendar().spec().holidays()).extracting(Holiday::name).containsExactly("20260101", "20260501");
		assertThat(this.calendars.importHolidays(key, file("20260501"), false, Optional.empty(), "ada").calendar())
			.isEqualTo(both.calendar());
		assertThatExceptionOfType(CalendarConflictException.class)
			.isThrownBy(() -> this.calendars.importHolidays(key, file("20260601"), false, Optional.of(1), "mona"));
		assertThat(this.calendars.workingTime(key, 3)
			.between(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-05-02T00:00:00Z")))
			.isEqualTo(Duration.ZERO);
	}

	private Saved save(String key, String name, CalendarSpec spec, Integer version) {
		return this.calendars.save(key, name, spec, Optional.ofNullable(version), "mona");
	}

	/** How many of them failed. */
	private static long atOnce(int count, Callable<?> work) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(count);
		try {
			CyclicBarrier start = new CyclicBarrier(count);
			List<Future<Boolean>> results = threads.invokeAll(IntStream.range(0, count).mapToObj((number) -> {
				Callable<Boolean> one = () -> {
					start.await();
					try {
						work.call();
						return true;
					}
					catch (RuntimeException ex) {
						return false;
					}
				};
				return one;
			}).toList());
			long failed = 0;
			for (Future<Boolean> result : results) {
				failed += result.get() ? 0 : 1;
			}
			return failed;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static byte[] file(String... dates) {
		StringBuilder file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
		for (String date : dates) {
			file.append("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:%s\r\nSUMMARY:%s\r\nEND:VEVENT\r\n".formatted(date, date));
		}
		return file.append("END:VCALENDAR\r\n").toString().getBytes(StandardCharsets.UTF_8);
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
