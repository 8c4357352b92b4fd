package io.stagedesk.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import io.stagedesk.workflow.guard.Finding;
import io.stagedesk.workflow.guard.ModelCatalogue;
import io.stagedesk.workflow.guard.ModelCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The conventions of the models, tables and forms of this repository.
 */
class ModelConventionsTests {

	private static final Path PROCESSES = Path.of("processes");

	private static final Path FORMS = Path.of("forms");

	private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

	private static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";

	private static final int MAX_SHAPES = 25;

	private static final int MAX_STEPS = 15;

	@Test
	void thereAreModels() {
		assumeThat(PROCESSES).exists();
		assertThat(processes()).isNotEmpty();
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("resources")
	void passesTheGuard(Path file) throws IOException {
		ModelCheck check = new ModelCheck(ModelCatalogue.of(Map.of(), List.of()));
		assertThat(check.check(file.toString(), Files.readAllBytes(file)))
			// which names the catalogue has, is checked at start, by the deployment
			.filteredOn((finding) -> !finding.message().contains("catalogue"))
			.extracting(Finding::toString)
			.isEmpty();
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void holdsOneProcessNamedAsTheFile(Path file) {
		assertThat(new Model(file).all("process")).singleElement().satisfies((process) -> {
			assertThat(process.getAttribute("id")).matches("[a-z]+(-[a-z]+)*").isEqualTo(stem(file));
			assertThat(process.getAttribute("name")).isNotBlank();
			assertThat(process.getAttribute("isExecutable")).isEqualTo("true");
		});
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void saysHowLongItsRowsLive(Path file) {
		assertThat(new Model(file).all("process"))
			.allSatisfy((process) -> assertThat(process.getAttributeNS(CAMUNDA, "historyTimeToLive")).startsWith("P"));
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void documentsProcessAndUserTasks(Path file) {
		assertThat(new Model(file).all("process", "userTask"))
			.allSatisfy((element) -> assertThat(children(element, "documentation")).as(id(element))
				.singleElement()
				.satisfies((text) -> assertThat(text.getTextContent()).isNotBlank()));
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void choosesIds(Path file) {
		List<Element> named = new ArrayList<>(new Model(file).elements());
		named.removeIf((element) -> element.getAttribute("id").isEmpty() || element.getLocalName().equals("process"));
		assertThat(named)
			.allSatisfy((element) -> assertThat(id(element)).matches(element.getLocalName() + "_[a-z][A-Za-z0-9]*"));
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void namesTasksEventsAndSplits(Path file) {
		Model model = new Model(file);
		assertThat(model.nodes()).allSatisfy((node) -> {
			boolean join = node.getLocalName().endsWith("Gateway")
					&& (model.from(node).size() < 2 || node.getLocalName().equals("parallelGateway"));
			assertThat(node.getAttribute("name").isBlank()).as(id(node)).isEqualTo(join);
		});
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void namesTheAnswersOfAQuestion(Path file) {
		Model model = new Model(file);
		assertThat(model.all("exclusiveGateway", "inclusiveGateway")).filteredOn((node) -> model.from(node).size() > 1)
			.flatExtracting(model::from)
			.allSatisfy((flow) -> assertThat(flow.getAttribute("name")).as(id(flow)).isNotBlank());
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void namesDelegatesAfterTheirActivity(Path file) {
		assertThat(new Model(file).all("serviceTask", "sendTask", "businessRuleTask"))
			.allSatisfy((task) -> assertThat(task.getAttributeNS(CAMUNDA, "delegateExpression"))
				.isEqualTo("${" + id(task).replaceFirst(".*_", "") + "}"));
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void namesMessagesAsEvents(Path file) {
		assertThat(new Model(file).all("message"))
			.allSatisfy((message) -> assertThat(message.getAttribute("name")).matches("stagedesk\\.[a-z]+(-[a-z]+)*"));
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void hasNeitherLanesNorColours(Path file) {
		Model model = new Model(file);
		assertThat(model.all("lane", "laneSet", "participant", "collaboration")).isEmpty();
		assertThat(model.attributes()).extracting(Attr::getNamespaceURI)
			.doesNotContain("http://bpmn.io/schema/bpmn/biocolor/1.0",
					"http://www.omg.org/spec/BPMN/non-normative/color/1.0");
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void fitsOneScreen(Path file) {
		List<Element> top = new Model(file).nodes()
			.stream()
			.filter((node) -> node.getParentNode().getLocalName().equals("process"))
			.toList();
		assertThat(top).hasSizeLessThanOrEqualTo(MAX_SHAPES)
			.filteredOn((node) -> !node.getLocalName().endsWith("Event"))
			.hasSizeLessThanOrEqualTo(MAX_STEPS);
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void drawsEveryNodeAndFlow(Path file) {
		Model model = new Model(file);
		assertThat(model.drawn("BPMNShape"))
			.containsAll(model.nodes().stream().map(ModelConventionsTests::id).toList());
		assertThat(model.drawn("BPMNEdge"))
			.containsAll(model.all("sequenceFlow").stream().map(ModelConventionsTests::id).toList());
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void givesEachUserTaskAFormThatExists(Path file) {
		assertThat(new Model(file).all("userTask")).allSatisfy((task) -> {
			String formKey = task.getAttributeNS(CAMUNDA, "formKey");
			assertThat(formKey).startsWith("camunda-forms:deployment:forms/");
			assertThat(Path.of(formKey.substring("camunda-forms:deployment:".length()))).isRegularFile();
		});
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("processes")
	void callsProcessesOfItsOwnReleaseWithTheBusinessKey(Path file) {
		assertThat(new Model(file).all("callActivity")).allSatisfy((call) -> {
			assertThat(call.getAttributeNS(CAMUNDA, "calledElementBinding")).isEqualTo("deployment");
			assertThat(children(children(call, "extensionElements").get(0), "in"))
				.extracting((in) -> in.getAttribute("businessKey"))
				.containsExactly("#{execution.processBusinessKey}");
			String called = call.getAttribute("calledElement");
			assertThat(called.startsWith("${") || Files.exists(PROCESSES.resolve(called + ".bpmn"))).as(called)
				.isTrue();
		});
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("tables")
	void holdsOneDecisionNamedAsTheFile(Path file) {
		assertThat(new Model(file).all("decision")).singleElement().satisfies((decision) -> {
			assertThat(decision.getAttribute("id")).matches("[a-z]+(-[a-z]+)*").isEqualTo(stem(file));
			assertThat(decision.getAttributeNS(CAMUNDA_DMN, "historyTimeToLive")).startsWith("P");
		});
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("tables")
	void explainsEachRuleAndTakesTheFirst(Path file) {
		Model model = new Model(file);
		assertThat(model.all("decisionTable"))
			.allSatisfy((table) -> assertThat(table.getAttribute("hitPolicy")).isEqualTo("FIRST"));
		assertThat(model.all("rule")).isNotEmpty()
			.allSatisfy((rule) -> assertThat(children(rule, "description")).as(id(rule)).hasSize(1));
	}

	static List<Path> processes() {
		return files(PROCESSES, ".bpmn");
	}

	static List<Path> tables() {
		return files(PROCESSES, ".dmn");
	}

	static List<Path> resources() {
		return Stream.of(files(PROCESSES, ""), files(FORMS, "")).flatMap(List::stream).toList();
	}

	private static List<Path> files(Path folder, String suffix) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(suffix)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String stem(Path file) {
		return file.getFileName().toString().replaceFirst("\\..*", "");
	}

	private static String id(Element element) {
		return element.getAttribute("id");
	}

	private static List<Element> children(Element parent, String name) {
		return elements(parent.getElementsByTagNameNS("*", name)).stream()
			.filter((element) -> element.getParentNode() == parent)
			.toList();
	}

	private static List<Element> elements(NodeList nodes) {
		List<Element> elements = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			elements.add((Element) nodes.item(i));
		}
		return elements;
	}

	private static final class Model {

		private static final Set<String> NODE_SUFFIXES = Set.of("Event", "Task", "Gateway", "callActivity",
				"subProcess");

		private final Element root;

		Model(Path file) {
			try {
				this.root = DocumentBuilderFactory.newDefaultNSInstance()
					.newDocumentBuilder()
					.parse(file.toFile())
					.getDocumentElement();
			}
			catch (Exception ex) {
				throw new AssertionError(file + " cannot be read", ex);
			}
		}

		List<Element> elements() {
			return ModelConventionsTests.elements(this.root.getElementsByTagNameNS(this.root.getNamespaceURI(), "*"));
		}

		List<Element> all(String... names) {
			return elements().stream().filter((element) -> Set.of(names).contains(element.getLocalName())).toList();
		}

		List<Element> nodes() {
			return elements().stream()
				.filter((element) -> NODE_SUFFIXES.stream().anyMatch(element.getLocalName()::endsWith))
				.toList();
		}

		List<Element> from(Element node) {
			return all("sequenceFlow").stream()
				.filter((flow) -> flow.getAttribute("sourceRef").equals(id(node)))
				.toList();
		}

		Set<String> drawn(String kind) {
			return ModelConventionsTests.elements(this.root.getElementsByTagNameNS("*", kind))
				.stream()
				.map((shape) -> shape.getAttribute("bpmnElement"))
				.collect(Collectors.toSet());
		}

		List<Attr> attributes() {
			return ModelConventionsTests.elements(this.root.getElementsByTagNameNS("*", "*"))
				.stream()
				.flatMap((element) -> Stream.iterate(0, (i) -> i < element.getAttributes().getLength(), (i) -> i + 1)
					.map((i) -> (Attr) element.getAttributes().item(i)))
				.toList();
		}

	}

}
