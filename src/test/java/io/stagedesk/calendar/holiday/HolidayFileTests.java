package io.stagedesk.calendar.holiday;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.stagedesk.api.FieldErrorsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class HolidayFileTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "DTSTART;VALUE=DATE:20261225|2026-12-25", "DTSTART:20261225|2026-12-25",
			// the end is not part of it; an end that is the start is one day all the same
			"DTSTART;VALUE=DATE:20261225~DTEND;VALUE=DATE:20261227|2026-12-25 2026-12-26",
			"DTSTART;VALUE=DATE:20261225~DTEND;VALUE=DATE:20261225|2026-12-25",
			"DTSTART;VALUE=DATE:20261225~DURATION:P2D|2026-12-25 2026-12-26",
			"DTSTART;VALUE=DATE:20261230~DURATION:P1W|2026-12-30 2026-12-31 2027-01-01 2027-01-02 2027-01-03 2027-01-04 2027-01-05",
			// each year from the first asked for to the last
			"DTSTART;VALUE=DATE:20001003~RRULE:FREQ=YEARLY|2025-10-03 2026-10-03 2027-10-03",
			"DTSTART;VALUE=DATE:20261003~RRULE:FREQ=YEARLY;COUNT=2|2026-10-03 2027-10-03",
			"DTSTART;VALUE=DATE:20241003~RRULE:FREQ=YEARLY;UNTIL=20261003|2025-10-03 2026-10-03",
			"DTSTART;VALUE=DATE:20201126~RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH|2025-11-27 2026-11-26 2027-11-25",
			"DTSTART;VALUE=DATE:20231225~DTEND;VALUE=DATE:20231227~RRULE:FREQ=YEARLY;INTERVAL=2|2025-12-25 2025-12-26 2027-12-25 2027-12-26",
			"DTSTART;VALUE=DATE:20240229~RRULE:FREQ=YEARLY|''",
			"DTSTART;VALUE=DATE:20001003~RRULE:FREQ=YEARLY~EXDATE;VALUE=DATE:20261003|2025-10-03 2027-10-03",
			"DTSTART;VALUE=DATE:20261003~RDATE;VALUE=DATE:20261010,20261011|2026-10-03 2026-10-10 2026-10-11",
			"DTSTART;VALUE=DATE:20261003~STATUS:CANCELLED|''",
			// alarms and other parts have dates of their own
			"DTSTART;VALUE=DATE:20261225~BEGIN:VALARM~TRIGGER:-PT1H~DURATION:P5D~END:VALARM|2026-12-25" })
	void readsTheDaysOfAnEvent(String event, String dates) {
		assertThat(read(event(event)).holidays().keySet()).extracting(LocalDate::toString)
			.containsExactly(dates.isEmpty() ? new String[0] : dates.split(" "));
	}

	@Test
	void readsNamesAsTheyAreMeant() {
		assertThat(read(
				event("DTSTART;VALUE=DATE:20261225~SUMMARY;LANGUAGE=de:1. Weihnachts~ feiertag\\, Fest\\nfür alle"))
			.holidays()).containsExactly(Map.entry(LocalDate.of(2026, 12, 25), "1. Weihnachtsfeiertag, Fest für alle"));
		assertThat(read("\uFEFF" + event("DTSTART;VALUE=DATE:20261001~~~SUMMARY:国庆节").replace("\r\n", "\n")).holidays())
			.containsExactly(Map.entry(LocalDate.of(2026, 10, 1), "国庆节"));
		assertThat(read(event("DTSTART;VALUE=DATE:20261225~SUMMARY:" + "x".repeat(5000))).holidays()
			.get(LocalDate.of(2026, 12, 25))).hasSizeLessThanOrEqualTo(200);
	}

	@Test
	void putsAMovedRepetitionWhereItBelongs() {
		assertThat(read(file("BEGIN:VEVENT~UID:a~DTSTART;VALUE=DATE:20201003~RRULE:FREQ=YEARLY~END:VEVENT~BEGIN:VEVENT~"
				+ "UID:a~RECURRENCE-ID;VALUE=DATE:20261003~DTSTART;VALUE=DATE:20261005~END:VEVENT~BEGIN:VEVENT~UID:a~"
				+ "RECURRENCE-ID;VALUE=DATE:20271003~DTSTART;VALUE=DATE:20271003~STATUS:CANCELLED~END:VEVENT"))
			.holidays()
			.keySet()).extracting(LocalDate::toString).containsExactly("2025-10-03", "2026-10-05");
	}

	@Test
	void passesOverEventsWithATimeOfDay() {
		HolidayFile.Found found = read(
				file("BEGIN:VEVENT~DTSTART:20261225T100000Z~END:VEVENT~BEGIN:VTODO~DTSTART:20260101~"
						+ "END:VTODO~BEGIN:VEVENT~DTSTART:20261226~END:VEVENT"));
		assertThat(found.holidays()).hasSize(1);
		assertThat(found.skipped()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "{\"zone\":\"UTC\"}", "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n",
			"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\nEND:VCALENDAR", "<html></html>", "\0\0\0", "\n\n\n" })
	void refusesWhatIsNoSuchFile(String text) {
		assertThatExceptionOfType(UnreadableHolidayFileException.class).isThrownBy(() -> read(text));
	}

	@Test
	void refusesWhatIsNoText() {
		assertThatExceptionOfType(UnreadableHolidayFileException.class)
			.isThrownBy(() -> HolidayFile.read(new byte[] { (byte) 0xff, (byte) 0xfe, 0 }, 2025, 2027, 5000));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SUMMARY:x", "DTSTART:20261301", "DTSTART:17991231", "DTSTART:20261225~DTEND:20261224",
			"DTSTART:20261225~DTEND:20280101", "DTSTART:20261225~DTEND:x", "DTSTART:20261225~DURATION:P99999999999D",
			"DTSTART:20261225~RRULE:FREQ=DAILY", "DTSTART:20261225~RRULE:FREQ=SECONDLY", "DTSTART:20261225~RRULE:x",
			"DTSTART:20261225~RRULE:FREQ=YEARLY;BYHOUR=3", "DTSTART:20261225~RRULE:FREQ=YEARLY;INTERVAL=999999999",
			"DTSTART:20261225~RRULE:FREQ=YEARLY;BYDAY=XX", "DTSTART:20261225~EXDATE:20261399",
			"DTSTART:20261225~RRULE:" })
	void namesTheEventAtFault(String event) {
		assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> read(event(event)))
			.withMessageContaining("event 1 ");
	}

	@Test
	void takesOnlySoMuch() {
		String event = "BEGIN:VEVENT~DTSTART:20261225~DTEND:20271225~END:VEVENT~";
		assertThat(read(file(event.repeat(5000))).holidays()).hasSize(365);
		assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> read(file(event.repeat(5001))));
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> read(event("DTSTART:20000101~DTEND:20001231~RDATE:" + years("0101"))));
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> read("BEGIN:VCALENDAR\r\n" + "BEGIN:A\r\n".repeat(100_000)));
		assertThatExceptionOfType(UnreadableHolidayFileException.class)
			.isThrownBy(() -> read("BEGIN:VCALENDAR" + "\n ".repeat(400_000)));
		assertThatExceptionOfType(UnreadableHolidayFileException.class).isThrownBy(() -> read("\n".repeat(1_000_000)));
	}

	@Test
	void followsManyIntricateRulesOnlyForAWhile() {
		String event = "BEGIN:VEVENT~DTSTART:18000101~RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE;"
				+ "BYSETPOS=-1~END:VEVENT~";
		assertThat(read(file(event.repeat(3))).holidays()).hasSize(3);
		assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> read(file(event.repeat(1000))));
		assertThat(read(file("BEGIN:VEVENT~DTSTART:18000101~RRULE:FREQ=YEARLY~END:VEVENT~".repeat(4000))).holidays())
			.hasSize(3);
	}

	@Test
	void survivesBrokenFiles() {
		String whole = event("UID:a~DTSTART;VALUE=DATE:20201003~DTEND:20201004~RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SA~"
				+ "EXDATE:20211002~SUMMARY:\"A\\, b\"");
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int round = 0; round < 20_000; round++) {
			StringBuilder broken = new StringBuilder(whole);
			for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
				int at = random.nextInt(broken.length());
				switch (random.nextInt(3)) {
					case 0 -> broken.deleteCharAt(at);
					case 1 -> broken.setCharAt(at, ";:,=\"\\\r\n 0912XY-".charAt(random.nextInt(16)));
					default -> broken.insert(at, broken.substring(at / 2, at / 2 + random.nextInt(30)));
				}
			}
			try {
				read(broken.toString());
			}
			catch (FieldErrorsException | UnreadableHolidayFileException ex) {
				assertThat(ex).as("seed %d: %s", seed, broken).hasMessageNotContaining("null");
			}
		}
	}

	private static String years(String day) {
		return String.join(",", IntStream.range(2001, 2060).mapToObj((year) -> year + day).toList());
	}

	private static String event(String lines) {
		return file("BEGIN:VEVENT~" + lines + "~END:VEVENT");
	}

	/** With a tilde for each end of a line. */
	private static String file(String lines) {
		return ("BEGIN:VCALENDAR~VERSION:2.0~PRODID:-//test//EN~" + lines + "~END:VCALENDAR~").replace("~", "\r\n");
	}

	private static HolidayFile.Found read(String text) {
		return HolidayFile.read(text.getBytes(StandardCharsets.UTF_8), 2025, 2027, 5000);
	}

}
