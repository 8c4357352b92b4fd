package io.stagedesk.workflow.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a model read by the small grammar that models are allowed: plain text, or one
 * expression of variables, calls of helpers, comparisons with literals, {@code not},
 * {@code and}, {@code or}.
 */
final class ModelExpression {

	private static final int MAX_LENGTH = 500;

	private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<text>'[^'\\\\]*'|\"[^\"\\\\]*\")"
			+ "|(?<number>\\d{1,9}(?:\\.\\d{1,9})?)(?![\\w.])|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
			+ "|(?<sign>==|!=|<=|>=|&&|\\|\\||[<>!().]))");

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	private static final Set<String> EXECUTION = Set.of("processBusinessKey", "businessKey", "currentActivityId");

	private static final Set<String> RESERVED = Set.of("execution", "task", "caseExecution", "externalTask",
			"authenticatedUserId", "variableContext", "and", "or", "not", "eq", "ne", "lt", "gt", "le", "ge", "true",
			"false", "null", "empty", "div", "mod", "instanceof");

	private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=", "eq", "ne", "lt", "gt",
			"le", "ge");

	private static final Set<String> LITERALS = Set.of("true", "false", "null");

	private final List<String> tokens = new ArrayList<>();

	private final List<Call> calls = new ArrayList<>();

	private final List<String> variables = new ArrayList<>();

	private int position;

	private ModelExpression() {
	}

	/**
	 * Read the text.
	 * @throws IllegalArgumentException if it is neither plain text nor of the grammar
	 */
	static ModelExpression parse(String text) {
		ModelExpression expression = new ModelExpression();
		if (isPlainText(text)) {
			return expression;
		}
		String trimmed = text.trim();
		if (trimmed.length() > MAX_LENGTH || !trimmed.matches("(?s)[$#]\\{.*}")) {
			throw new IllegalArgumentException("it is not one short expression");
		}
		expression.tokenize(trimmed.substring(2, trimmed.length() - 1));
		expression.anyOf();
		if (expression.position < expression.tokens.size()) {
			throw new IllegalArgumentException("'" + expression.peek() + "' is not allowed there");
		}
		return expression;
	}

	static boolean isPlainText(String text) {
		return !text.contains("${") && !text.contains("#{");
	}

	static boolean isName(String name) {
		return NAME.matcher(name).matches() && !RESERVED.contains(name);
	}

	boolean isPlainText() {
		return this.tokens.isEmpty();
	}

	/**
	 * Whether it is just one call of a helper.
	 */
	boolean isCall() {
		return this.calls.size() == 1 && this.tokens.size() == 6;
	}

	List<Call> calls() {
		return this.calls;
	}

	List<String> variables() {
		return this.variables;
	}

	private void tokenize(String text) {
		Matcher matcher = TOKEN.matcher(text.stripTrailing());
		while (matcher.regionStart() < matcher.regionEnd()) {
			if (!matcher.lookingAt()) {
				throw new IllegalArgumentException("it is not of the small grammar");
			}
			this.tokens.add(matcher.group().trim());
			matcher.region(matcher.end(), matcher.regionEnd());
		}
	}

	private void anyOf() {
		do {
			allOf();
		}
		while (skip("or") || skip("||"));
	}

	private void allOf() {
		do {
			comparison();
		}
		while (skip("and") || skip("&&"));
	}

	private void comparison() {
		operand();
		if (COMPARISONS.contains(peek())) {
			this.position++;
			operand();
		}
	}

	private void operand() {
		if (skip("not") || skip("!")) {
			operand();
		}
		else if (skip("(")) {
			anyOf();
			expect(")");
		}
		else if (skip("execution")) {
			expect(".");
			require(EXECUTION.contains(peek()));
			this.position++;
		}
		else if (isName(peek())) {
			name(next());
		}
		else {
			require(LITERALS.contains(peek()) || peek().matches("['\"\\d].*"));
			this.position++;
		}
	}

	private void name(String name) {
		if (!skip(".")) {
			this.variables.add(name);
			return;
		}
		require(isName(peek()));
		String member = next();
		if (!skip("(")) {
			this.variables.add(name);
			return;
		}
		expect("execution");
		expect(")");
		this.calls.add(new Call(name, member));
	}

	private String peek() {
		return (this.position < this.tokens.size()) ? this.tokens.get(this.position) : "";
	}

	private String next() {
		return this.tokens.get(this.position++);
	}

	private boolean skip(String token) {
		if (!peek().equals(token)) {
			return false;
		}
		this.position++;
		return true;
	}

	private void expect(String token) {
		require(peek().equals(token));
		this.position++;
	}

	private void require(boolean condition) {
		if (!condition) {
			throw new IllegalArgumentException("'" + peek() + "' is not allowed there");
		}
	}

	record Call(String helper, String method) {
	}

}
