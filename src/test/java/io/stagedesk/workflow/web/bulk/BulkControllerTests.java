package io.stagedesk.workflow.web.bulk;

import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class BulkControllerTests {

	@Autowired
	Api api;

	@Test
	void takesAJobOnOnceAndTellsHowFarItIs() {
		String number = this.api.aTicketOf("ana");
		String json = "{\"tickets\":[\"%s\"],\"act\":{\"kind\":\"NOTE\",\"value\":\"n\"}}".formatted(number);
		Map<String, String> key = Map.of("Idempotency-Key", "bulk-" + number);
		Answer first = this.api.post("yuki", "/api/v1/bulk", json, key);
		assertThat(first.status()).as(first.toString()).isEqualTo(202);
		assertThat(this.api.post("yuki", "/api/v1/bulk", json, key).header("location"))
			.isEqualTo(first.header("location"))
			.isEqualTo("/api/v1/bulk/" + first.json().path("id").asString());
		Answer progress = this.api.get("yuki", first.header("location"));
		assertThat(progress.json().path("state").asString()).isEqualTo("RUNNING");
		assertThat(progress.json().path("total").asInt()).isEqualTo(1);
		assertThat(progress.json().path("items").get(0).path("ticket").asString()).isEqualTo(number);
		Answer cancelled = this.api.post("yuki", first.header("location") + "/cancel", null);
		assertThat(cancelled.json().path("state").asString()).isEqualTo("CANCELLED");
		assertThat(cancelled.json().path("cancelled").asInt()).isEqualTo(1);
		assertThat(this.api.post("yuki", first.header("location") + "/cancel", null).status()).isEqualTo(409);
	}

	@Test
	void takesAllThatAQueryFinds() {
		String number = this.api.aTicketOf("ana");
		Answer answer = this.api.post("yuki", "/api/v1/bulk",
				"{\"query\":{\"status\":\"OPEN_ALL\",\"q\":\"%s\"},\"act\":{\"kind\":\"RESUME\"},\"dryRun\":true}"
					.formatted(number));
		assertThat(answer.json().path("total").asInt()).as(answer.toString()).isEqualTo(1);
		assertThat(answer.json().path("dryRun").asBoolean()).isTrue();
		this.api.post("yuki", answer.header("location") + "/cancel", null);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{"act":{"kind":"CLOSE"}}                                                    | tickets
			{"tickets":[],"act":{"kind":"CLOSE"}}                                       | tickets
			{"tickets":["SD-x"],"act":{"kind":"CLOSE"}}                                 | tickets[0]
			{"tickets":["SD-1"]}                                                        | act
			{"tickets":["SD-1"],"act":{"kind":"NOTHING"}}                               | act.kind
			{"tickets":["SD-1"],"act":{"value":"n"}}                                    | act.kind
			{"tickets":["SD-1"],"act":{"kind":"NOTE"}}                                  | act.value
			{"tickets":["SD-1"],"act":{"kind":"NOTE","value":"a\\u0000"}}               | act.value
			{"tickets":["SD-1"],"act":{"kind":"PRIORITY","value":"P1"}}                 | act.reason
			{"tickets":["SD-1"],"act":{"kind":"MACRO","value":"x"}}                     | act.value
			{"query":{"status":"ODD"},"act":{"kind":"CLOSE"}}                           | query.status
			""")
	void namesTheFieldAtFault(String json, String field) {
		Answer answer = this.api.post("yuki", "/api/v1/bulk", json);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).contains(field);
	}

}
