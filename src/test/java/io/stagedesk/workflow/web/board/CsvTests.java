package io.stagedesk.workflow.web.board;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1" })
	void takesNoTextForAFormula(String text) {
		assertThat(Csv.guarded(text)).isEqualTo("'" + text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a=1", "1-1", "'=1", "中文" })
	void leavesOtherTextAlone(String text) {
		assertThat(Csv.guarded(text)).isEqualTo(text);
	}

	@Test
	void quotesWhatWouldBreakARow() throws IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		Csv.to(response, "x", ZoneId.of("Asia/Kathmandu"))
			.row("a,b", "say \"hi\"", "two\nlines", -5, null, Instant.parse("2026-01-01T00:00:00.9Z"));
		assertThat(response.getContentAsString())
			.isEqualTo("\uFEFF\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",-5,,2026-01-01T05:45+05:45\r\n");
	}

}
