package io.stagedesk.workflow.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.workflow.ChangedRelease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** A process owner presses "Deploy" in Camunda Modeler. */
@ApiTest
class ModelerTests {

	private static final String CREATE = "/engine-rest/deployment/create";

	private static final String TABLE = "ticket-routing.dmn";

	private static final String RULE = "Payments go the way that paul drew";

	@Autowired
	Api api;

	@Autowired
	@Qualifier("release")
	SmartLifecycle release;

	/** Other tests go on with the models of the checkout. */
	@AfterEach
	void goBack() throws Exception {
		assertThat(upload("paul", TABLE, table()).status()).isEqualTo(200);
	}

	@Test
	void theNextTicketGoesTheWayOfTheNewTable() throws Exception {
		assertThat(ruleOf(this.api.aTicket())).isNotEqualTo(RULE);
		Answer made = upload("paul", TABLE, redrawn());
		assertThat(made.status()).as(made.toString()).isEqualTo(200);
		assertThat(made.json().path("source").asString()).isEqualTo("paul");
		assertThat(made.json().path("deployedDecisionDefinitions").findValuesAsString("key")).contains("ticket-routing",
				"ticket-classification");
		assertThat(ruleOf(this.api.aTicket())).isEqualTo(RULE);
		JsonNode newest = this.api.get("paul", "/engine-rest/deployment?maxResults=1").json().get(0);
		assertThat(newest.path("id").asString()).isEqualTo(made.json().path("id").asString());
	}

	@Test
	void aRestartKeepsWhatWasDrawn() throws Exception {
		assertThat(upload("paul", TABLE, redrawn()).status()).isEqualTo(200);
		this.release.start();
		assertThat(ruleOf(this.api.aTicket())).isEqualTo(RULE);
	}

	@Test
	void isForProcessOwners() throws Exception {
		assertThat(upload("ana", TABLE, redrawn()).status()).isEqualTo(403);
		assertThat(upload(null, TABLE, redrawn()).status()).isEqualTo(401);
		assertThat(this.api.get("mona", "/engine-rest/deployment").status()).isEqualTo(403);
		assertThat(this.api.get("paul", "/engine-rest/version").json().path("version").asString()).startsWith("7");
	}

	@Test
	void refusesAScriptAndNamesItsElement() throws Exception {
		String model = text("processes/ticket-closure.bpmn").replaceFirst("(<bpmn:serviceTask id=\"([^\"]+)\"[^>]*>)",
				"<bpmn:scriptTask id=\"evil\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>$1");
		Answer refused = upload("paul", "ticket-closure.bpmn", model);
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.fields()).contains("processes/ticket-closure.bpmn evil");
		assertThat(ruleOf(this.api.aTicket())).isNotEqualTo(RULE);
	}

	@Test
	void refusesAModelThatTheDeskWouldMiss() throws Exception {
		Answer refused = upload("paul", TABLE, table().replace("id=\"ticket-routing\"", "id=\"my-routing\""));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.body()).contains("must keep the ids ticket-routing");
		assertThat(this.api.aTicket().path("team").asString()).isEqualTo("payments");
	}

	@ParameterizedTest
	@CsvSource({ "../evil.dmn", "evil.exe", "a b.bpmn", "''" })
	void refusesOtherFiles(String name) throws Exception {
		assertThat(upload("paul", name, "<a/>").status()).isEqualTo(422);
	}

	@ParameterizedTest
	@CsvSource({ "broken.dmn, <definitions", "broken.bpmn, ''", "broken.form, {", "broken.dmn, no xml at all" })
	void refusesWhatIsNoModel(String name, String content) throws Exception {
		Answer refused = upload("paul", name, content);
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.body()).contains(name);
	}

	@Test
	void refusesOtherBodies() {
		assertThat(this.api.post("paul", CREATE, "{}").status()).isEqualTo(415);
		assertThat(this.api.send("POST", "paul", CREATE, "nothing", Map.of("Content-Type", "multipart/form-data"))
			.status()).isEqualTo(400);
		assertThat(this.api
			.send("POST", "paul", CREATE, "--b--\r\n", Map.of("Content-Type", "multipart/form-data; boundary=b"))
			.status()).isEqualTo(422);
	}

	private String ruleOf(JsonNode ticket) {
		return this.api.get("mona", "/api/v1/tickets/%s/why".formatted(ticket.path("number").asString()))
			.json()
			.path("items")
			.get(0)
			.path("rule")
			.asString();
	}

	private static String redrawn() throws Exception {
		return ChangedRelease.cell("outputEntry_paymentsRule", "\"%s\"".formatted(RULE)).apply(table());
	}

	private static String table() throws Exception {
		return text("processes/" + TABLE);
	}

	private static String text(String resource) throws Exception {
		return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
	}

	/** As Camunda Modeler sends it. */
	private Answer upload(String login, String name, String content) throws Exception {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (Map.Entry<String, String> field : Map
			.of("deployment-name", "diagram", "deployment-source", "Camunda Modeler", "deploy-changed-only", "true")
			.entrySet()) {
			body.write("--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
				.formatted(field.getKey(), field.getValue())
				.getBytes(StandardCharsets.UTF_8));
		}
		body.write(
				"--b\r\nContent-Disposition: form-data; name=\"%1$s\"; filename=\"%1$s\"\r\nContent-Type: application/octet-stream\r\n\r\n%2$s\r\n--b--\r\n"
					.formatted(name, content)
					.getBytes(StandardCharsets.UTF_8));
		return this.api.send("POST", login, CREATE, body.toByteArray(),
				Map.of("Content-Type", "multipart/form-data; boundary=b"));
	}

}
