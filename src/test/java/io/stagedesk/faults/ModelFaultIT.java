package io.stagedesk.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.stagedesk.StageDesk;
import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.StageDeskProcess;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process owner deploys a model that fails while tickets run. Promises are broken,
 * which is recorded whatever the model does, but nobody is called, which administrators
 * see. The mended model is deployed, the tickets are brought under it, and what has
 * stopped is tried again.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class ModelFaultIT {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String ADMIN = "Bearer demo-ada";

	private static final String MODEL = "sla-clock";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int TICKETS = 12;

	private final Seed seed;

	@TempDir
	private Path folder;

	ModelFaultIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void showsWhatHangsAndGoesOnAfterTheModelIsMended() throws Exception {
		Ledger ledger = new Ledger();
		String good = Files.readString(Path.of("processes", MODEL + ".bpmn"));
		String bad = good.replace("${callForAttention}", "${handBack}");
		assertThat(bad).isNotEqualTo(good);
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)) {
			StageDeskProcess node = desk.start();
			DueBreaches breaches;
			Duration gone;
			int moved;
			try (ConfigurableApplicationContext engine = anotherNode(desk);
					HttpConnection connection = new HttpConnection(node.port())) {
				String failing;
				String mended;
				try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
					traffic.begin(50 + this.seed.next(50));
					failing = deploy(connection, bad);
					breaches = DueBreaches.make(desk, traffic, TICKETS, Duration.ZERO, Duration.ofMillis(100));
					List<JsonNode> incidents = awaitIncidents(desk, connection);
					assertShown(node, incidents, breaches.tickets());
					assertThat(breaches.recorded()).as("recorded whatever the model does").isEqualTo(TICKETS);
					assertThat(breaches.called()).isZero();
					traffic.awaitMore(50);

					mended = deploy(connection, good);
					assertThat(migrate(engine, failing, mended, breaches.tickets())).isEqualTo(TICKETS);
					long begin = System.nanoTime();
					assertThat(retry(connection, incidents.get(0))).isEqualTo(TICKETS);
					await().atMost(PATIENCE)
						.pollInterval(Duration.ofMillis(100))
						.untilAsserted(() -> assertThat(breaches.called()).isEqualTo(TICKETS));
					gone = Duration.ofNanos(System.nanoTime() - begin);
					assertThat(incidents(connection)).isEmpty();
					traffic.solve(breaches.tickets());
				}
				moved = migrate(engine, failing, mended, List.of());
			}
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value() + 1)) {
				traffic.begin(50);
			}
			assertThat(breaches.violations()).isEmpty();
			desk.assertSound(ledger);
			this.seed.report(
					"a model that fails: %d jobs stopped, shown with their tickets' numbers; the mended model, migration and one try: all gone on after %d ms, then solved; %d other processes migrated, %d other tickets went on, no request refused",
					TICKETS, gone.toMillis(), moved, ledger.tickets().size() - TICKETS);
		}
	}

	/** Migration is an act of the engine that has no page yet; it is done beside. */
	private ConfigurableApplicationContext anotherNode(DeskUnderFault desk) {
		return new SpringApplicationBuilder(StageDesk.class).profiles("postgres")
			.run("--server.port=0", "--stagedesk.workflow.timers=false", "--stagedesk.health.drain=0s",
					"--stagedesk.search.directory=" + this.folder.resolve("search"),
					"--STAGEDESK_DB_URL=" + desk.postgres().url("desk"),
					"--STAGEDESK_DB_USER=" + desk.postgres().user(),
					"--STAGEDESK_DB_PASSWORD=" + desk.postgres().password());
	}

	/** As Camunda Modeler does, by a process owner. */
	private static String deploy(HttpConnection connection, String model) throws IOException {
		String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + MODEL + ".bpmn\"\r\n\r\n"
				+ model + "\r\n--b--\r\n";
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		String head = "POST /engine-rest/deployment/create HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer demo-paul\r\n"
				+ "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " + bytes.length + "\r\n\r\n";
		return JSON.readTree(connection.send((head + body).getBytes(StandardCharsets.UTF_8)).expect(200).body())
			.path("id")
			.asString();
	}

	private static List<JsonNode> awaitIncidents(DeskUnderFault desk, HttpConnection connection) throws IOException {
		await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
			giveUp(desk);
			assertThat(incidents(connection)).as(() -> "jobs: " + failing(desk)).hasSize(TICKETS);
		});
		return incidents(connection);
	}

	/** The tries that are left are made at once instead of over an hour. */
	private static void giveUp(DeskUnderFault desk) throws SQLException {
		try (Connection connection = desk.open(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("""
					update act_ru_job set retries_ = 1, duedate_ = now() at time zone 'UTC'
					where exception_stack_id_ is not null and retries_ > 0 and lock_owner_ is null""");
		}
	}

	private static List<String> failing(DeskUnderFault desk) {
		try {
			return desk
				.texts("""
						select concat_ws(' ', type_, handler_type_, handler_cfg_, 'retries', retries_, 'due', duedate_,
							'locked until', lock_exp_time_, left(exception_msg_, 80))
						from act_ru_job where (type_ = 'timer' and duedate_ < now() at time zone 'UTC') or exception_msg_ is not null""");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertShown(StageDeskProcess node, List<JsonNode> incidents, List<String> tickets)
			throws Exception {
		assertThat(incidents).extracting((one) -> one.path("ticket").asString())
			.containsExactlyInAnyOrderElementsOf(tickets);
		assertThat(incidents).allSatisfy((one) -> {
			assertThat(one.path("process").asString()).isEqualTo(MODEL);
			assertThat(one.path("error").asString()).isNotBlank();
		});
		assertThat(Browser.loggedIn(node.port(), "ada").look("/admin/incidents")).contains(tickets);
	}

	private static List<JsonNode> incidents(HttpConnection connection) throws IOException {
		List<JsonNode> incidents = new ArrayList<>();
		JSON.readTree(connection.send(HttpConnection.get("/api/v1/incidents", ADMIN)).expect(200).body())
			.path("items")
			.forEach(incidents::add);
		return incidents;
	}

	private static int retry(HttpConnection connection, JsonNode incident) throws IOException {
		String kind = "{\"process\":\"%s\",\"activity\":\"%s\"}".formatted(MODEL, incident.path("activity").asString());
		return JSON.readTree(
				connection.send(HttpConnection.post("/api/v1/incidents/retry", ADMIN, null, kind)).expect(200).body())
			.path("retried")
			.asInt();
	}

	/** Brings what has stopped for these tickets under another release, or all. */
	private static int migrate(ConfigurableApplicationContext node, String from, String to, List<String> stopped) {
		ProcessEngine engine = node.getBean(ProcessEngine.class);
		RuntimeService runtime = engine.getRuntimeService();
		int moved = 0;
		for (ProcessDefinition one : engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.deploymentId(from)
			.list()) {
			String other = engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.deploymentId(to)
				.processDefinitionKey(one.getKey())
				.singleResult()
				.getId();
			List<String> processes = runtime.createProcessInstanceQuery()
				.processDefinitionId(one.getId())
				.list()
				.stream()
				.filter((process) -> stopped.isEmpty() || stopped.stream().anyMatch((ticket) -> hangs(process, ticket)))
				.map(ProcessInstance::getId)
				.toList();
			if (!processes.isEmpty()) {
				MigrationPlan plan = runtime.createMigrationPlan(one.getId(), other).mapEqualActivities().build();
				runtime.newMigration(plan).processInstanceIds(processes).execute();
				moved += processes.size();
			}
		}
		return moved;
	}

	private static boolean hangs(ProcessInstance process, String ticket) {
		return (ticket + "/RESOLUTION/1").equals(process.getBusinessKey());
	}

}
