package io.stagedesk.workflow.guard;

import java.util.Set;
import java.util.regex.Pattern;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Checks decision tables: FEEL and nothing but FEEL, without functions of their own and
 * without iterations, which a table does not need and which could run for hours.
 */
final class DmnCheck {

	private static final Set<String> DMN = Set.of("http://www.omg.org/spec/DMN/20151101/dmn.xsd",
			"http://www.omg.org/spec/DMN/20180521/MODEL/", "https://www.omg.org/spec/DMN/20191111/MODEL/",
			"https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20230324/MODEL/");

	private static final Set<String> DIAGRAMS = Set.of("http://www.omg.org/spec/DMN/20180521/DMNDI/",
			"https://www.omg.org/spec/DMN/20191111/DMNDI/", "https://www.omg.org/spec/DMN/20230324/DMNDI/",
			"http://www.omg.org/spec/DMN/20180521/DC/", "http://www.omg.org/spec/DMN/20180521/DI/");

	private static final Set<String> FEEL = Set.of("feel", "http://www.omg.org/spec/FEEL/20140401",
			"http://www.omg.org/spec/DMN/20180521/FEEL/", "https://www.omg.org/spec/DMN/20191111/FEEL/",
			"https://www.omg.org/spec/DMN/20211108/FEEL/", "https://www.omg.org/spec/DMN/20230324/FEEL/");

	private static final Set<String> ELEMENTS = Set.of("definitions", "description", "decision", "question",
			"allowedAnswers", "variable", "decisionTable", "input", "inputExpression", "inputValues", "text", "output",
			"outputValues", "defaultOutputEntry", "annotation", "rule", "inputEntry", "outputEntry", "annotationEntry",
			"literalExpression", "inputData", "informationRequirement", "requiredInput", "requiredDecision",
			"textAnnotation", "association", "sourceRef", "targetRef");

	private static final Set<String> EXPRESSIONS = Set.of("inputExpression", "inputEntry", "outputEntry",
			"literalExpression", "inputValues", "outputValues", "defaultOutputEntry");

	private static final Pattern STRING = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

	private static final Pattern REFUSED = Pattern.compile("\\b(function|external|for|some|every)\\b");

	private static final int MAX_EXPRESSION = 20_000;

	private final ModelCheck.Findings findings;

	DmnCheck(ModelCheck.Findings findings) {
		this.findings = findings;
	}

	void check(Element definitions) {
		if (!definitions.getLocalName().equals("definitions") || !DMN.contains(definitions.getNamespaceURI())) {
			this.findings.add("", "it is no DMN model");
			return;
		}
		element(definitions);
	}

	private void element(Element element) {
		if (DIAGRAMS.contains(element.getNamespaceURI())) {
			return;
		}
		if (!DMN.contains(element.getNamespaceURI()) || !ELEMENTS.contains(element.getLocalName())) {
			refuse(element, element.getNodeName() + " is not allowed");
			return;
		}
		SafeXml.attributes(element).forEach((attribute) -> attribute(element, attribute));
		if (EXPRESSIONS.contains(element.getLocalName())) {
			SafeXml.children(element, "text").forEach((text) -> expression(element, SafeXml.text(text)));
		}
		SafeXml.children(element).forEach(this::element);
	}

	private void attribute(Element element, Attr attribute) {
		if (attribute.getLocalName().equals("expressionLanguage") && !FEEL.contains(attribute.getValue())) {
			refuse(element, "the language " + attribute.getValue() + " is not allowed, only FEEL");
		}
		if (attribute.getLocalName().equals("schemaLocation")) {
			refuse(element, "a schema location is not allowed");
		}
	}

	private void expression(Element element, String text) {
		if (text.length() > MAX_EXPRESSION) {
			refuse(element, "the expression is longer than " + MAX_EXPRESSION + " characters");
		}
		else if (REFUSED.matcher(STRING.matcher(text).replaceAll("\"\"")).find()) {
			refuse(element, "functions and iterations are not allowed: " + text);
		}
		else if (STRING.matcher(text).results().anyMatch((string) -> RunawayPattern.isIn(string.group()))) {
			refuse(element, "a repeated group with a repetition or a choice in it can take for ever");
		}
	}

	private void refuse(Element element, String message) {
		this.findings.add(BpmnCheck.id(element), message);
	}

}
