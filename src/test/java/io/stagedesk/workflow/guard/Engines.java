package io.stagedesk.workflow.guard;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/**
 * Engines to attack, all with a bean {@code secret} that no model may reach.
 */
final class Engines {

	static final ModelCatalogue CATALOGUE = ModelCatalogue.of(
			Map.of("recordReturn", (execution) -> execution.setVariable("returned", true)),
			List.of(new TicketHelper(), new TimingHelper()));

	private Engines() {
	}

	/**
	 * As the vendor ships it: the positive control of each attack.
	 */
	static ProcessEngine open() {
		return build(List.of());
	}

	static ProcessEngine guarded() {
		return build(List.of(new GuardPlugin(CATALOGUE)));
	}

	/**
	 * Guarded, but without the check at deployment, to see what the rest alone holds.
	 */
	static ProcessEngine unchecked() {
		return build(List.of(new GuardPlugin(CATALOGUE), new AbstractProcessEnginePlugin() {

			@Override
			public void preInit(ProcessEngineConfigurationImpl configuration) {
				configuration.setCustomPreDeployers(List.of());
			}

		}));
	}

	private static ProcessEngine build(List<ProcessEnginePlugin> plugins) {
		StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
		String name = "guard-" + UUID.randomUUID();
		configuration.setProcessEngineName(name);
		configuration.setJdbcUrl("jdbc:h2:mem:" + name);
		configuration.setBeans(Map.of("secret", new Witness()));
		configuration.setProcessEnginePlugins(new ArrayList<>(plugins));
		configuration.setMetricsEnabled(false);
		configuration.setDbMetricsReporterActivate(false);
		return configuration.buildProcessEngine();
	}

	@ModelHelper("ticket")
	static final class TicketHelper {

		public boolean open(DelegateExecution execution) {
			return true;
		}

		public String team(DelegateExecution execution) {
			return "payments";
		}

		public String number(DelegateExecution execution) {
			return execution.getProcessBusinessKey();
		}

		public boolean failing(DelegateExecution execution) {
			throw new IllegalStateException("no such ticket");
		}

		public String ofNumber(String number) {
			return number;
		}

		boolean hidden(DelegateExecution execution) {
			return true;
		}

		public static boolean anywhere(DelegateExecution execution) {
			return true;
		}

	}

	@ModelHelper("timing")
	static final class TimingHelper {

		public Date remindAt(DelegateExecution execution) {
			return new Date(0);
		}

	}

}
