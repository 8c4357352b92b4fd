package io.stagedesk.workflow.guard;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;

import org.springframework.util.Assert;

/**
 * Puts the whole guard into an engine's configuration, so that neither a model nor a
 * query can run code of its own choice.
 */
public final class GuardPlugin extends AbstractProcessEnginePlugin {

	private final ModelCatalogue catalogue;

	public GuardPlugin(ModelCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		refuseFreeExpressions(configuration);
		refuseScripts(configuration);
		refuseClasses(configuration);
		refuseForeignData(configuration);
		refuseUnneededParts(configuration);
		checkDeployments(configuration);
	}

	@Override
	public void postInit(ProcessEngineConfigurationImpl configuration) {
		Assert.state(
				configuration.getExpressionManager() instanceof GuardedExpressionManager
						&& configuration.getScriptFactory() instanceof RefusingScriptFactory,
				"Something has removed the guard from the engine");
	}

	private void refuseFreeExpressions(ProcessEngineConfigurationImpl configuration) {
		GuardedExpressionManager expressions = new GuardedExpressionManager(this.catalogue);
		configuration.setExpressionManager(expressions);
		configuration.setDmnElProvider(expressions.toElProvider());
		configuration.setDmnFeelEnableLegacyBehavior(false);
		configuration.setEnableExpressionsInAdhocQueries(false);
		configuration.setEnableExpressionsInStoredQueries(false);
	}

	private void refuseScripts(ProcessEngineConfigurationImpl configuration) {
		RefusingScriptFactory scripts = new RefusingScriptFactory();
		configuration.setScriptFactory(scripts);
		configuration.setScriptEngineResolver(scripts);
		configuration.setEnableScriptCompilation(false);
		configuration.setEnableFetchScriptEngineFromProcessApplication(false);
		configuration.setEnableScriptEngineLoadExternalResources(false);
		configuration.setEnableScriptEngineNashornCompatibility(false);
		configuration.setConfigureScriptEngineHostAccess(false);
		configuration.setAutoStoreScriptVariables(false);
	}

	private void refuseClasses(ProcessEngineConfigurationImpl configuration) {
		configuration.setArtifactFactory(new RefusingArtifactFactory());
	}

	private void refuseForeignData(ProcessEngineConfigurationImpl configuration) {
		configuration.setJavaSerializationFormatEnabled(false);
		configuration.setDeserializationTypeValidationEnabled(true);
		configuration.setEnableXxeProcessing(false);
	}

	private void refuseUnneededParts(ProcessEngineConfigurationImpl configuration) {
		configuration.setCmmnEnabled(false);
		configuration.setStandaloneTasksEnabled(false);
	}

	private void checkDeployments(ProcessEngineConfigurationImpl configuration) {
		List<Deployer> deployers = new ArrayList<>();
		deployers.add(new CheckingDeployer(new ModelCheck(this.catalogue)));
		if (configuration.getCustomPreDeployers() != null) {
			deployers.addAll(configuration.getCustomPreDeployers());
		}
		configuration.setCustomPreDeployers(deployers);
	}

	/**
	 * Creates nothing that a model names by its class.
	 */
	private static final class RefusingArtifactFactory implements ArtifactFactory {

		@Override
		public <T> T getArtifact(Class<T> type) {
			throw new ProcessEngineException("Classes are refused (" + type.getName() + ")");
		}

	}

}
