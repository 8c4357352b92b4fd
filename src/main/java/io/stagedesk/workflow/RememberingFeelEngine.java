package io.stagedesk.workflow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.util.Either;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;

/**
 * The engine's own FEEL, which remembers what it has parsed and its built-in functions:
 * without that a table of 18 rows costs milliseconds, because both are made anew for
 * every cell. It knows as many texts as the deployed tables have cells.
 */
final class RememberingFeelEngine extends ScalaFeelEngine {

	private final Map<String, ParsedExpression> tests = new ConcurrentHashMap<>();

	private final Map<String, ParsedExpression> expressions = new ConcurrentHashMap<>();

	private final FunctionProvider functions;

	private final FeelInterpreter interpreter;

	RememberingFeelEngine() {
		super(List.of());
		this.functions = new BuiltinFunctions(this.feelEngine.clock(), this.feelEngine.valueMapper());
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

}
