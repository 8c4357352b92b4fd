package io.stagedesk.workflow.guard;

import java.util.Date;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Ordinary models run on the guarded engine, and what people write stays text.
 */
class GuardedRunTests {

	private static final String PROCESS = "attack";

	private static ProcessEngine engine;

	@BeforeAll
	static void start() {
		engine = Engines.guarded();
	}

	@AfterAll
	static void stop() {
		engine.close();
	}

	@AfterEach
	void removeDeployments() {
		engine.getRepositoryService()
			.createDeploymentQuery()
			.list()
			.forEach((deployment) -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
	}

	@Test
	void runsADelegateOfTheCatalogue() {
		deploy(Models.definitions(Models.processElement(PROCESS, """
				<bpmn:startEvent id="start"/><bpmn:sequenceFlow id="one" sourceRef="start" targetRef="service"/>
				<bpmn:serviceTask id="service" camunda:delegateExpression="${recordReturn}"/>
				<bpmn:sequenceFlow id="two" sourceRef="service" targetRef="task"/><bpmn:userTask id="task"/>
				""")));
		ProcessInstance instance = run(Map.of());
		assertThat(engine.getRuntimeService().getVariable(instance.getId(), "returned")).isEqualTo(true);
	}

	@Test
	void asksHelpersForPeopleConditionsAndTimes() {
		deploy(Models.definitions(Models.processElement(PROCESS, """
				<bpmn:startEvent id="start"/><bpmn:sequenceFlow id="one" sourceRef="start" targetRef="gateway"/>
				<bpmn:exclusiveGateway id="gateway" default="no"/>
				<bpmn:sequenceFlow id="no" sourceRef="gateway" targetRef="end"/><bpmn:endEvent id="end"/>
				<bpmn:sequenceFlow id="yes" sourceRef="gateway" targetRef="task">
					<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">
						${ticket.open(execution) and not (urgent == 'no') &amp;&amp; count &lt; 3}
					</bpmn:conditionExpression>
				</bpmn:sequenceFlow>
				<bpmn:userTask id="task" camunda:assignee="#{execution.processBusinessKey}"
					camunda:candidateGroups="care, ${ticket.team(execution)}"/>
				<bpmn:boundaryEvent id="late" attachedToRef="task"><bpmn:timerEventDefinition>
					<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${timing.remindAt(execution)}</bpmn:timeDate>
				</bpmn:timerEventDefinition></bpmn:boundaryEvent>
				""")));
		ProcessInstance instance = run(Map.of("urgent", "yes", "count", 2));
		Task task = engine.getTaskService().createTaskQuery().singleResult();
		assertThat(task.getAssignee()).isEqualTo("SD-100001");
		assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId())).extracting("groupId")
			.contains("care", "payments");
		Job timer = engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).singleResult();
		assertThat(timer.getDuedate()).isEqualTo(new Date(0));
	}

	@Test
	void passesTheBusinessKeyToACalledProcess() {
		deploy(Models.definitions(Models.processElement(PROCESS,
				Models.line(Models.element("callActivity",
						"calledElement='called' camunda:calledElementBinding='deployment'",
						Models.extension("<camunda:in businessKey='#{execution.processBusinessKey}'/>"))))
				+ Models.processElement("called",
						"<bpmn:startEvent id='s'/><bpmn:sequenceFlow id='f' sourceRef='s' targetRef='t'/>"
								+ "<bpmn:userTask id='t' camunda:assignee='${ticket.number(execution)}'/>")));
		run(Map.of());
		assertThat(engine.getTaskService().createTaskQuery().singleResult().getAssignee()).isEqualTo("SD-100001");
	}

	@Test
	void readsEntriesOfAVariableThatIsAMap() {
		deploy(Models.around(Models.element("userTask", "camunda:assignee='${answer.by}'")));
		run(Map.of("answer", Variables.untypedValue(Map.of("by", "mei"), true)));
		assertThat(engine.getTaskService().createTaskQuery().singleResult().getAssignee()).isEqualTo("mei");
	}

	@Test
	void neverReadsPropertiesOfAVariable() {
		deploy(Models.around(Models.element("userTask", "camunda:assignee='${text.class}'")));
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> run(Map.of("text", "x")))
			.withMessageContaining("No model may read class");
	}

	@Test
	void keepsValuesText() {
		deploy(Models
			.around(Models.element("userTask", "camunda:assignee='${name}' camunda:candidateGroups='${group}'")));
		ProcessInstance instance = run(Map.of("name", "${7*7}", "group", "#{" + Witness.PAYLOAD + "}"));
		Task task = engine.getTaskService().createTaskQuery().singleResult();
		assertThat(task.getAssignee()).isEqualTo("${7*7}");
		engine.getTaskService().complete(task.getId(), Map.of("resolution", "${7*7}"));
		assertThat(engine.getHistoryService()
			.createHistoricVariableInstanceQuery()
			.processInstanceId(instance.getId())
			.variableName("resolution")
			.singleResult()
			.getValue()).isEqualTo("${7*7}");
	}

	@Test
	void formDataCannotShadowAHelper() {
		deploy(Models.condition("", "${ticket.open(execution)}"));
		assertThat(run(Map.of("ticket", "mine", "execution", "mine")).isEnded()).isTrue();
	}

	@Test
	void showsTheFailureOfAHelper() {
		deploy(Models.condition("", "${ticket.failing(execution)}"));
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> run(Map.of()))
			.withRootCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("no such ticket");
	}

	@Test
	void refusesTheWholeDeploymentForOneBadModel() {
		String good = Models.around(Models.element("manualTask", ""));
		assertThatExceptionOfType(ProcessEngineException.class)
			.isThrownBy(() -> engine.getRepositoryService()
				.createDeployment()
				.addString("processes/good.bpmn", good)
				.addString("processes/bad.bpmn", good.replace("manualTask", "scriptTask"))
				.addString("forms/bad.form", "{}")
				.deploy())
			.withMessageContaining("processes/bad.bpmn [node]: bpmn:scriptTask is not allowed")
			.withMessageContaining("forms/bad.form: it is no form");
		assertThat(engine.getRepositoryService().createProcessDefinitionQuery().count()).isZero();
	}

	@Test
	void refusesSerializedObjects() {
		deploy(Models.around(Models.element("userTask", "")));
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> run(Map.of("value",
				Variables.serializedObjectValue("rO0ABXQAAXg=")
					.serializationDataFormat(Variables.SerializationDataFormats.JAVA)
					.objectTypeName("java.lang.String")
					.create())));
	}

	@Test
	void readsItsOwnDeploymentsAgain() {
		deploy(Models.around(Models.element("userTask", "")));
		((org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
			.getDeploymentCache()
			.discardProcessDefinitionCache();
		assertThat(List.of(run(Map.of()))).hasSize(1);
	}

	private static void deploy(String model) {
		engine.getRepositoryService().createDeployment().addString("processes/attack.bpmn", model).deploy();
	}

	private static ProcessInstance run(Map<String, Object> variables) {
		return engine.getRuntimeService().startProcessInstanceByKey(PROCESS, "SD-100001", variables);
	}

}
