package io.stagedesk.sla;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.sla.LadderStep.Measure;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PolicySpecTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String FULL = """
			{"calendar":"office","calendarFrom":"TEAM","pauseOn":["WAITING_REQUESTER"],"warnPercent":60,
			"goals":{"P0":{"FIRST_RESPONSE":{"value":15,"unit":"CALENDAR_MINUTES"},
			"UPDATE":{"value":30,"unit":"BUSINESS_MINUTES"}},"P2":{"RESOLUTION":{"value":5,"unit":"BUSINESS_DAYS"}}},
			"ola":[{"team":"payments","goals":{"P0":{"value":30,"unit":"BUSINESS_MINUTES"}}},
			{"vendor":"acme","goals":{"P0":{"value":1,"unit":"BUSINESS_DAYS"},"P1":{"value":2,"unit":"BUSINESS_DAYS"}}}],
			"ladder":[{"minutesBefore":10,"to":"ASSIGNEE"},{"percent":100,"to":"VENDOR"},
			{"minutesAfter":0,"to":"TEAM_LEAD"},{"minutesAfter":60,"to":"PERSON","person":"mona"}]}""";

	private static final String LEAST = """
			{"calendar":"office","goals":{"P1":{"RESOLUTION":{"value":1,"unit":"BUSINESS_DAYS"}}}}""";

	@Test
	void writesWhatItRead() {
		assertThat(JSON.valueToTree(read(FULL).toJson()).toString()).isEqualTo(JSON.readTree(FULL).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { FULL, LEAST })
	void readsWhatItWrote(String json) {
		PolicySpec spec = read(json);
		assertThat(PolicyReader.again(JSON.valueToTree(spec.toJson()))).isEqualTo(spec);
	}

	@Test
	void readsAgainWhatNamesSomebodyWhoLeft() {
		assertThat(PolicyReader.again(JSON.readTree(FULL.replace("mona", "gone").replace("office", "gone"))))
			.isNotNull();
	}

	@Test
	void isAsTheDefaultWhereItSaysNothing() {
		PolicySpec spec = read(LEAST);
		assertThat(spec.calendarFrom()).isEqualTo(CalendarSource.POLICY);
		assertThat(spec.pauseOn()).containsExactlyInAnyOrder(Status.WAITING_REQUESTER, Status.ON_HOLD);
		assertThat(spec.warnPercent()).isEqualTo(75);
		assertThat(spec.ladder()).extracting(LadderStep::value).containsExactly(75, 100, 120);
		assertThat(read(with("pauseOn", "[]")).pauseOn()).isEmpty();
		assertThat(read(with("ladder", "[]")).ladder()).isEmpty();
	}

	@Test
	void promisesNothingInAnEmptyCell() {
		PolicySpec spec = read(FULL);
		assertThat(spec.goal(Priority.P2, Target.RESOLUTION)).hasValue(new Goal(5, GoalUnit.BUSINESS_DAYS));
		assertThat(spec.goal(Priority.P2, Target.UPDATE)).isEmpty();
		assertThat(spec.goal(Priority.P3, Target.RESOLUTION)).isEmpty();
	}

	@Test
	void isEqualWhateverTheOrder() {
		assertThat(read("""
				{"goals":{"P3":{},"P1":{"UPDATE":null,"RESOLUTION":{"unit":"BUSINESS_DAYS","value":1}},"P0":null},
				"pauseOn":["ON_HOLD","WAITING_REQUESTER","ON_HOLD"],"ladder":null,"warnPercent":null,
				"calendarFrom":null,"calendar":"office","unheardOf":[1]}""")).isEqualTo(read(LEAST));
	}

	@Test
	void tellsAllFaultsAtOnce() {
		assertThat(
				faults("""
						{"calendar":"gone","calendarFrom":"MOON","pauseOn":["OPEN","on_hold",null,"ON_HOLD"],"warnPercent":100,
						"goals":{"P9":{},"P0":{"FIRST":{},"RESOLUTION":{"value":0,"unit":"HOURS"}},"P1":7,
						"P2":{"UPDATE":{"value":-1},"NEXT_RESPONSE":5,"RESOLUTION":{"value":3651,"unit":"BUSINESS_DAYS"}},
						"P3":{"RESOLUTION":{"value":5256001,"unit":"CALENDAR_MINUTES"}}},
						"ladder":[{"percent":90,"to":"ASSIGNEE"},{"percent":90,"to":"MANAGER"},{"percent":1001,"to":"NOBODY"},
						{"to":"MANAGER"},{"percent":95,"minutesAfter":1,"to":"MANAGER"},{"minutesAfter":5,"to":"PERSON"},
						{"minutesAfter":6,"to":"PERSON","person":"gone"},{"minutesAfter":7,"to":"MANAGER","person":"mona"},7,null]}"""))
			.containsExactly("calendar", "calendarFrom", "pauseOn[0]", "pauseOn[1]", "pauseOn[2]", "warnPercent",
					"goals.P9", "goals.P0.FIRST", "goals.P0.RESOLUTION.unit", "goals.P0.RESOLUTION.value", "goals.P1",
					"goals.P2.UPDATE.unit", "goals.P2.UPDATE.value", "goals.P2.NEXT_RESPONSE",
					"goals.P2.RESOLUTION.value", "goals.P3.RESOLUTION.value", "ladder[1].percent", "ladder[2].percent",
					"ladder[2].to", "ladder[3]", "ladder[4]", "ladder[5].person", "ladder[6].person",
					"ladder[7].person", "ladder[8]", "ladder[9]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			value = { "{}|calendar goals", "[]|policy", "null|policy", "7|policy", "\"x\"|policy",
					"{\"calendar\":null,\"goals\":null}|calendar goals", "{\"calendar\":7,\"goals\":[]}|calendar goals",
					"{\"calendar\":\"office\",\"goals\":{}}|goals",
					"{\"calendar\":\"office\",\"goals\":{\"P0\":{},\"P1\":{\"UPDATE\":null}}}|goals" })
	void namesWhatIsMissing(String json, String fields) {
		assertThat(faults(json)).containsExactly(fields.split(" "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			value = { "warnPercent|0", "warnPercent|100", "warnPercent|75.5", "warnPercent|75.0", "warnPercent|\"75\"",
					"warnPercent|99999999999999999999", "warnPercent|true", "warnPercent|{}", "calendarFrom|7",
					"calendarFrom|\"team\"", "pauseOn|{}", "pauseOn|\"ON_HOLD\"", "pauseOn|true", "ladder|{}",
					"ladder|7", "calendar|[]", "calendar|\"\"", "calendar|\"OFFICE\"" })
	void refuses(String field, String value) {
		assertThat(faults(with(field, value))).containsExactly(field);
	}

	@Test
	void repeatsNoNameThatIsNone() {
		String name = JSON.writeValueAsString("x\u0000y");
		assertThat(faults(with("goals", "{%s:{}}".formatted(name)))).containsExactly("goals");
		assertThat(faults(with("goals", "{\"P0\":{\"\\ud800\":{}}}"))).containsExactly("goals.P0");
		assertThat(faults(with("goals", "{\"%s\":{}}".formatted("x".repeat(5000))))).containsExactly("goals");
	}

	@Test
	void stopsCountingFaults() {
		String goals = IntStream.range(0, 5000)
			.mapToObj("\"P%d\":7"::formatted)
			.collect(Collectors.joining(",", "{", "}"));
		assertThat(faults(with("goals", goals))).hasSize(100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1% 2% 1000%", "-525600 -1 0 1 525600", "75% -10 100% 0 120% 5", "-10 75% 100% 0", "-0 1",
			"150% 5", "5 150%", "-0 100%", "100% -0", "1% -5 2% -4", "0 120%" })
	void climbsWithTheTime(String steps) {
		assertThat(faults(with("ladder", ladder(steps)))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "100% 75%, ladder[1].percent", "75% 75%, ladder[1].percent", "-5 -10, ladder[1].minutesBefore",
			"-5 -5, ladder[1].minutesBefore", "10 5, ladder[1].minutesAfter", "5 5, ladder[1].minutesAfter",
			"5 -5, ladder[1].minutesBefore", "0 75%, ladder[1].percent", "5 100%, ladder[1].percent",
			"100% -5, ladder[1].minutesBefore", "120% 0, ladder[1].minutesAfter", "-0 0, ladder[1].minutesAfter",
			"75% 0 80%, ladder[2].percent", "10% -9 5%, ladder[2].percent" })
	void refusesALadderThatGoesBack(String steps, String field) {
		assertThat(faults(with("ladder", ladder(steps)))).containsExactly(field);
	}

	@ParameterizedTest
	@CsvSource({ "0%, ladder[0].percent", "1001%, ladder[0].percent", "-525601, ladder[0].minutesBefore",
			"525601, ladder[0].minutesAfter" })
	void refusesAStepOutOfReach(String steps, String field) {
		assertThat(faults(with("ladder", ladder(steps)))).containsExactly(field);
	}

	@Test
	void hasAtMostTwentySteps() {
		assertThat(faults(with("ladder", ladder(percents(20))))).isEmpty();
		assertThat(faults(with("ladder", ladder(percents(21))))).containsExactly("ladder");
	}

	@Test
	void cannotBeMadeWrong() {
		Map<Priority, Map<Target, Goal>> goals = read(LEAST).goals();
		List<LadderStep> back = List.of(new LadderStep(Measure.PERCENT, 100, Addressee.MANAGER),
				new LadderStep(Measure.PERCENT, 90, Addressee.MANAGER));
		refusesToMake(Set.of(Status.OPEN), 75, goals, List.of());
		refusesToMake(Set.of(), 100, goals, List.of());
		refusesToMake(Set.of(), 75, Map.of(Priority.P0, Map.of()), List.of());
		refusesToMake(Set.of(), 75, goals, back);
		refusesToMake(Set.of(), 75, Map.of(Priority.P0, Map.of(Target.UPDATE, new Goal(3651, GoalUnit.BUSINESS_DAYS))),
				List.of());
		assertThatIllegalArgumentException().isThrownBy(() -> new LadderStep(Measure.PERCENT, 1, Addressee.PERSON));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new LadderStep(Measure.PERCENT, 1, Addressee.VENDOR, Optional.of("mona")));
	}

	private static void refusesToMake(Set<Status> pauseOn, int warnPercent, Map<Priority, Map<Target, Goal>> goals,
			List<LadderStep> ladder) {
		assertThatIllegalArgumentException().isThrownBy(
				() -> new PolicySpec("office", CalendarSource.POLICY, pauseOn, warnPercent, goals, Map.of(), ladder));
	}

	/** As {@code 75% -10 5}: percent, minutes before and minutes after. */
	private static String ladder(String steps) {
		return Arrays.stream(steps.split(" "))
			.map((step) -> "{\"%s\":%s,\"to\":\"MANAGER\"}".formatted(
					step.endsWith("%") ? "percent" : step.startsWith("-") ? "minutesBefore" : "minutesAfter",
					step.replaceAll("[%-]", "")))
			.collect(Collectors.joining(",", "[", "]"));
	}

	private static String percents(int count) {
		return IntStream.rangeClosed(1, count).mapToObj((percent) -> percent + "%").collect(Collectors.joining(" "));
	}

	private static String with(String field, String value) {
		return JSON.readTree(LEAST).asObject().set(field, JSON.readTree(value)).toString();
	}

	private static PolicySpec read(String json) {
		return new PolicyReader(Set.of("office", "always")::contains, Set.of("mona")::contains,
				Set.of("payments")::contains)
			.read(JSON.readTree(json));
	}

	private static List<String> faults(String json) {
		FieldErrorsException refusal = catchThrowableOfType(FieldErrorsException.class, () -> read(json));
		return (refusal != null) ? refusal.errors().stream().map(FieldError::field).toList() : List.of();
	}

}
