package io.stagedesk.workflow.guard;

import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * What an attacker would run: it only counts how often it was made or called. Public, as
 * attacks reach it like any class of the class path.
 */
public final class Witness implements JavaDelegate, ExecutionListener, TaskListener {

	/** An expression that runs code if Java can be reached at all. */
	static final String PAYLOAD = "''.getClass().forName('io.stagedesk.workflow.guard.Witness').newInstance()";

	private static final AtomicInteger CALLS = new AtomicInteger();

	public Witness() {
		CALLS.incrementAndGet();
	}

	static void forget() {
		CALLS.set(0);
	}

	static int calls() {
		return CALLS.get();
	}

	public boolean call() {
		CALLS.incrementAndGet();
		return true;
	}

	@Override
	public void execute(DelegateExecution execution) {
		call();
	}

	@Override
	public void notify(DelegateExecution execution) {
		call();
	}

	@Override
	public void notify(DelegateTask task) {
		call();
	}

	@Override
	public String toString() {
		return "true";
	}

}
