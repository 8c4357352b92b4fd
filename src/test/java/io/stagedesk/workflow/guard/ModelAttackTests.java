package io.stagedesk.workflow.guard;

import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Models that run code on the vendor's engine, on the guarded engine and on one that
 * lacks the check at deployment.
 */
class ModelAttackTests {

	private static final String CODE = "${" + Witness.PAYLOAD + "}";

	private static final String TEXT_CODE = "#{" + Witness.PAYLOAD + ".toString()}";

	private static ProcessEngine open;

	private static ProcessEngine guarded;

	private static ProcessEngine unchecked;

	@BeforeAll
	static void start() {
		open = Engines.open();
		guarded = Engines.guarded();
		unchecked = Engines.unchecked();
	}

	@AfterAll
	static void stop() {
		Stream.of(open, guarded, unchecked).forEach(ProcessEngine::close);
	}

	@BeforeEach
	void forget() {
		Witness.forget();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("attacks")
	void worksOnTheVendorsEngine(String name, String model) {
		attack(open, model);
		assertThat(Witness.calls()).isPositive();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("attacks")
	void isRefusedAtDeployment(String name, String model) {
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> deploy(guarded, model))
			.withMessageContaining("The deployment is refused")
			.withMessageMatching("(?s).*attack\\.bpmn \\[(node|yes|attack|error|message|listened)].*");
		assertThat(guarded.getRepositoryService().createDeploymentQuery().count()).isZero();
		assertThat(Witness.calls()).isZero();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("attacks")
	void runsNothingEvenWithoutTheCheck(String name, String model) {
		attack(unchecked, model);
		assertThat(Witness.calls()).isZero();
	}

	static Stream<Arguments> attacks() {
		return Stream.of(texts(), code(), listeners()).flatMap((attacks) -> attacks);
	}

	private static Stream<Arguments> texts() {
		return Stream.of(arguments("condition", Models.condition("", CODE)),
				arguments("timer date", Models.timer("timeDate", CODE)),
				arguments("timer duration", Models.timer("timeDuration", TEXT_CODE)),
				arguments("assignee", userTask("camunda:assignee=\"" + TEXT_CODE + "\"")),
				arguments("candidate user", userTask("camunda:candidateUsers=\"" + TEXT_CODE + "\"")),
				arguments("candidate group", userTask("camunda:candidateGroups=\"care," + TEXT_CODE + "\"")),
				arguments("due date", userTask("camunda:dueDate=\"" + CODE + "\"")),
				arguments("follow-up date", userTask("camunda:followUpDate=\"" + CODE + "\"")),
				arguments("priority", userTask("camunda:priority=\"" + CODE + "\"")),
				arguments("form key", userTask("camunda:formKey=\"" + TEXT_CODE + "\"")),
				arguments("task name", userTask("name=\"Hello " + TEXT_CODE + "\"")),
				arguments("documentation",
						Models.around(Models.element("userTask", "",
								"<bpmn:documentation>" + TEXT_CODE + "</bpmn:documentation>"))),
				arguments("called element",
						Models.around(Models.element("callActivity", "calledElement=\"" + TEXT_CODE + "\""))),
				arguments("business key of the called", call("<camunda:in businessKey=\"" + TEXT_CODE + "\"/>")),
				arguments("in-mapping", call("<camunda:in sourceExpression=\"" + TEXT_CODE + "\" target=\"x\"/>")),
				arguments("out-mapping", call("<camunda:out sourceExpression=\"" + TEXT_CODE + "\" target=\"x\"/>")),
				arguments("cardinality", many("", "<bpmn:loopCardinality>" + CODE + "</bpmn:loopCardinality>")),
				arguments("collection", many("camunda:collection=\"" + CODE + "\" camunda:elementVariable=\"x\"", "")),
				arguments("completion condition",
						many("", "<bpmn:loopCardinality>2</bpmn:loopCardinality><bpmn:completionCondition>" + CODE
								+ "</bpmn:completionCondition>")),
				arguments("job priority",
						Models.around(Models.element("manualTask",
								"camunda:asyncBefore='true' camunda:jobPriority=\"" + CODE + "\""))),
				arguments("message name",
						Models.definitions("<bpmn:message id='message' name=\"" + TEXT_CODE + "\"/>"
								+ Models.processElement("attack",
										Models.line(Models.element("receiveTask", "messageRef='message'"))))),
				arguments("error message", Models
					.definitions("<bpmn:error id='error' errorCode='x' camunda:errorMessage=\"" + TEXT_CODE + "\"/>"
							+ Models.processElement("attack", "<bpmn:startEvent id='start'/>"
									+ "<bpmn:sequenceFlow id='in' sourceRef='start' targetRef='node'/>"
									+ "<bpmn:endEvent id='node'><bpmn:errorEventDefinition errorRef='error'/></bpmn:endEvent>"))));
	}

	private static Stream<Arguments> code() {
		return Stream.of(arguments("class", serviceTask("camunda:class='io.stagedesk.workflow.guard.Witness'")),
				arguments("expression", serviceTask("camunda:expression=\"" + CODE + "\"")),
				arguments("delegate expression", serviceTask("camunda:delegateExpression=\"" + CODE + "\"")),
				arguments("another bean", serviceTask("camunda:delegateExpression='${secret}'")),
				arguments("another bean's method", Models.condition("", "${secret.call()}")),
				arguments("services of the engine", serviceTask(
						"camunda:expression=\"${execution.getProcessEngineServices().getClass().forName('io.stagedesk.workflow.guard.Witness').newInstance()}\"")),
				arguments("class of a helper",
						Models.condition("",
								"${execution.class.forName('io.stagedesk.workflow.guard.Witness').newInstance()}")),
				arguments("script task",
						Models.around(Models.element("scriptTask", "scriptFormat='juel'",
								"<bpmn:script>" + CODE + "</bpmn:script>"))),
				arguments("condition in a script language", Models.condition("language='juel'", CODE)),
				arguments("input parameter",
						manualTask("<camunda:inputOutput><camunda:inputParameter name='x'>" + CODE
								+ "</camunda:inputParameter></camunda:inputOutput>")),
				arguments("input parameter script",
						manualTask("<camunda:inputOutput><camunda:inputParameter name='x'><camunda:script "
								+ "scriptFormat='juel'>" + CODE
								+ "</camunda:script></camunda:inputParameter></camunda:inputOutput>")),
				arguments("input parameter list",
						manualTask("<camunda:inputOutput><camunda:inputParameter name='x'><camunda:list><camunda:value>"
								+ CODE
								+ "</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>")),
				arguments("mapping class",
						Models.around(Models.element("callActivity",
								"calledElement='none' camunda:variableMappingDelegateExpression=\"" + CODE + "\""))),
				arguments("the engine's old namespace",
						serviceTask("xmlns:a='http://activiti.org/bpmn' a:expression=\"" + CODE + "\"")),
				arguments("form field default",
						userTaskWith("<camunda:formData><camunda:formField id='x' type='string' " + "defaultValue=\""
								+ TEXT_CODE + "\"/></camunda:formData>")));
	}

	private static Stream<Arguments> listeners() {
		String witness = "class='io.stagedesk.workflow.guard.Witness'/>";
		String script = "><camunda:script scriptFormat='juel'>" + CODE + "</camunda:script></camunda:";
		return Stream.of(
				arguments("execution listener class",
						manualTask("<camunda:executionListener event='start' " + witness)),
				arguments("execution listener expression",
						manualTask("<camunda:executionListener event='start' expression=\"" + CODE + "\"/>")),
				arguments("execution listener script",
						manualTask("<camunda:executionListener event='start'" + script + "executionListener>")),
				arguments("task listener class", userTaskWith("<camunda:taskListener event='create' " + witness)),
				arguments("task listener delegate",
						userTaskWith("<camunda:taskListener event='create' delegateExpression=\"" + CODE + "\"/>")),
				arguments("task listener script",
						userTaskWith("<camunda:taskListener event='create'" + script + "taskListener>")));
	}

	private static String userTask(String attributes) {
		return Models.around(Models.element("userTask", attributes));
	}

	private static String userTaskWith(String extension) {
		return Models.around(Models.element("userTask", "", Models.extension(extension)));
	}

	private static String serviceTask(String attributes) {
		return Models.around(Models.element("serviceTask", attributes));
	}

	private static String manualTask(String extension) {
		return Models.around(Models.element("manualTask", "", Models.extension(extension)));
	}

	private static String call(String mapping) {
		return Models.definitions(Models.processElement("called", Models.line(Models.element("manualTask", "")))
			.replace("'start'", "'calledStart'")
			.replace("'in'", "'calledIn'")
			.replace("'node'", "'calledNode'")
			.replace("'out'", "'calledOut'")
			.replace("'end'", "'calledEnd'")
				+ Models.processElement("attack", Models
					.line(Models.element("callActivity", "calledElement='called'", Models.extension(mapping)))));
	}

	private static String many(String attributes, String content) {
		return Models.around(Models.element("manualTask", "", "<bpmn:multiInstanceLoopCharacteristics " + attributes
				+ ">" + content + "</bpmn:multiInstanceLoopCharacteristics>"));
	}

	private static void deploy(ProcessEngine engine, String model) {
		engine.getRepositoryService().createDeployment().addString("attack.bpmn", model).deploy();
	}

	private static void attack(ProcessEngine engine, String model) {
		try {
			deploy(engine, model);
			engine.getRuntimeService().startProcessInstanceByKey("attack", Map.of("text", "value"));
			for (Task task : engine.getTaskService().createTaskQuery().list()) {
				engine.getFormService().getTaskFormData(task.getId());
			}
		}
		catch (ProcessEngineException | ClassCastException ex) {
			// an attack may well break the process in which it runs
		}
		finally {
			engine.getRepositoryService()
				.createDeploymentQuery()
				.list()
				.forEach((deployment) -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
		}
	}

}
