package io.stagedesk.sla.web;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Whatever is sent to the preview, it answers soon and names the field. */
@ApiTest
class PreviewBadInputTests {

	private static final String WEEK = "\"windows\":[{\"day\":\"MONDAY\",\"from\":\"09:00\",\"to\":\"17:00\"}]";

	@Autowired
	Api api;

	@ParameterizedTest
	@MethodSource
	void namesTheField(String body, String field) {
		Answer answer = preview(body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).contains(field);
	}

	static Stream<Arguments> namesTheField() {
		return Stream
			.of(calendar("\"zone\":\"Mars/Olympus\"," + WEEK, "calendar.zone"),
					calendar("\"zone\":null," + WEEK, "calendar.zone"), calendar("\"zone\":7," + WEEK, "calendar.zone"),
					calendar("\"zone\":\"UTC\"", "calendar.windows"),
					calendar("\"zone\":\"UTC\",\"windows\":[]", "calendar.windows"),
					calendar("\"zone\":\"UTC\",\"windows\":{}", "calendar.windows"),
					calendar("\"zone\":\"UTC\",\"windows\":[null]", "calendar.windows[0]"),
					window("SOMEDAY", "09:00", "17:00", "calendar.windows[0].day"),
					window("MONDAY", "24:00", "24:00", "calendar.windows[0].from"),
					window("MONDAY", "9", "17:00", "calendar.windows[0].from"),
					window("MONDAY", "09:00", "24:01", "calendar.windows[0].to"),
					window("MONDAY", "09:00", "-1:00", "calendar.windows[0].to"),
					calendar("\"zone\":\"UTC\",\"holidays\":[\"2026-02-30\"]," + WEEK, "calendar.holidays[0]"),
					calendar("\"zone\":\"UTC\",\"holidays\":[null]," + WEEK, "calendar.holidays[0]"),
					calendar("\"zone\":\"UTC\",\"holidays\":\"none\"," + WEEK, "calendar.holidays"),
					calendar("\"zone\":\"UTC\",\"holidayCountry\":\"XX\"," + WEEK, "calendar.holidayCountry"),
					calendar("\"zone\":\"UTC\",\"holidayCountry\":[]," + WEEK, "calendar.holidayCountry"),
					calendar("\"zone\":\"UTC\",\"halfDays\":[{\"date\":\"2026-12-24\"}]," + WEEK,
							"calendar.halfDays[0].to"),
					calendar("\"zone\":\"UTC\",\"halfDays\":[{\"date\":\"x\",\"to\":\"12:00\"}]," + WEEK,
							"calendar.halfDays[0].date"),
					arguments("{\"goal\":{\"value\":5,\"unit\":\"BUSINESS_DAYS\"},\"calendar\":[]}", "calendar"),
					arguments("{\"goal\":{\"value\":5,\"unit\":\"BUSINESS_DAYS\"},\"calendar\":5}", "calendar"),
					arguments("{\"goal\":{\"value\":5,\"unit\":\"BUSINESS_DAYS\"},\"calendar\":\"\"}", "calendar"),
					arguments("{\"goal\":{\"value\":null,\"unit\":\"BUSINESS_DAYS\"}}", "goal.value"),
					arguments("{\"goal\":{\"value\":-5,\"unit\":\"BUSINESS_DAYS\"}}", "goal.value"),
					arguments("{\"goal\":{\"value\":3651,\"unit\":\"BUSINESS_DAYS\"}}", "goal.value"),
					arguments("{\"goal\":{\"value\":2147483647,\"unit\":\"CALENDAR_MINUTES\"}}", "goal.value"),
					arguments("{\"goal\":{}}", "goal.unit"), arguments("{\"priority\":null,\"goal\":null}", "priority"),
					arguments("{\"priority\":\"P1\",\"policy\":\"\"}", "policy"),
					arguments("{\"priority\":\"P1\",\"policy\":\"\\u0000\"}", "policy"),
					arguments("{\"priority\":\"P1\",\"createdAt\":\"-0001-01-01T00:00:00Z\"}", "createdAt"),
					arguments("{\"priority\":\"P1\",\"createdAt\":\"9999-12-31T23:59:59Z\"}", "createdAt"),
					arguments("{\"priority\":\"P1\",\"createdAt\":\"yesterday\"}", "createdAt"),
					arguments("{\"priority\":\"P1\",\"createdAt\":true}", "createdAt"),
					arguments("{\"priority\":\"P1\",\"asOf\":\"9999-12-31T23:59:59Z\"}", "asOf"),
					event("{\"at\":\"2026-02-02T00:00:00Z\",\"kind\":\"EXPLODE\"}", "events[0].kind"),
					event("{\"at\":\"2026-02-02T00:00:00Z\",\"kind\":null}", "events[0].kind"),
					event("{\"kind\":\"PAUSE\"}", "events[0].at"),
					arguments("{\"priority\":\"P1\",\"events\":[{\"at\":\"2020-02-02T00:00:00Z\",\"kind\":\"PAUSE\"}]}",
							"events[0].at"),
					event("null", "events[0]"),
					event("{\"at\":\"2026-02-01T23:59:59Z\",\"kind\":\"PAUSE\"}", "events[0].at"),
					event("{\"at\":\"9999-02-01T23:59:59Z\",\"kind\":\"PAUSE\"}", "events[0].at"),
					event("{\"at\":\"2026-02-02T00:00:00Z\",\"kind\":\"PRIORITY\",\"priority\":\"P4\"}",
							"events[0].priority"),
					event("{\"at\":\"2026-02-02T00:00:00Z\",\"kind\":\"PRIORITY\",\"priority\":1}",
							"events[0].priority"),
					event("{\"at\":\"2026-02-02T00:00:00Z\",\"kind\":\"PRIORITY\"}", "events[0].priority"),
					arguments("{\"priority\":\"P1\",\"events\":{}}", "events"),
					arguments(
							"{\"priority\":\"P1\",\"events\":[%s]}".formatted(
									String.join(",",
											Collections.nCopies(10_000,
													"{\"at\":\"2026-12-02T00:00:00Z\",\"kind\":\"PAUSE\"}"))),
							"events"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "\"text\"", "{\"priority\":\"P1\",}",
			"{\"goal\":{\"value\":99999999999999999999,\"unit\":\"BUSINESS_DAYS\"}}",
			"{\"goal\":{\"value\":1.5,\"unit\":\"BUSINESS_DAYS\"}}", "{\"goal\":[],\"priority\":\"P1\"}" })
	void refusesWhatIsNoRequest(String body) {
		Answer answer = preview(body);
		assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
		assertThat(answer.isProblem()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{\"at\":\"2026-02-03T00:00:00Z\",\"kind\":\"PAUSE\"},{\"at\":\"2026-02-02T12:00:00Z\",\"kind\":\"RESUME\"}",
			"{\"at\":\"2026-02-03T00:00:00Z\",\"kind\":\"PAUSE\"},{\"at\":\"2026-02-03T12:00:00Z\",\"kind\":\"PAUSE\"}",
			"{\"at\":\"2026-02-03T00:00:00Z\",\"kind\":\"RESUME\"},{\"at\":\"2026-02-03T12:00:00Z\",\"kind\":\"REOPEN\"}",
			"{\"at\":\"2026-02-03T00:00:00Z\",\"kind\":\"RESOLVE\"},{\"at\":\"2026-02-03T12:00:00Z\",\"kind\":\"RESOLVE\"}",
			"{\"at\":\"2499-02-03T00:00:00Z\",\"kind\":\"PAUSE\"},{\"at\":\"2499-02-03T12:00:00Z\",\"kind\":\"RESUME\"}" })
	void playsWhatIsOddButPossible(String events) {
		Answer answer = preview(
				"{\"priority\":\"P2\",\"createdAt\":\"2026-02-02T00:00:00Z\",\"events\":[%s]}".formatted(events));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(answer.json().path("clocks")).hasSize(2);
	}

	@ParameterizedTest
	@MethodSource
	void answersInTimeWhateverTheSize(String body) {
		Answer answer = preview(body);
		assertThat(answer.status()).as(answer.toString()).isIn(200, 422);
	}

	static List<String> answersInTimeWhateverTheSize() {
		String minute = "{\"zone\":\"UTC\",\"windows\":[{\"day\":\"MONDAY\",\"from\":\"09:00\",\"to\":\"09:01\"}]}";
		String switching = String.join(",", Collections.nCopies(500,
				"{\"at\":\"2026-02-03T00:00:00Z\",\"kind\":\"PAUSE\"},{\"at\":\"2026-02-04T00:00:00Z\",\"kind\":\"PRIORITY\",\"priority\":\"P2\"}"));
		return List.of("{\"goal\":{\"value\":5256000,\"unit\":\"BUSINESS_MINUTES\"},\"calendar\":%s}".formatted(minute),
				"{\"goal\":{\"value\":3650,\"unit\":\"BUSINESS_DAYS\"},\"createdAt\":\"2499-12-31T00:00:00Z\",\"calendar\":%s}"
					.formatted(minute),
				"{\"goal\":{\"value\":5256000,\"unit\":\"CALENDAR_MINUTES\"},\"createdAt\":\"1800-01-01T00:00:00Z\",\"asOf\":\"2499-12-31T00:00:00Z\"}",
				"{\"priority\":\"P2\",\"createdAt\":\"2026-02-02T00:00:00Z\",\"events\":[%s]}".formatted(switching));
	}

	private Answer preview(String body) {
		return assertTimeout(Duration.ofSeconds(5), () -> this.api.post("mona", "/api/v1/sla/preview", body));
	}

	private static Arguments calendar(String members, String field) {
		return arguments("{\"goal\":{\"value\":5,\"unit\":\"BUSINESS_DAYS\"},\"calendar\":{%s}}".formatted(members),
				field);
	}

	private static Arguments window(String day, String from, String to, String field) {
		return calendar("\"zone\":\"UTC\",\"windows\":[{\"day\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}]".formatted(day,
				from, to), field);
	}

	private static Arguments event(String event, String field) {
		return arguments(
				"{\"priority\":\"P1\",\"createdAt\":\"2026-02-02T00:00:00Z\",\"events\":[%s]}".formatted(event), field);
	}

}
