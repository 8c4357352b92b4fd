package io.stagedesk.workflow.guard;

import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Expressions in queries, among them CVE-2026-109432: one inside {@code orQueries} runs
 * even where expressions in queries are off.
 */
class QueryAttackTests {

	private static final String CODE = "${" + Witness.PAYLOAD + ".toString()}";

	private static ProcessEngine open;

	private static ProcessEngine guarded;

	@BeforeAll
	static void start() {
		open = Engines.open();
		guarded = Engines.guarded();
	}

	@AfterAll
	static void stop() {
		Stream.of(open, guarded).forEach(ProcessEngine::close);
	}

	@BeforeEach
	void forget() {
		Witness.forget();
	}

	@Test
	void orQueryRunsCodeOnTheVendorsEngine() {
		orQuery(open, CODE).list();
		assertThat(Witness.calls()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { CODE, "${secret.call()}", "${ticket.team(execution)}", "${recordReturn}", "${now()}",
			"${currentUser()}", "#{7 * 7}" })
	void orQueryRunsNothingOnTheGuardedEngine(String expression) {
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> orQuery(guarded, expression).list());
		assertThat(Witness.calls()).isZero();
	}

	@Test
	void orQueryByADateRunsNothingOnTheGuardedEngine() {
		TaskQuery query = guarded.getTaskService().createTaskQuery().or().dueBeforeExpression(CODE).endOr();
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(query::count);
		assertThat(Witness.calls()).isZero();
	}

	@Test
	void plainQueryRunsNothingOnTheGuardedEngine() {
		TaskQuery query = guarded.getTaskService().createTaskQuery().taskAssigneeExpression(CODE);
		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(query::list);
		assertThat(Witness.calls()).isZero();
	}

	private static TaskQuery orQuery(ProcessEngine engine, String expression) {
		return engine.getTaskService().createTaskQuery().or().taskCandidateUserExpression(expression).endOr();
	}

}
