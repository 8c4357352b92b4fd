package io.stagedesk.workflow.guard;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RunawayPatternTests {

	@ParameterizedTest
	@ValueSource(strings = { "(a+)+b", "(a*)*", "((a|b)c)*d", "(a|aa)+$", "([a-z]+)*x", "(?:x{2,})+", "(\\w+\\s?)+" })
	void findsWhatCanRunAway(String pattern) {
		assertThat(RunawayPattern.isIn(pattern)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "a+b*", "(a|b|c)", ".*( refund | charged ).*", "[(a+)+]", "\\(a+\\)+", "(abc)+", "(a+)?" })
	void letsOrdinaryPatternsPass(String pattern) {
		assertThat(RunawayPattern.isIn(pattern)).isFalse();
	}

}
