package io.stagedesk.workflow.guard;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ModelExpressionTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "plain", "a $ {b}", "${name}", "#{ name }", "${ticket.resolved(execution)}",
			"${!ticket.resolved(execution)}", "${not ticket.open( execution )}", "#{execution.processBusinessKey}",
			"${execution.currentActivityId == 'x'}", "${a == 'b' and (c != 1.5 or d)}", "${a eq true || b ge 3}",
			"${answer.by}", "${a == null}", "${a == '}'}", "${a == \"it's\"}" })
	void readsTheSmallGrammar(String text) {
		assertThat(ModelExpression.parse(text)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "${}", "${7*7}", "${1 + 1}", "${''.getClass()}", "${a.b.c}", "${a.b(c)}", "${a.b()}",
			"${a.b(execution, 1)}", "${a['b']}", "${a[0]}", "${execution}", "${execution.processEngineServices}",
			"${execution.getVariable('x')}", "${task}", "${task.name}", "${authenticatedUserId}", "${now()}",
			"${a:b()}", "${a ? b : c}", "${empty a}", "${a = 1}", "${a; b}", "${() -> 1}", "${a mod 2}", "x ${name}",
			"${name} x", "${a}${b}", "${a", "\\${a}", "${'a\\'b'}", "${a == 'b}", "${a and}", "${(a}", "${a)}", "${1a}",
			"${a == b == c}", "${ticket.resolved(execution).name}", "${ticket.and(execution)}",
			"${99999999999999999999}", "${a instanceof b}", "${\u00e9}", "${a\u0000}" })
	void refusesEverythingElse(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> ModelExpression.parse(text));
	}

	@Test
	void refusesALongExpression() {
		assertThatIllegalArgumentException().isThrownBy(() -> ModelExpression.parse("${" + "(".repeat(100_000) + "}"));
	}

	@Test
	void namesWhatItUses() {
		ModelExpression expression = ModelExpression.parse("${a.b(execution) and c == 'd' or e.f}");
		assertThat(expression.calls()).containsExactly(new ModelExpression.Call("a", "b"));
		assertThat(expression.variables()).containsExactly("c", "e");
		assertThat(expression.isCall()).isFalse();
		assertThat(ModelExpression.parse("${a.b(execution)}").isCall()).isTrue();
	}

}
