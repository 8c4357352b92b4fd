package io.stagedesk.workflow;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.stagedesk.workflow.guard.GuardPlugin;
import io.stagedesk.workflow.guard.ModelCatalogue;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The engine, embedded: our DataSource, our transaction, our guard, and no part that we
 * do not need.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkflowSettings.class)
class EngineConfiguration {

	@Bean
	ModelCatalogue modelCatalogue(ListableBeanFactory beans) {
		return ModelCatalogue.of(beans);
	}

	@Bean
	@DependsOnDatabaseInitialization
	ProcessEngineFactoryBean processEngine(DataSource database, PlatformTransactionManager transactions,
			ModelCatalogue catalogue, WorkflowSettings settings, ObjectProvider<UserTaskRegister> register,
			MatchedRow matched, ApplicationContext context) {
		SpringProcessEngineConfiguration engine = new SpringProcessEngineConfiguration();
		engine.setApplicationContext(context);
		engine.setDataSource(database);
		engine.setTransactionManager(transactions);
		engine.setDatabaseSchemaUpdate("false");
		engine.setIdGenerator(new StrongUuidGenerator());
		engine.setDefaultSerializationFormat("application/json");
		engine.setCustomHistoryLevels(new ArrayList<>(List.of(new DeskHistoryLevel())));
		engine.setHistory("desk");
		engine.setHistoryTimeToLive("P180D");
		engine.setHistoryCleanupBatchWindowStartTime("02:00");
		engine.setHistoryCleanupBatchWindowEndTime("05:00");
		engine.setDmnEngineConfiguration(tables(matched));
		engine.setLoggingContextBusinessKey("ticket");
		engine.setMetricsEnabled(false);
		engine.setTaskMetricsEnabled(false);
		engine.setAuthorizationEnabled(false);
		engine.setDbIdentityUsed(false);
		engine.setCreateIncidentOnFailedJobEnabled(true);
		engine.setFailedJobRetryTimeCycle("PT10S,PT1M,PT10M,PT1H");
		engine.setFailedJobCommandFactory(new FailedJobs());
		engine.setJobExecutorAcquireByDueDate(true);
		engine.setEnsureJobDueDateNotNull(true);
		engine.setJobExecutor(jobExecutor(settings));
		engine.setJobExecutorActivate(false);
		engine.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new UserTaskListeners(register))));
		engine.getProcessEnginePlugins().add(new GuardPlugin(catalogue));
		ProcessEngineFactoryBean factory = new ProcessEngineFactoryBean();
		factory.setProcessEngineConfiguration(engine);
		return factory;
	}

	private static DefaultDmnEngineConfiguration tables(MatchedRow matched) {
		DefaultDmnEngineConfiguration tables = new DefaultDmnEngineConfiguration();
		tables.setFeelEngineFactory(RememberingFeelEngine::new);
		tables.setCustomPostDecisionTableEvaluationListeners(new ArrayList<>(List.of(matched)));
		return tables;
	}

	private static DefaultJobExecutor jobExecutor(WorkflowSettings settings) {
		DefaultJobExecutor executor = new DefaultJobExecutor();
		executor.setCorePoolSize(settings.timerThreads());
		executor.setMaxPoolSize(settings.timerThreads());
		executor.setQueueSize(64);
		executor.setMaxJobsPerAcquisition(32);
		executor.setLockTimeInMillis((int) settings.timerLock().toMillis());
		executor.setWaitTimeInMillis(100);
		executor.setMaxWait(200);
		executor.setBackoffTimeInMillis(50);
		executor.setMaxBackoff(400);
		return executor;
	}

	@Bean
	RuntimeService runtimeService(ProcessEngine engine) {
		return engine.getRuntimeService();
	}

	@Bean
	TaskService taskService(ProcessEngine engine) {
		return engine.getTaskService();
	}

	@Bean
	RepositoryService repositoryService(ProcessEngine engine) {
		return engine.getRepositoryService();
	}

	@Bean
	HistoryService historyService(ProcessEngine engine) {
		return engine.getHistoryService();
	}

	@Bean
	ManagementService managementService(ProcessEngine engine) {
		return engine.getManagementService();
	}

	@Bean
	DecisionService decisionService(ProcessEngine engine) {
		return engine.getDecisionService();
	}

}
