package io.stagedesk.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CalendarSpecTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String BERLIN = """
			{"zone":"Europe/Berlin","windows":[{"day":"MONDAY","from":"09:00","to":"17:00"}],
			"holidays":["2026-12-25"],"holidayCountry":"DE","halfDays":[{"date":"2026-12-24","to":"12:00"}]}""";

	@Test
	void writesWhatItRead() {
		assertThat(JSON.valueToTree(read(BERLIN).toJson()).toString()).isEqualTo(JSON.readTree(BERLIN).toString());
	}

	@Test
	void readsWhatItWrote() {
		CalendarSpec spec = read("""
				{"zone":"Asia/Kathmandu","windows":[{"day":"SUNDAY","from":"21:00","to":"02:00"},
				{"day":"FRIDAY","from":"00:00","to":"24:00"},{"day":"FRIDAY","from":"08:00","to":"00:00"}],
				"holidays":["2026-12-25",{"date":"2026-01-01","name":" New Year "},{"date":"2026-01-02","name":null}],
				"holidayCountry":"de-by","halfDays":[{"date":"2026-12-24","to":"24:00"}]}""");
		assertThat(CalendarSpec.read(JSON.valueToTree(spec.toJson()), "")).isEqualTo(spec);
		assertThat(spec.holidayCountry()).hasValue("DE-BY");
		assertThat(spec.holidays()).extracting(CalendarSpec.Holiday::name).containsExactly("New Year", "", "");
	}

	@Test
	void isEqualWhateverTheOrder() {
		assertThat(read("""
				{"zone":"UTC","windows":[{"day":"MONDAY","from":"09:00","to":"12:00"},
				{"day":"TUESDAY","from":"09:00","to":"12:00"}],"holidays":["2026-01-01","2026-02-01"]}"""))
			.isEqualTo(read("""
					{"holidays":["2026-02-01","2026-01-01","2026-02-01"],"windows":[
					{"day":"TUESDAY","from":"09:00","to":"12:00"},{"day":"MONDAY","from":"09:00","to":"12:00"},
					{"day":"MONDAY","from":"09:00","to":"12:00"}],"zone":"UTC","halfDays":null}"""));
	}

	@Test
	void listsItsDaysOffOnceEach() {
		CalendarSpec spec = read("""
				{"zone":"Europe/Berlin","windows":[{"day":"MONDAY","from":"09:00","to":"17:00"}],"holidayCountry":"DE",
				"holidays":["2026-12-27","2026-12-30",{"date":"2026-12-25","name":"Our Christmas"}],
				"halfDays":[{"date":"2026-12-24","to":"12:00"},{"date":"2026-12-30","to":"12:00"}]}""");
		assertThat(spec.daysOff(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31))).containsExactly(
				new DayOff(LocalDate.of(2026, 12, 24), "", DayOff.Kind.HALF, Optional.of(12 * 60)),
				new DayOff(LocalDate.of(2026, 12, 25), "Our Christmas", DayOff.Kind.OWN, Optional.empty()),
				new DayOff(LocalDate.of(2026, 12, 26), "2nd Christmas day", DayOff.Kind.PUBLIC, Optional.empty()),
				new DayOff(LocalDate.of(2026, 12, 27), "", DayOff.Kind.OWN, Optional.empty()),
				new DayOff(LocalDate.of(2026, 12, 30), "", DayOff.Kind.OWN, Optional.empty()));
		assertThat(spec.daysOff(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 2))).extracting(DayOff::date)
			.containsExactly(LocalDate.of(2027, 1, 1));
	}

	@Test
	void tellsAllFaultsAtOnce() {
		assertThat(faults("""
				{"zone":"Mars/Olympus","windows":[{"day":"MONDAY","from":"09:00","to":"09:00"},
				{"day":"Monday","from":"9:00","to":"25:00"},null,7,{"day":"MONDAY","from":"24:00","to":"10:00"},
				{"from":true}],"holidays":["2026-02-30",5,null,{"date":"x","name":"a\\u0000"},{"name":"\\ud83d"}],
				"holidayCountry":"XX","halfDays":[{"date":"2026-12-24","to":"noon"},"2026-12-24",
				{"date":"2026-01-01","to":"12:00"},{"date":"2026-01-01","to":"13:00"}]}""")).containsExactly("zone",
				"windows[0].to", "windows[1].day", "windows[1].from", "windows[1].to", "windows[2]", "windows[3]",
				"windows[4].from", "windows[5].day", "windows[5].from", "windows[5].to", "holidays[0]", "holidays[1]",
				"holidays[2]", "holidays[3].name", "holidays[3].date", "holidays[4].name", "holidays[4].date",
				"holidayCountry", "halfDays[0].to", "halfDays[1]", "halfDays");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{}|zone windows", "{\"zone\":null,\"windows\":null}|zone windows",
			"{\"zone\":\"UTC\",\"windows\":[]}|windows", "{\"zone\":5,\"windows\":{}}|zone windows",
			"{\"zone\":\"UTC\",\"windows\":\"x\"}|windows", "[]|calendar", "null|calendar", "\"office\"|calendar" })
	void namesWhatIsMissing(String json, String fields) {
		assertThat(faults(json)).containsExactly(fields.split(" "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "DE-XX", "D", "DEU", "../x", "", "NYSE", "DE-", "-DE", "ÄÖ", "DE-BY-XX" })
	void knowsNoHolidaysOf(String country) {
		assertThat(faults(BERLIN.replace("\"DE\"", JSON.writeValueAsString(country))))
			.containsExactly("holidayCountry");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1799-12-31", "2501-01-01", "+12345-01-01", "-0001-01-01", "2026-1-1", "2026-12-25T00:00",
			"", "٢٠٢٦-١٢-٢٥" })
	void readsNoDateIn(String date) {
		assertThat(faults(BERLIN.replace("\"2026-12-25\"", JSON.writeValueAsString(date))))
			.containsExactly("holidays[0]");
	}

	@Test
	void takesOnlySoMany() {
		String window = "{\"day\":\"MONDAY\",\"from\":\"09:00\",\"to\":\"17:00\"}";
		String json = "{\"zone\":\"UTC\",\"windows\":[%s],\"holidays\":[%s],\"halfDays\":[%s]}";
		assertThat(faults(json.formatted(times(201, window), times(5001, "\"2026-01-01\""), times(5001, "5"))))
			.containsExactly("windows", "holidays", "halfDays");
		assertThat(read(json.formatted(times(200, window), times(5000, "\"2026-01-01\""), "")).windows()).hasSize(1);
		assertThat(faults(json.formatted(times(200, "5"), times(5000, "5"), ""))).hasSize(100);
	}

	@Test
	void saysWhereTheCalendarStood() {
		assertThat(catchThrowableOfType(FieldErrorsException.class,
				() -> CalendarSpec.read(JSON.readTree("{\"zone\":\"x\",\"windows\":[1]}"), "calendar"))
			.errors()).extracting(FieldError::field).containsExactly("calendar.zone", "calendar.windows[0]");
	}

	private static CalendarSpec read(String json) {
		return CalendarSpec.read(JSON.readTree(json), "");
	}

	private static List<String> faults(String json) {
		return catchThrowableOfType(FieldErrorsException.class, () -> read(json)).errors()
			.stream()
			.map(FieldError::field)
			.toList();
	}

	private static String times(int count, String json) {
		return IntStream.range(0, count).mapToObj((number) -> json).collect(Collectors.joining(","));
	}

}
