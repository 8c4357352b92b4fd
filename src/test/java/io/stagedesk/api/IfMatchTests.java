package io.stagedesk.api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IfMatchTests {

	@ParameterizedTest
	@ValueSource(strings = { "3", "\"3\"", "W/\"3\"", " \"3\" " })
	void readsAVersion(String header) {
		assertThat(IfMatch.version(header)).contains(3);
	}

	@Test
	void isEmptyWhereAnyVersionWillDo() {
		assertThat(IfMatch.version(null)).isEmpty();
		assertThat(IfMatch.version(" * ")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "\"1\", \"2\"", "99999999999", "1.5" })
	void refusesWhatIsNoVersion(String header) {
		assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> IfMatch.version(header))
			.satisfies((ex) -> assertThat(ex.errors()).extracting("field").containsExactly("If-Match"));
	}

}
