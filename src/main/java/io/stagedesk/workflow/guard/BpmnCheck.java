package io.stagedesk.workflow.guard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Checks a process model element by element against {@link BpmnVocabulary}, and the
 * values against the catalogue, the small grammar and the bounds of timers.
 */
final class BpmnCheck {

	private static final int MAX_FLOW_NODES = 500;

	private static final int MAX_INSTANCES = 100;

	private static final int MAX_RETRIES = 20;

	private static final Pattern DELEGATE = Pattern.compile("[$#]\\{([A-Za-z_][A-Za-z0-9_]*)}");

	private static final Pattern FORM_KEY = Pattern.compile("camunda-forms:deployment:[A-Za-z0-9_/-]+\\.form");

	private static final Pattern RETRIES = Pattern.compile("R(\\d{1,9})/(P.*)");

	private static final Pattern LIST_SEPARATOR = Pattern.compile(",(?![^{]*})");

	private final ModelCatalogue catalogue;

	private final ModelCheck.Findings findings;

	private final Loops calls;

	BpmnCheck(ModelCatalogue catalogue, ModelCheck.Findings findings, Loops calls) {
		this.catalogue = catalogue;
		this.findings = findings;
		this.calls = calls;
	}

	void check(Element definitions) {
		if (!BpmnVocabulary.isBpmn(definitions, "definitions")) {
			this.findings.add("", "it is no BPMN 2.0 model");
			return;
		}
		element(definitions);
		for (Element process : SafeXml.children(definitions, "process")) {
			int flowNodes = flowNodes(process);
			if (flowNodes > MAX_FLOW_NODES) {
				this.findings.add(process.getAttribute("id"), "it has more than " + MAX_FLOW_NODES + " flow nodes");
			}
			else {
				new ProcessGraph(process).loops()
					.find()
					.ifPresent((loop) -> this.findings.add(process.getAttribute("id"),
							"it has a loop without a wait state: " + loop));
			}
		}
	}

	private void element(Element element) {
		if (BpmnVocabulary.isDiagram(element)) {
			diagram(element);
			return;
		}
		if (!BpmnVocabulary.allows(element)) {
			refuse(element, element.getNodeName() + " is not allowed");
			return;
		}
		SafeXml.attributes(element).forEach((attribute) -> attribute(element, attribute));
		text(element);
		whole(element);
		SafeXml.children(element).forEach(this::element);
	}

	private void diagram(Element element) {
		if (!BpmnVocabulary.isInDiagram(element)) {
			refuse(element, element.getNodeName() + " is not allowed in a diagram");
			return;
		}
		SafeXml.children(element).forEach(this::diagram);
	}

	private void attribute(Element element, Attr attribute) {
		if (BpmnVocabulary.isForeign(attribute)) {
			return;
		}
		String value = attribute.getValue();
		switch (BpmnVocabulary.attribute(element, attribute)) {
			case REFUSED -> refuse(element, attribute.getName() + " is not allowed at " + element.getNodeName());
			case TEXT -> plainText(element, attribute.getName(), value);
			case VALUE -> expression(element, attribute.getName(), value);
			case LIST -> LIST_SEPARATOR.splitAsStream(value)
				.forEach((part) -> expression(element, attribute.getName(), part.trim()));
			case DELEGATE -> delegate(element, value);
			case FORM_KEY -> formKey(element, value);
		}
	}

	private void text(Element element) {
		String text = SafeXml.text(element).trim();
		switch (element.getLocalName()) {
			case "conditionExpression" -> condition(element, text);
			case "completionCondition" -> condition(element, text);
			case "loopCardinality" -> cardinality(element, text);
			case "timeDate" -> timer(element, text, TimerBounds::checkDate);
			case "timeDuration" -> timer(element, text, TimerBounds::checkDuration);
			case "timeCycle" -> bounded(element, text, TimerBounds::checkCycle);
			case "failedJobRetryTimeCycle" -> bounded(element, text, BpmnCheck::checkRetries);
			case "inputParameter", "outputParameter" -> expression(element, element.getLocalName(), text);
			default -> plainText(element, element.getLocalName(), text);
		}
	}

	private void whole(Element element) {
		switch (element.getLocalName()) {
			case "serviceTask", "sendTask" -> {
				if (BpmnVocabulary.camunda(element, "delegateExpression").isEmpty()) {
					refuse(element, "it names no delegate");
				}
			}
			case "businessRuleTask" -> {
				if (BpmnVocabulary.camunda(element, "delegateExpression").isEmpty()
						&& BpmnVocabulary.camunda(element, "decisionRef").isEmpty()) {
					refuse(element, "it names neither a delegate nor a table");
				}
			}
			case "callActivity" -> {
				String called = element.getAttribute("calledElement");
				if (!called.isEmpty() && ModelExpression.isPlainText(called)) {
					this.calls.way(process(element).getAttribute("id"), called);
				}
			}
			default -> {
				// nothing more to say
			}
		}
	}

	private void condition(Element element, String text) {
		if (ModelExpression.isPlainText(text)) {
			refuse(element, "the condition '" + text + "' is no expression");
		}
		else {
			expression(element, element.getLocalName(), text);
		}
	}

	private void cardinality(Element element, String text) {
		if (!ModelExpression.isPlainText(text)) {
			expression(element, element.getLocalName(), text);
		}
		else if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > MAX_INSTANCES) {
			refuse(element, "the cardinality '" + text + "' is no number up to " + MAX_INSTANCES);
		}
	}

	private void timer(Element element, String text, Bounds bounds) {
		if (ModelExpression.isPlainText(text)) {
			bounded(element, text, bounds);
			return;
		}
		ModelExpression expression = expression(element, element.getLocalName(), text);
		if (expression != null && !expression.isCall()) {
			refuse(element, "a timer is a literal or one call of a helper, not " + text);
		}
	}

	private void bounded(Element element, String text, Bounds bounds) {
		try {
			bounds.check(text);
		}
		catch (IllegalArgumentException ex) {
			refuse(element, ex.getMessage());
		}
	}

	private static void checkRetries(String text) {
		Matcher matcher = RETRIES.matcher(text);
		if (!matcher.matches() || Long.parseLong(matcher.group(1)) > MAX_RETRIES) {
			throw new IllegalArgumentException("'" + text + "' is no retry cycle like R3/PT1M");
		}
		TimerBounds.checkDuration(matcher.group(2));
	}

	private void delegate(Element element, String value) {
		Matcher matcher = DELEGATE.matcher(value);
		if (!matcher.matches() || !this.catalogue.hasDelegate(matcher.group(1))) {
			refuse(element, value + " is no delegate of the catalogue");
		}
	}

	private void formKey(Element element, String value) {
		if (!ModelExpression.isPlainText(value)) {
			expression(element, "formKey", value);
		}
		else if (!FORM_KEY.matcher(value).matches()) {
			refuse(element, "the form key " + value + " is no form of the deployment");
		}
	}

	private void plainText(Element element, String where, String value) {
		if (!ModelExpression.isPlainText(value)) {
			refuse(element, where + " must be plain text, not " + value);
		}
	}

	private ModelExpression expression(Element element, String where, String value) {
		try {
			ModelExpression expression = ModelExpression.parse(value);
			expression.calls()
				.stream()
				.filter((call) -> !this.catalogue.allows(call.helper(), call.method()))
				.forEach((call) -> refuse(element,
						where + " calls " + call.helper() + "." + call.method() + ", which is not in the catalogue"));
			expression.variables()
				.stream()
				.filter((name) -> this.catalogue.hasDelegate(name) || this.catalogue.hasHelper(name))
				.forEach((name) -> refuse(element, where + " uses " + name + " as if it were a variable"));
			return expression;
		}
		catch (IllegalArgumentException ex) {
			refuse(element, where + " is not allowed: " + value + " (" + ex.getMessage() + ")");
			return null;
		}
	}

	private void refuse(Element element, String message) {
		this.findings.add(id(element), message);
	}

	static String id(Element element) {
		Element current = element;
		while (current.getAttribute("id").isEmpty() && current.getParentNode() instanceof Element parent) {
			current = parent;
		}
		return current.getAttribute("id");
	}

	private static Element process(Element element) {
		Element current = element;
		while (!current.getLocalName().equals("process") && current.getParentNode() instanceof Element parent) {
			current = parent;
		}
		return current;
	}

	private static int flowNodes(Element scope) {
		List<Element> children = SafeXml.children(scope);
		return children.stream().mapToInt((child) -> {
			int own = BpmnVocabulary.isFlowNode(child) ? 1 : 0;
			return own + (child.getLocalName().equals("subProcess") ? flowNodes(child) : 0);
		}).sum();
	}

	private interface Bounds {

		void check(String text);

	}

}
