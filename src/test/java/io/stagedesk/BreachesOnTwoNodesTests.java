package io.stagedesk;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * sla.md, case 17, small: two nodes with their timers on one database of their own, and
 * promises that nobody keeps. It is a PostgreSQL in every run, as only that one serves
 * two nodes.
 */
class BreachesOnTwoNodesTests {

	private static final int TICKETS = 60;

	private static final String ONE_MINUTE = """
			{"calendar":"always","ladder":[{"percent":100,"to":"TEAM_LEAD"}],
			"goals":{"%s":{"FIRST_RESPONSE":{"value":1,"unit":"CALENDAR_MINUTES"}}}}""";

	private EmbeddedPostgres postgres;

	private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

	@BeforeEach
	void startTheDatabase() throws IOException, SQLException {
		this.postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
		try (Connection connection = this.postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create database desk");
		}
	}

	@AfterEach
	void stop() throws IOException {
		try {
			this.nodes.forEach(ConfigurableApplicationContext::close);
		}
		finally {
			this.postgres.close();
		}
	}

	@Test
	void eachBreachIsRecordedOnceWhereItWasDueAndCallsOnce() {
		ConfigurableApplicationContext one = start();
		JdbcClient jdbc = one.getBean(JdbcClient.class);
		Api first = new Api(one.getEnvironment(), jdbc);
		String priority = first.aTicket().path("priority").asString();
		assertThat(first.send("PUT", "mona", "/api/v1/sla-policies/default", ONE_MINUTE.formatted(priority), Map.of())
			.status()).isEqualTo(200);
		ConfigurableApplicationContext other = start();
		Api second = new Api(other.getEnvironment(), jdbc);
		assertThat(second.port()).isNotEqualTo(first.port());
		assertThat(List.of(timers(one), timers(other))).allMatch(JobExecutor::isActive)
			.extracting(JobExecutor::getLockOwner)
			.doesNotHaveDuplicates();

		for (int ticket = 0; ticket < TICKETS; ticket += 2) {
			first.aTicket();
			second.aTicket();
		}
		assertThat(count(jdbc, "clock where goal_value = 1 and target = 'FIRST_RESPONSE'")).isEqualTo(TICKETS);
		await().pollInterval(Duration.ofMillis(500))
			.atMost(Duration.ofMinutes(4))
			.until(() -> count(jdbc, "escalation") >= TICKETS && isQuiet(jdbc));

		assertThat(count(jdbc, "clock where goal_value = 1 and breached_at = due_at")).isEqualTo(TICKETS);
		assertThat(count(jdbc, "clock where goal_value = 1 and due_at = started_at + interval '1 minute'"))
			.isEqualTo(TICKETS);
		assertThat(lines(jdbc, "WARNED")).hasSize(TICKETS).containsOnly(1);
		assertThat(lines(jdbc, "BREACHED")).hasSize(TICKETS).containsOnly(1);
		assertThat(lines(jdbc, "ESCALATED")).hasSize(TICKETS).containsOnly(1);
		assertThat(count(jdbc,
				"clock_entry e join clock c on c.id = e.clock_id where e.kind = 'BREACHED' and (e.at <> c.due_at or e.recorded_at < c.due_at)"))
			.isZero();
		assertThat(count(jdbc, "escalation")).isEqualTo(TICKETS);
		assertThat(count(jdbc, "(select distinct clock_id from escalation where level = 1) e")).isEqualTo(TICKETS);
		assertThat(count(jdbc, "act_ru_incident")).isZero();
		assertThat(count(jdbc, "act_ru_job where retries_ = 0")).isZero();
	}

	/** Whether no timer waits to be run. */
	private static boolean isQuiet(JdbcClient jdbc) {
		return count(jdbc, "act_ru_job where duedate_ <= now() at time zone 'UTC'") == 0;
	}

	/** How often each clock's ledger says so. */
	private static List<Integer> lines(JdbcClient jdbc, String kind) {
		return jdbc.sql("select count(*) from clock_entry where kind = ? group by clock_id")
			.param(kind)
			.query(Integer.class)
			.list();
	}

	private static int count(JdbcClient jdbc, String from) {
		return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
	}

	private static JobExecutor timers(ConfigurableApplicationContext node) {
		return ((ProcessEngineConfigurationImpl) node.getBean(ProcessEngine.class).getProcessEngineConfiguration())
			.getJobExecutor();
	}

	private ConfigurableApplicationContext start() {
		ConfigurableApplicationContext node = new SpringApplicationBuilder(StageDesk.class).profiles("postgres", "demo")
			.run("--server.port=0", "--stagedesk.demo.tickets=false", "--stagedesk.messaging.digest.enabled=false",
					"--STAGEDESK_DB_URL=" + this.postgres.getJdbcUrl("postgres", "desk"),
					"--STAGEDESK_DB_USER=postgres", "--STAGEDESK_DB_PASSWORD=");
		this.nodes.add(node);
		return node;
	}

}
