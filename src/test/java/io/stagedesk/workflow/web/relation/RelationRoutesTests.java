package io.stagedesk.workflow.web.relation;

import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of tickets that belong together, from outside. */
@ApiTest
class RelationRoutesTests {

	@Autowired
	Api api;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			POST | /links           | {"kind":"RELATED","other":"SD-0"}                        | other
			POST | /links           | {"kind":"RELATED","other":"SD-1\\u0000"}                 | other
			POST | /links           | {"other":"SD-1"}                                         | kind
			PUT  | /tags            | {"tags":["a,b"]}                                         | tags
			PUT  | /tags            | {"tags":["half \\ud83d"]}                                | tags[0]
			PUT  | /fields          | {"fields":{"unknown":{"deep":[1]}}}                      | fields.unknown
			PUT  | /incident        | {}                                                       | incident
			POST | /split           | {"messages":["999999999999999999"],"subject":"s"}        | messages
			POST | /split           | {"messages":["1"],"subject":"two\\nlines"}               | subject
			POST | /children/update | {"texts":{"no language":"x"},"fallback":"en"}            | texts
			POST | /children/update | {"texts":{"en":"a\\u0000"},"fallback":"en"}              | texts.en
			""")
	void namesTheFieldAtFault(String method, String route, String json, String field) {
		String number = this.api.aTicketOf("ana");
		Answer answer = this.api.send(method, "ana", "/api/v1/tickets/" + number + route, json, Map.of());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.isProblem()).isTrue();
		assertThat(answer.fields()).contains(field);
	}

	@Test
	void tellsHowFarAnUpdateIs() {
		String parent = this.api.aTicketOf("ana");
		String child = this.api.aTicketOf("ana");
		Answer linked = this.api.post("ana", "/api/v1/tickets/" + parent + "/links",
				"{\"kind\":\"PARENT_OF\",\"other\":\"%s\"}".formatted(child));
		assertThat(linked.json().path("openChildren").asInt()).isEqualTo(1);
		assertThat(linked.json().path("items").get(0).path("number").asString()).isEqualTo(child);
		Answer begun = this.api.post("ana", "/api/v1/tickets/" + parent + "/children/update",
				"{\"texts\":{\"en\":\"Known\"},\"fallback\":\"en\"}");
		assertThat(begun.status()).isEqualTo(202);
		Answer asked = this.api.get("ana", begun.header("location"));
		assertThat(asked.status()).isEqualTo(200);
		assertThat(asked.json().path("counts").isEmpty()).isFalse();
		assertThat(this.api.get("chen", begun.header("location")).status()).isEqualTo(404);
		Answer other = this.api.get("ana", begun.header("location").replace(parent, child));
		assertThat(other.status()).as("it belongs to the parent").isEqualTo(404);
	}

	@Test
	void keepsFieldsOfTheDesk() {
		Answer refused = this.api.send("PUT", "ada", "/api/v1/custom-fields/level",
				"{\"name\":\"\",\"type\":\"CHOICE\",\"scenario\":\"NONE\",\"place\":-1}", Map.of());
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.fields()).contains("name", "nameZh", "choices", "scenario", "place");
		Answer made = this.api.send("PUT", "ada", "/api/v1/custom-fields/level",
				"{\"name\":\"Level\",\"nameZh\":\"等级\",\"type\":\"NUMBER\"}", Map.of());
		assertThat(made.status()).isEqualTo(201);
		String number = this.api.aTicketOf("ana");
		Answer filled = this.api.send("PUT", "ana", "/api/v1/tickets/" + number + "/fields",
				"{\"fields\":{\"level\":12}}", Map.of());
		assertThat(filled.json().path("customFields").path("level").asInt()).isEqualTo(12);
		assertThat(this.api.send("DELETE", "ada", "/api/v1/custom-fields/level", (String) null, Map.of()).status())
			.isEqualTo(204);
	}

}
