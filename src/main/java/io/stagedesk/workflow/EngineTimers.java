package io.stagedesk.workflow;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs timers from when the models are deployed until the node begins to stop. */
@Component
class EngineTimers implements SmartLifecycle {

	private final JobExecutor executor;

	private final WorkflowSettings settings;

	EngineTimers(ProcessEngine engine, WorkflowSettings settings) {
		this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
		this.settings = settings;
	}

	@Override
	public void start() {
		if (this.settings.timers()) {
			this.executor.start();
		}
	}

	@Override
	public void stop() {
		if (this.executor.isActive()) {
			this.executor.shutdown();
		}
	}

	@Override
	public boolean isRunning() {
		return this.executor.isActive();
	}

	@Override
	public int getPhase() {
		return Release.PHASE + 2;
	}

}
