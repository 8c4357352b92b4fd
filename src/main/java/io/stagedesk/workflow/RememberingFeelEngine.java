package io.stagedesk.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.util.Either;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.FunctionProvider.CompositeFunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;

/**
 * The engine's own FEEL, which remembers what it has parsed, its built-in functions and
 * the patterns of {@code matches}: without that a table of 18 rows costs milliseconds,
 * because all are made anew for every cell. It knows as many texts as the deployed tables
 * have cells.
 */
final class RememberingFeelEngine extends ScalaFeelEngine {

	private final Map<String, ParsedExpression> tests = new ConcurrentHashMap<>();

	private final Map<String, ParsedExpression> expressions = new ConcurrentHashMap<>();

	private final FunctionProvider functions;

	private final FeelInterpreter interpreter;

	RememberingFeelEngine() {
		super(List.of(new RememberingPatterns(), new Mentions()));
		this.functions = new CompositeFunctionProvider(toScalaList(this.feelEngine.functionProvider(),
				new BuiltinFunctions(this.feelEngine.clock(), this.feelEngine.valueMapper())));
		this.interpreter = new FeelInterpreter(this.feelEngine.valueMapper());
	}

	@Override
	@SuppressWarnings("deprecation") // the door that the engine itself uses
	public boolean evaluateSimpleUnaryTests(String text, String input, VariableContext context) {
		ParsedExpression parsed = this.tests.computeIfAbsent(text,
				(key) -> require(this.feelEngine.parseUnaryTests(key)));
		return Boolean.TRUE.equals(evaluate(parsed, new Variables(input, context)));
	}

	@Override
	@SuppressWarnings({ "deprecation", "unchecked" })
	public <T> T evaluateSimpleExpression(String text, VariableContext context) {
		ParsedExpression parsed = this.expressions.computeIfAbsent(text,
				(key) -> require(this.feelEngine.parseExpression(key)));
		return (T) evaluate(parsed, new ContextVariableWrapper(context));
	}

	private Object evaluate(ParsedExpression parsed, VariableProvider variables) {
		Val result = this.interpreter.eval(parsed.expression(), new EvalContext(this.feelEngine.valueMapper(),
				variables, this.functions, new EvaluationFailureCollector()));
		if (result instanceof ValError error) {
			throw new FeelException("'%s': %s".formatted(parsed.text(), error.error()));
		}
		return this.feelEngine.valueMapper().unpackVal(result);
	}

	private static ParsedExpression require(Either<Failure, ParsedExpression> parsed) {
		if (parsed.isLeft()) {
			throw new FeelException(parsed.swap().toOption().get().message());
		}
		return parsed.toOption().get();
	}

	/** The variables of the table, and which of them a cell is about. */
	private static final class Variables extends ContextVariableWrapper {

		private final String input;

		Variables(String input, VariableContext context) {
			super(context);
			this.input = input;
		}

		@Override
		@SuppressWarnings("unchecked")
		public Option<Object> getVariable(String name) {
			return name.equals(INPUT_VARIABLE_NAME) ? Option.apply(this.input) : super.getVariable(name);
		}

	}

	/** {@code matches(input, pattern)}, as the built-in one answers it. */
	private static final class RememberingPatterns implements FeelCustomFunctionProvider {

		private static final String NAME = "matches";

		private static final int MOST = 10_000;

		private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

		private final CustomFunction matches = CustomFunction.create()
			.setParams("input", "pattern")
			.setFunction((given) -> matches(given.get(0), given.get(1)))
			.build();

		@Override
		public Optional<CustomFunction> resolveFunction(String name) {
			return name.equals(NAME) ? Optional.of(this.matches) : Optional.empty();
		}

		@Override
		public Collection<String> getFunctionNames() {
			return List.of(NAME);
		}

		private Object matches(Object input, Object pattern) {
			if (!(input instanceof String text) || !(pattern instanceof String expression)) {
				return null;
			}
			if (this.patterns.size() > MOST) {
				this.patterns.clear();
			}
			return this.patterns.computeIfAbsent(expression, Pattern::compile).matcher(text).find();
		}

	}

}
