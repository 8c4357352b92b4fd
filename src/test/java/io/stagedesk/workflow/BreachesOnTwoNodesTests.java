package io.stagedesk.workflow;

import java.time.Duration;
import java.util.List;

import io.stagedesk.Api;
import io.stagedesk.ApiTest;
import io.stagedesk.StageDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Case 17 on two nodes, small: many promises are due at once, each breach is recorded
 * once, where it was due. Only PostgreSQL has two nodes.
 */
@ApiTest
@EnabledIfSystemProperty(named = "stagedesk.test.database", matches = "postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreachesOnTwoNodesTests {

	private static final int TICKETS = 40;

	private ConfigurableApplicationContext one;

	private ConfigurableApplicationContext other;

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Environment environment;

	@BeforeAll
	void startTwoNodesWithTimers() {
		this.one = start();
		this.other = start();
	}

	@AfterAll
	void stop() {
		this.one.close();
		this.other.close();
	}

	@Test
	void eachBreachIsRecordedOnceAndCallsOnce() {
		for (int ticket = 0; ticket < TICKETS; ticket++) {
			this.api.aTicket();
		}
		int due = this.jdbc.sql("""
				update clock set due_at = now() + interval '2 seconds', warned_at = warn_at, raised = 1,
				called = 'PERCENT 75 ASSIGNEE', next_call_at = now() + interval '2 seconds'
				where target = 'FIRST_RESPONSE' and outcome is null""").update();
		assertThat(due).isGreaterThanOrEqualTo(TICKETS);
		this.jdbc.sql("""
				update act_ru_job set duedate_ = (now() + interval '2 seconds') at time zone 'UTC'
				where type_ = 'timer' and process_instance_id_ in (select proc_inst_id_ from act_ru_execution
				where business_key_ like '%/FIRST_RESPONSE/1')""").update();
		await().atMost(Duration.ofMinutes(2))
			.until(() -> count("select count(*) from escalation where over_at is null") >= due);
		assertThat(count("select count(*) from clock where breached_at = due_at")).isEqualTo(due);
		assertThat(lines("BREACHED")).hasSize(due).containsOnly(1);
		assertThat(lines("ESCALATED")).hasSize(due).containsOnly(1);
		assertThat(count("select count(*) from escalation")).isEqualTo(due);
		assertThat(count("select count(*) from act_ru_incident")).isZero();
	}

	private List<Integer> lines(String kind) {
		return this.jdbc.sql("select count(*) from clock_entry where kind = ? group by clock_id")
			.param(kind)
			.query(Integer.class)
			.list();
	}

	private int count(String sql) {
		return this.jdbc.sql(sql).query(Integer.class).single();
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(StageDesk.class).profiles("demo")
			.run("--server.port=0", "--stagedesk.workflow.timers=true", "--stagedesk.demo.tickets=false",
					"--spring.datasource.url=" + this.environment.getProperty("spring.datasource.url"),
					"--spring.datasource.username=postgres", "--spring.datasource.password=");
	}

}
