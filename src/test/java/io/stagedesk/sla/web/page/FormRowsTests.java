package io.stagedesk.sla.web.page;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

class FormRowsTests {

	@Test
	void numbersRowsAnewAndLeavesBlankOnesOut() {
		MultiValueMap<String, String> typed = Manager.fields(Map.of("hours[12].from", " 13:00 ", "hours[2].from",
				"09:00", "hours[2].to", "12:00", "hours[3].from", " ", "hours[x].from", "1", "hours.from", "1",
				"others[0].from", "1", "hours[123456].from", "1"));
		typed.put("hours[2].days", List.of("MONDAY", "TUESDAY"));
		List<FormRows> rows = FormRows.of(typed, "hours", "days", "from", "to");
		assertThat(rows).extracting((row) -> row.text("from")).containsExactly("09:00", "13:00");
		assertThat(rows.get(0).all("days")).containsExactly("MONDAY", "TUESDAY");
		assertThat(rows.get(1).text("to")).isEmpty();
	}

}
