package io.stagedesk.faults;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.stagedesk.StageDesk;
import io.stagedesk.bench.HttpConnection;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
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
 * A model that fails is deployed while tickets run. Promises are broken, which is
 * recorded whatever the model does, but nobody is called, which administrators see. The
 * mended model is deployed, the promises are brought under it and tried again.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class ModelFaultIT {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String ADMIN = "Bearer demo-ada";

	private static final int TICKETS = 12;

	private static final String CALLED = """
			select count(*) from escalation e join clock c on c.id = e.clock_id and c.target = 'RESOLUTION'
			join ticket t on t.id = c.ticket_id and t.subject like '%-due-%'""";

	private final Seed seed;

	@TempDir
	private Path folder;

	ModelFaultIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void showsWhatHangsAndGoesOnAfterTheModelIsMended() throws Exception {
		Ledger ledger = new Ledger();
		String good = Files.readString(Path.of("processes/sla-clock.bpmn"));
		String bad = good.replace("${callForAttention}", "${handBack}");
		assertThat(bad).isNotEqualTo(good);
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder);
				ConfigurableApplicationContext node = startHere(desk)) {
			int port = node.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			DueBreaches breaches;
			List<JsonNode> incidents;
			try (Traffic traffic = new Traffic(ledger, () -> List.of(port), this.seed.value());
					HttpConnection connection = new HttpConnection(port)) {
				traffic.begin(50);
				deploy(connection, bad);
				breaches = DueBreaches.make(desk, traffic, TICKETS, Duration.ZERO, Duration.ofMillis(100));
				await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).until(() -> {
					giveUp(desk);
					return incidents(connection).size() == TICKETS;
				});
				traffic.awaitMore(50);
				incidents = incidents(connection);
				assertThat(incidents).allSatisfy((one) -> {
					assertThat(one.path("process").asString()).isEqualTo("sla-clock");
					assertThat(one.path("error").asString()).isNotBlank();
				});
				assertThat(incidents).extracting((one) -> one.path("ticket").asString())
					.containsExactlyInAnyOrderElementsOf(numbers(desk));
				assertThat(breaches.recorded()).as("recorded whatever the model does").isEqualTo(TICKETS);
				assertThat(desk.number(CALLED)).isZero();

				deploy(connection, good);
				migrate(node);
				connection.send(HttpConnection.post("/api/v1/incidents/retry", ADMIN, null,
						"{\"process\":\"sla-clock\",\"activity\":\"%s\"}"
							.formatted(incidents.get(0).path("activity").asString())))
					.expect(200);
				await().atMost(Duration.ofSeconds(60)).until(() -> desk.number(CALLED) == TICKETS);
				assertThat(incidents(connection)).isEmpty();
				traffic.awaitMore(50);
			}
			assertThat(breaches.violations()).isEmpty();
			desk.assertSound(ledger);
			this.seed.report(
					"a model that fails: %d incidents with their tickets' numbers, each gone after the mended model and one try; %d other tickets went on",
					incidents.size(), ledger.tickets().size() - TICKETS);
		}
	}

	/** In this process, as migration is an act of the engine that has no page yet. */
	private static ConfigurableApplicationContext startHere(DeskUnderFault desk) {
		return new SpringApplicationBuilder(StageDesk.class).profiles("postgres", "demo")
			.run("--server.port=0", "--stagedesk.demo.tickets=false", "--stagedesk.health.drain=0s",
					"--stagedesk.search.directory=", "--STAGEDESK_DB_URL=" + desk.postgres().url("desk"),
					"--STAGEDESK_DB_USER=" + desk.postgres().user(),
					"--STAGEDESK_DB_PASSWORD=" + desk.postgres().password());
	}

	private static void deploy(HttpConnection connection, String model) throws Exception {
		String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sla-clock.bpmn\"\r\n\r\n"
				+ model + "\r\n--b--\r\n";
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		String head = "POST /engine-rest/deployment/create HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer demo-paul\r\n"
				+ "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " + bytes.length + "\r\n\r\n";
		connection.send((head + body).getBytes(StandardCharsets.UTF_8)).expect(200);
	}

	/** The tries that are left are made at once instead of over an hour. */
	private static void giveUp(DeskUnderFault desk) throws Exception {
		desk.update("""
				update act_ru_job set retries_ = 1, duedate_ = now() at time zone 'UTC'
				where exception_stack_id_ is not null and retries_ > 0 and lock_owner_ is null""");
	}

	private static List<JsonNode> incidents(HttpConnection connection) throws Exception {
		List<JsonNode> incidents = new ArrayList<>();
		JSON.readTree(connection.send(HttpConnection.get("/api/v1/incidents", ADMIN)).expect(200).body())
			.path("items")
			.forEach(incidents::add);
		return incidents;
	}

	private static List<String> numbers(DeskUnderFault desk) throws Exception {
		List<String> numbers = new ArrayList<>();
		try (var connection = desk.open();
				var statement = connection.createStatement();
				var row = statement.executeQuery("select id from ticket where subject like '%-due-%'")) {
			while (row.next()) {
				numbers.add("SD-" + row.getLong(1));
			}
		}
		return numbers;
	}

	/** Brings the promises that hang under the newest model. */
	private static void migrate(ConfigurableApplicationContext node) {
		RepositoryService models = node.getBean(RepositoryService.class);
		RuntimeService runtime = node.getBean(RuntimeService.class);
		List<ProcessDefinition> versions = models.createProcessDefinitionQuery()
			.processDefinitionKey("sla-clock")
			.orderByProcessDefinitionVersion()
			.desc()
			.list();
		String newest = versions.get(0).getId();
		String bad = versions.get(1).getId();
		runtime.newMigration(runtime.createMigrationPlan(bad, newest).mapEqualActivities().build())
			.processInstanceQuery(
					runtime.createProcessInstanceQuery().processDefinitionId(bad).incidentType("failedJob"))
			.execute();
	}

}
