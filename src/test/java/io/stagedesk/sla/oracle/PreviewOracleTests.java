package io.stagedesk.sla.oracle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.sla.LedgerEntry;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.PromisePreview;
import io.stagedesk.sla.PromisePreview.Played;
import io.stagedesk.sla.Terms;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Thousands of tickets drawn by lot: the desk and the slow oracle promise the same. */
class PreviewOracleTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@ParameterizedTest(name = "from seed {0}")
	@ValueSource(longs = { 0, 1000, 2000, 3000 })
	void promisesWhatTheOraclePromises(long first) {
		for (long seed = first; seed < first + 1000; seed++) {
			RandomCase one = RandomCase.of(seed);
			assertThat(actual(one)).as("seed %d %s", seed, one.json()).isEqualTo(text(one.expected()));
		}
	}

	private static String text(List<OracleClock> clocks) {
		return clocks.stream().map(OracleClock::toString).collect(Collectors.joining("\n"));
	}

	private static String actual(RandomCase one) {
		WorkingTime hours = WorkingTime.of(CalendarSpec.read(JSON.readTree(one.calendar().json()), "calendar"));
		return new PromisePreview(one.createdAt(), terms(one, one.priority(), hours),
				(priority) -> terms(one, priority, hours))
			.play(one.news(), one.until())
			.stream()
			.map(PreviewOracleTests::text)
			.collect(Collectors.joining("\n"));
	}

	private static Terms terms(RandomCase one, Priority priority, WorkingTime hours) {
		return new Terms("any", 1, "any", 1, hours, one.goals().apply(priority), Map.of(), 75, List.of(),
				Set.of(Status.WAITING_REQUESTER, Status.ON_HOLD));
	}

	private static String text(Played played) {
		PromiseClock clock = played.clock();
		return "%s/%d %s started %s due %s warn %s paused %s stopped %s breached %s %s%n  %s".formatted(clock.target(),
				clock.key().round(), clock.promise().goal(), clock.startedAt(), clock.dueAt(), clock.warnAt(),
				clock.pausedSince(), clock.stoppedAt(), clock.breachedAt(), clock.outcome(),
				played.ledger().stream().map(PreviewOracleTests::text).collect(Collectors.joining("\n  ")));
	}

	private static String text(LedgerEntry line) {
		return "%s %s > %s".formatted(line.kind(), line.at(), line.dueAt());
	}

}
