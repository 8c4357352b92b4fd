package io.stagedesk.workflow.guard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ModelCheckTests {

	private final ModelCheck check = new ModelCheck(Engines.CATALOGUE);

	@ParameterizedTest
	@ValueSource(strings = { "manualTask", "userTask", "receiveTask", "exclusiveGateway", "parallelGateway",
			"inclusiveGateway", "intermediateThrowEvent", "subProcess" })
	void allowsBusinessElements(String element) {
		assertThat(bpmn(Models.around(Models.element(element, "")))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "scriptTask", "task", "complexGateway", "transaction", "adHocSubProcess",
			"callChoreography", "laneSet" })
	void refusesOtherElementsByTheirId(String element) {
		assertThat(bpmn(Models.around(Models.element(element, ""))))
			.contains(new Finding("x.bpmn", "node", "bpmn:" + element + " is not allowed"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "signalEventDefinition", "conditionalEventDefinition", "compensateEventDefinition",
			"linkEventDefinition", "cancelEventDefinition" })
	void refusesOtherEvents(String definition) {
		assertMessage(Models.around(Models.element("intermediateThrowEvent", "", "<bpmn:" + definition + "/>")),
				definition + " is not allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "camunda:class='java.lang.ProcessBuilder'", "camunda:expression='${a}'",
			"camunda:type='external' camunda:topic='t'", "camunda:delegateExpression='${unknown}'",
			"camunda:delegateExpression='${ticket}'", "camunda:delegateExpression='recordReturn'",
			"camunda:delegateExpression='${recordReturn.x}'", "camunda:resultVariable='x'",
			"implementation='##WebService'", "operationRef='x'", "" })
	void refusesServiceTasksWithoutADelegateOfTheCatalogue(String attributes) {
		assertThat(bpmn(Models.around(Models.element("serviceTask", attributes)))).isNotEmpty()
			.allSatisfy((finding) -> assertThat(finding.elementId()).isEqualTo("node"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "connector", "executionListener", "taskListener", "script", "field", "formData",
			"errorEventDefinition", "validation", "list" })
	void refusesExtensionsThatRunSomething(String extension) {
		assertMessage(Models.around(Models.element("userTask", "", Models.extension("<camunda:" + extension + "/>"))),
				"camunda:" + extension + " is not allowed");
	}

	@Test
	void refusesElementsOfForeignNamespaces() {
		assertMessage(Models.process("<x:conditionExpression xmlns:x='urn:x'>${a}</x:conditionExpression>"),
				"x:conditionExpression is not allowed");
		assertMessage(Models.process("<d:conditionExpression xmlns:d='http://www.omg.org/spec/BPMN/20100524/DI'/>"),
				"d:conditionExpression is not allowed");
	}

	@Test
	void refusesUnknownHelpersAndDelegatesAsVariables() {
		assertMessage(Models.condition("", "${ticket.hidden(execution)}"), "which is not in the catalogue");
		assertMessage(Models.condition("", "${ticket.anywhere(execution)}"), "which is not in the catalogue");
		assertMessage(Models.condition("", "${secret.call(execution)}"), "which is not in the catalogue");
		assertMessage(Models.condition("", "${ticket}"), "as if it were a variable");
		assertMessage(Models.condition("", "${recordReturn == 'x'}"), "as if it were a variable");
		assertMessage(Models.condition("", "true"), "is no expression");
	}

	@Test
	void refusesScriptsInConditions() {
		assertMessage(Models.condition("language='groovy'", "${a}"), "language is not allowed");
		assertMessage(Models.condition("camunda:resource='classpath://x'", "${a}"), "camunda:resource is not allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/form", "embedded:app:forms/x.html", "camunda-forms:app:x.form",
			"camunda-forms:deployment:../x.form" })
	void refusesFormsFromElsewhere(String formKey) {
		assertMessage(Models.around(Models.element("userTask", "camunda:formKey='" + formKey + "'")),
				"no form of the deployment");
	}

	@ParameterizedTest
	@CsvSource({ "timeDuration, PT1S", "timeDuration, P2W", "timeDuration, P1Y2M3DT4H5M6S", "timeCycle, R3/PT1M",
			"timeCycle, R1000/P1D", "timeDate, 2027-01-01T00:00:00Z", "timeDate, 2027-01-01T00:00:00+08:00",
			"timeDate, ${timing.remindAt(execution)}" })
	void allowsTimersWithinBounds(String kind, String text) {
		assertThat(bpmn(Models.timer(kind, text))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "timeDuration, PT0S", "timeDuration, P6Y", "timeDuration, P", "timeDuration, PT", "timeDuration, 5m",
			"timeDuration, R99999/PT1S", "timeDuration, -P1D", "timeDuration, PT0.1S", "timeDuration, ${name}",
			"timeDuration, P999999999999D", "timeCycle, R3/PT59S", "timeCycle, R/PT1H", "timeCycle, R1001/PT1H",
			"timeCycle, 0 * * * * ?", "timeCycle, R3/2027-01-01/PT1H", "timeCycle, ${timing.remindAt(execution)}",
			"timeCycle, R3/P9Y", "timeDate, tomorrow", "timeDate, P1D", "timeDate, ${timing.remindAt(execution) == 1}",
			"timeDate, ''" })
	void refusesTimersOutOfBounds(String kind, String text) {
		assertThat(bpmn(Models.timer(kind, text))).extracting(Finding::elementId).containsExactly("node");
	}

	@Test
	void refusesHugeMultiInstances() {
		assertMessage(Models.around(Models.element("userTask", "", """
				<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000000000</bpmn:loopCardinality>
				</bpmn:multiInstanceLoopCharacteristics>""")), "is no number up to 100");
	}

	@ParameterizedTest
	@ValueSource(strings = { "manualTask", "exclusiveGateway", "parallelGateway", "intermediateThrowEvent" })
	void refusesALoopWithoutAWaitState(String element) {
		assertMessage(loop(Models.element(element, "")), "a loop without a wait state: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "userTask", "receiveTask", "eventBasedGateway", "callActivity" })
	void allowsALoopWithAWaitState(String element) {
		assertThat(bpmn(loop(Models.element(element, "")))).isEmpty();
	}

	@Test
	void looksIntoSubProcessesForWaitStates() {
		String before = "<bpmn:startEvent id='s'/><bpmn:sequenceFlow id='f' sourceRef='s' targetRef='w'/>";
		assertThat(bpmn(loop(Models.element("subProcess", "", before + "<bpmn:userTask id='w'/>")))).isEmpty();
		assertMessage(loop(Models.element("subProcess", "", before + "<bpmn:manualTask id='w'/>")),
				"a loop without a wait state");
		assertMessage(loop(Models.element("subProcess", "",
				before + "<bpmn:exclusiveGateway id='w'/><bpmn:sequenceFlow id='g' sourceRef='w' targetRef='t'/>"
						+ "<bpmn:userTask id='t'/><bpmn:sequenceFlow id='h' sourceRef='w' targetRef='e'/>"
						+ "<bpmn:endEvent id='e'/>")),
				"a loop without a wait state");
	}

	@Test
	void followsBoundaryErrorsBack() {
		assertMessage(Models.process("""
				<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="w"/>
				<bpmn:serviceTask id="w" camunda:delegateExpression="${recordReturn}"/>
				<bpmn:boundaryEvent id="b" attachedToRef="w"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>
				<bpmn:sequenceFlow id="g" sourceRef="b" targetRef="w"/>"""),
				"a loop without a wait state: w -> b -> w");
	}

	@Test
	void refusesProcessesThatCallEachOtherWithoutEnd() {
		String body = "<bpmn:callActivity id='%s' calledElement='%s'/>";
		assertMessage(
				Models.definitions(Models.processElement("a", body.formatted("ca", "b"))
						+ Models.processElement("b", body.formatted("cb", "a"))),
				"call each other without end: a -> b -> a");
	}

	@Test
	void refusesTooManyFlowNodes() {
		assertMessage(Models.process(IntStream.range(0, 501)
			.mapToObj((i) -> "<bpmn:userTask id='t" + i + "'/>")
			.collect(Collectors.joining())), "more than 500 flow nodes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x.bpmn", "x.dmn", "x.form" })
	void refusesLargeResources(String resource) {
		assertThat(this.check.check(resource, new byte[1024 * 1024 + 1])).extracting(Finding::message)
			.containsExactly("it is larger than 1 MB");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x.bpmn", "x.dmn" })
	void refusesDocumentTypes(String resource) {
		String external = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>";
		String laughs = "<!DOCTYPE x [<!ENTITY a 'ha'>" + IntStream.range(0, 9)
			.mapToObj((i) -> "<!ENTITY " + (char) ('b' + i) + " '" + ("&" + (char) ('a' + i) + ";").repeat(10) + "'>")
			.collect(Collectors.joining()) + "]>";
		String text = (resource.endsWith("bpmn") ? Models.around(Models.element("userTask", "name='&e;'"))
				: Models.table("", "text", "&e;", "1"));
		for (String type : List.of(external, laughs)) {
			String model = text.replaceFirst("\\?>", "?>" + type.replace("$", "\\$"));
			assertThat(check(resource, model)).singleElement()
				.extracting(Finding::message)
				.asString()
				.contains("DOCTYPE is disallowed");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "<x/>", "<bpmn:definitions/>" })
	void refusesWhatIsNoModel(String text) {
		assertThat(check("x.bpmn", text)).isNotEmpty();
		assertThat(check("x.dmn", text)).isNotEmpty();
		assertThat(check("x.form", text)).isNotEmpty();
	}

	@Test
	void refusesDeepNesting() {
		assertThat(bpmn("<a>".repeat(50_000) + "</a>".repeat(50_000))).isNotEmpty();
		assertThat(check("x.form", "[".repeat(50_000) + "]".repeat(50_000))).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "xbpmn", "x.bpmn20.xml", "x.dmn11.xml", "x.cmmn", "x.js", "x.groovy", "x.class", "x.png",
			"X.BPMN" })
	void refusesOtherResources(String resource) {
		assertThat(check(resource, Models.around(Models.element("userTask", "")))).isNotEmpty();
	}

	@Test
	void allowsATableInFeel() {
		assertThat(check("x.dmn", Models.table("", "text", "contains(?, \"for every function\")", "\"x\""))).isEmpty();
		assertThat(check("x.dmn",
				Models.table("expressionLanguage='https://www.omg.org/spec/DMN/20191111/FEEL/'", "text", "-", "1")))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "for i in 1..1000000000 return i", "some x in a satisfies x", "every x in a satisfies x",
			"function(x) external {}" })
	void refusesIterationsAndFunctionsInTables(String text) {
		assertThat(check("x.dmn", Models.table("", "text", "-", text))).extracting(Finding::elementId)
			.containsExactly("outputEntry");
	}

	@ParameterizedTest
	@ValueSource(strings = { "invocation", "context", "functionDefinition", "relation", "list" })
	void refusesOtherKindsOfDecisions(String element) {
		String model = Models.table("", "a", "b", "c").replace("</decision>", "<" + element + "/></decision>");
		assertThat(check("x.dmn", model)).extracting(Finding::message).containsExactly(element + " is not allowed");
	}

	@Test
	void refusesAnotherLanguageForAWholeTable() {
		String model = Models.table("", "a", "b", "c")
			.replace("id=\"tables\"", "id='tables' expressionLanguage='juel'");
		assertThat(check("x.dmn", model)).extracting(Finding::elementId).containsExactly("tables");
	}

	@ParameterizedTest
	@ValueSource(strings = { "textfield", "textarea", "number", "checkbox", "radio", "select" })
	void allowsPlainFields(String type) {
		assertThat(form("{'type': '%s', 'id': 'f', 'key': 'note', 'label': 'Note ${7*7}'}".formatted(type))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'type': 'script', 'id': 'f'}", "{'type': 'html', 'id': 'f', 'content': '<b>x</b>'}",
			"{'type': 'iframe', 'id': 'f', 'url': 'https://evil.example'}", "{'type': 'image', 'id': 'f'}",
			"{'type': 'expression', 'id': 'f', 'key': 'a', 'expression': '1'}", "{'type': 'button', 'id': 'f'}",
			"{'id': 'f'}", "{'type': 'textfield', 'id': 'f', 'key': 'ticket'}",
			"{'type': 'textfield', 'id': 'f', 'key': 'execution'}", "{'type': 'textfield', 'id': 'f', 'key': 'a.b'}",
			"{'type': 'textfield', 'id': 'f'}", "{'type': 'textfield', 'id': 'f', 'key': 'a', 'label': '=x'}",
			"{'type': 'text', 'id': 'f', 'text': 'Hello {{name}}'}",
			"{'type': 'textfield', 'id': 'f', 'key': 'a', 'conditional': {'hide': 'x'}}",
			"{'type': 'textfield', 'id': 'f', 'key': 'a', 'validate': {'pattern': '('}}",
			"{'type': 'group', 'id': 'g', 'components': [{'type': 'html', 'id': 'f'}]}" })
	void refusesComponentsThatRunOrLoadSomething(String component) {
		assertThat(form(component)).extracting(Finding::elementId).contains("f");
	}

	@Test
	void findsEverythingAtOnce() {
		Map<String, byte[]> resources = Map.of("a.bpmn", bytes(
				Models.around(Models.element("scriptTask", "")).replace("id='end'", "id='end' camunda:class='x'")),
				"b.form", bytes("{}"));
		assertThat(this.check.check(resources)).extracting(Finding::resource)
			.containsExactly("a.bpmn", "a.bpmn", "b.form");
	}

	private static String loop(String node) {
		return Models.process("<bpmn:startEvent id='start'/>"
				+ "<bpmn:sequenceFlow id='in' sourceRef='start' targetRef='node'/>" + node
				+ "<bpmn:sequenceFlow id='on' sourceRef='node' targetRef='next'/><bpmn:manualTask id='next'/>"
				+ "<bpmn:sequenceFlow id='back' sourceRef='next' targetRef='node'/>");
	}

	private void assertMessage(String model, String message) {
		assertThat(bpmn(model)).extracting(Finding::message).anyMatch((found) -> found.contains(message));
	}

	private List<Finding> bpmn(String model) {
		return check("x.bpmn", model);
	}

	private List<Finding> form(String component) {
		return check("x.form", Models.form(component.replace('\'', '"')));
	}

	private List<Finding> check(String resource, String text) {
		return this.check.check(resource, bytes(text));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
