package io.stagedesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.WorkingTime;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a million due dates take on one core, over calendars of several kinds and
 * starts of ten years.
 */
class CalendarBenchmark {

	private static final Path FOLDER = Path.of("target", "bench");

	private static final int COUNT = 1_000_000;

	private static final int RUNS = 3;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final List<String> CALENDARS = List.of("""
			{"zone":"Asia/Shanghai","holidayCountry":"CN","windows":[%s]}""".formatted(daily("09:00", "18:00")),
			"""
					{"zone":"Europe/Berlin","holidayCountry":"DE-BY","windows":[%s,%s],"halfDays":[{"date":"2026-12-24","to":"12:00"}]}"""
				.formatted(daily("08:00", "12:00"), daily("13:30", "18:00")),
			"""
					{"zone":"America/Sao_Paulo","holidayCountry":"BR","windows":[%s]}"""
				.formatted(daily("21:00", "02:00")),
			"""
					{"zone":"UTC","windows":[%s]}""".formatted(daily("00:00", "24:00")));

	@Test
	void measuresDueDates() throws IOException {
		List<WorkingTime> times = CALENDARS.stream()
			.map((json) -> WorkingTime.of(CalendarSpec.read(JSON.readTree(json), "")))
			.toList();
		Random random = new Random(1);
		Instant first = Instant.parse("2024-01-01T00:00:00Z");
		List<Instant> starts = Stream.generate(() -> first.plusSeconds(random.nextInt(10 * 365 * 86400)))
			.limit(10_000)
			.toList();
		List<Duration> goals = Stream.generate(() -> Duration.ofMinutes(15 + random.nextInt(80 * 60)))
			.limit(997)
			.toList();
		Map<String, Double> nanos = new LinkedHashMap<>();
		nanos.put("due of business minutes", best((number) -> time(times, number)
			.plus(starts.get(number % starts.size()), goals.get(number % goals.size()))));
		nanos.put("due of business days",
				best((number) -> time(times, number).plusDays(starts.get(number % starts.size()), 1 + number % 10)));
		nanos.put("time worked between",
				best((number) -> time(times, number).between(starts.get(number % starts.size()),
						starts.get((number + number / starts.size() + 1) % starts.size()))));
		write(nanos);
		assertThat(nanos.get("due of business minutes")).isLessThan(20_000);
	}

	private static WorkingTime time(List<WorkingTime> times, int number) {
		return times.get(number % times.size());
	}

	/** Nanoseconds for one, of the best run; the first run also compiles the years. */
	private static double best(Question question) {
		double best = Double.MAX_VALUE;
		int seen = 0;
		for (int run = 0; run < RUNS; run++) {
			long begin = System.nanoTime();
			for (int number = 0; number < COUNT; number++) {
				seen ^= question.ask(number).hashCode();
			}
			best = Math.min(best, (System.nanoTime() - begin) / (double) COUNT);
		}
		System.out.println("checksum " + seen);
		return best;
	}

	private static void write(Map<String, Double> nanos) throws IOException {
		List<String> lines = new ArrayList<>(List.of("# Working time, one core", "", Machine.describe(), "",
				"| what | a million takes s | one takes ns |", "|---|--:|--:|"));
		nanos.forEach((name, each) -> lines
			.add(String.format(Locale.ROOT, "| %s | %.2f | %.0f |", name, each * COUNT / 1e9, each)));
		lines.forEach(System.out::println);
		Files.createDirectories(FOLDER);
		Files.write(FOLDER.resolve("calendar.md"), lines);
	}

	private static String daily(String from, String to) {
		return Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
			.map((day) -> "{\"day\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(day, from, to))
			.reduce((one, other) -> one + "," + other)
			.orElseThrow();
	}

	/** Something to be reckoned. */
	private interface Question {

		Object ask(int number);

	}

}
