package io.stagedesk.ticket.mention;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names in a text. */
class MentionedTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			@ana please look          | ana
			ask @ana.                 | ana
			(@ana, @yuki)             | ana,yuki
			请@ana看一下，@chen也看          | ana,chen
			@j.doe-2 and @ana         | j.doe-2,ana
			@ana @ana                 | ana
			write to linh@example.com |
			@ana@example.com          |
			@@ana                     |
			@ nobody                  |
			""")
	void standAfterAnAtSign(String text, String names) {
		List<String> expected = (names == null) ? List.of() : Arrays.asList(names.split(","));
		assertThat(Mentioned.names(text)).containsExactlyElementsOf(expected);
	}

	@Test
	void areHeardUpToANumber() {
		String text = IntStream.range(0, 50).mapToObj((one) -> "@name" + one).collect(Collectors.joining(" "));
		assertThat(Mentioned.names(text)).hasSize(Mentioned.MOST_NAMES);
	}

	@Test
	void standOutOnlyWhereTheyMeanSomebody() {
		String text = "See @ana, not @nobody.\nThanks @ana";
		List<Mentioned.Part> parts = Mentioned.parts(text, Set.of("ana"));
		assertThat(parts).filteredOn(Mentioned.Part::isName)
			.extracting(Mentioned.Part::text)
			.containsExactly("@ana", "@ana");
		assertThat(parts.stream().map(Mentioned.Part::text).collect(Collectors.joining())).isEqualTo(text);
	}

}
