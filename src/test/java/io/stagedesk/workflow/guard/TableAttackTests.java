package io.stagedesk.workflow.guard;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;

import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Decision tables which bring code along, and that FEEL goes on working.
 */
class TableAttackTests {

	private static final String FEEL_TABLE = Models.table("", "text",
			"contains(?, \"refund\") or contains(?, \"coins\")", "\"payment\"");

	private static final String JUEL_TABLE = Models.table("expressionLanguage='juel'",
			"${" + Witness.PAYLOAD + ".toString()}", "${true}", "'x'");

	private static final String EXTERNAL_TABLE = Models.table("", "text", "", """
			{f: function(name) external {java: {class: "java.lang.System",\
			 method signature: "getProperty(java.lang.String)"}}, x: f("java.version")}.x""");

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

	@AfterEach
	void removeDeployments() {
		Stream.of(open, guarded, unchecked)
			.forEach((engine) -> engine.getRepositoryService()
				.createDeploymentQuery()
				.list()
				.forEach((deployment) -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true)));
	}

	@Test
	void juelRunsCodeOnTheVendorsEngine() {
		deploy(open, JUEL_TABLE);
		evaluate(open);
		assertThat(Witness.calls()).isPositive();
	}

	@Test
	void juelRunsNothingEvenWithoutTheCheck() {
		deploy(unchecked, JUEL_TABLE);
		assertThatThrownBy(() -> evaluate(unchecked)).isInstanceOfAny(ProcessEngineException.class,
				DmnEngineException.class);
		assertThat(Witness.calls()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "juel", "javascript", "groovy", "ecmascript", "JUEL", "feel-scala", "python" })
	void otherLanguagesAreRefusedAtDeployment(String language) {
		String table = Models.table("expressionLanguage='" + language + "'", "text", "true", "1");
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> deploy(guarded, table))
			.withMessageContaining("[inputEntry]: the language " + language);
	}

	@ParameterizedTest
	@ValueSource(strings = { "juel", "javascript", "groovy" })
	void otherLanguagesRunNothingEvenWithoutTheCheck(String language) {
		deploy(unchecked, Models.table("expressionLanguage='" + language + "'", "text", "true", "1"));
		assertThatThrownBy(() -> evaluate(unchecked)).isInstanceOfAny(ProcessEngineException.class,
				DmnEngineException.class);
	}

	@Test
	void externalFunctionIsRefusedAtDeployment() {
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> deploy(guarded, EXTERNAL_TABLE))
			.withMessageContaining("[outputEntry]: functions and iterations are not allowed");
	}

	@Test
	void externalFunctionRunsNothingEvenWithoutTheCheck() {
		deploy(unchecked, EXTERNAL_TABLE);
		try {
			assertThat(evaluate(unchecked).get(0).get("result")).isNull();
		}
		catch (ProcessEngineException | DmnEngineException ex) {
			assertThat(ex).hasMessageNotContaining(System.getProperty("java.version"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "guarded", "unchecked" })
	void feelStillWorks(String name) {
		ProcessEngine engine = name.equals("guarded") ? guarded : unchecked;
		deploy(engine, FEEL_TABLE);
		assertThat(evaluate(engine)).containsExactly(Map.of("result", "payment"));
	}

	@Test
	void feelTakesValuesAsText() {
		deploy(guarded, Models.table("", "text", "contains(?, \"coins\")", "text"));
		assertThat(evaluate(guarded)).containsExactly(Map.of("result", "${7*7} coins = 7*7"));
	}

	@Test
	void noScriptEngineButThoseOfTheEngineIsOnTheClassPath() {
		assertThat(new ScriptEngineManager().getEngineFactories()).extracting(ScriptEngineFactory::getLanguageName)
			.isSubsetOf("JSP 2.1 EL", "feel", "feel-unary-tests");
	}

	private static void deploy(ProcessEngine engine, String table) {
		engine.getRepositoryService().createDeployment().addString("attack.dmn", table).deploy();
	}

	private static List<Map<String, Object>> evaluate(ProcessEngine engine) {
		return engine.getDecisionService()
			.evaluateDecisionTableByKey("attack", Map.of("text", "${7*7} coins = 7*7"))
			.getResultList();
	}

}
