package io.stagedesk.workflow;

import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MentionsTests {

	private final RememberingFeelEngine feel = new RememberingFeelEngine();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			lag, black screen | There is a LAG!          | true
			lag, black screen | a black  screen again    | true
			lag               | a red flag               | false
			lag               | it is lagging            | false
			lag*              | it is lagging            | true
			refund*           | nonrefundable            | false
			can't pay         | I can’t pay              | true
			can't pay         | I cant pay               | false
			退款，充值          | 我要退款                  | true
			返金、課金          | 返金してください            | true
			شكوى              | أريد تقديم شكوى عاجلة     | true
			có thể            | Có Thể được không         | true
			,, ,              | anything at all          | false
			''                | anything at all          | false""")
	void findsWordsAsPeopleWriteThem(String words, String text, boolean found) {
		assertThat(ask("mentions(?, \"" + words + "\")", TableText.words(text))).isEqualTo(found);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			mentions(?, "a") or mentions(?, "b")     | b | true
			mentions(?, "a") and mentions(?, "b")    | b | false
			not(mentions(?, "a"))                    | b | true
			mentions(?, "b") and not(contains(?, "c")) | b | true""")
	void goesTogetherWithEverythingElse(String cell, String text, boolean found) {
		assertThat(ask(cell, TableText.words(text))).isEqualTo(found);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			mentions(?, "lag, black screen")                ; there is a lag and a black screen ; lag, black screen
			matches(?, " no (puedo|podemos) pagar ")        ; no puedo pagar                    ; no puedo pagar
			contains(?, "coin") or mentions(?, "gift")      ; my coins and a gift               ; coin, gift
			mentions(?, "退款") or matches(?, "充值(失败)?") ; 充值失败 要退款                      ; 退款, 充值失败
			matches(?, "(broken") or mentions(?, "coins")   ; my coins                          ; coins
			"payment"                                       ; my coins                          ; ''""")
	void saysWhichWordsItFound(String cell, String text, String words) {
		assertThat(MatchedWords.of(cell).in(TableText.words(text))).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "300", "100000" })
	void saysNoMoreThanALineOfThem(int words) {
		String text = "paid ".repeat(words) + "x".repeat(words);
		assertThat(MatchedWords.of("matches(?, \"x{1,300}| paid\")").in(TableText.words(text))).hasSizeBetween(1, 200);
	}

	@Test
	void readsTheLongestCellsThatTheGuardLetsThrough() {
		String words = "word, ".repeat(3000);
		assertThat(MatchedWords.of("mentions(?, \"" + words + "last\")").in(" the last ")).isEqualTo("last");
	}

	private boolean ask(String cell, String text) {
		return this.feel.evaluateSimpleUnaryTests(cell, "?text",
				Variables.createVariables().putValue("?text", text).asVariableContext());
	}

}
