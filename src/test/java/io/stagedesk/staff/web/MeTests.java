package io.stagedesk.staff.web;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.Fixtures;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Who one is, and whether one takes tickets. */
@ApiTest
class MeTests {

	private static final String PRESENCE = "/api/v1/me/presence";

	@Autowired
	Api api;

	@Test
	void tellsWhoIsAsking() {
		JsonNode me = this.api.get("yuki", "/api/v1/me").json();
		assertThat(me.path("login").asString()).isEqualTo("yuki");
		assertThat(me.path("role").asString()).isEqualTo("AGENT");
		assertThat(me.path("teams").values()).extracting(JsonNode::asString).containsExactly("payments");
		assertThat(me.path("languages").values()).extracting(JsonNode::asString).containsExactlyInAnyOrder("ja", "en");
	}

	@Test
	void offersTicketsOnlyToThoseWhoAreOnline(@Autowired Fixtures fixtures) {
		fixtures.leaveNothingToDo("payments");
		assertThat(this.api.post("yuki", PRESENCE, "{\"presence\":\"ONLINE\"}").status()).isEqualTo(200);
		try {
			assertThat(this.api.get("yuki", "/api/v1/me").json().path("presence").asString()).isEqualTo("ONLINE");
			assertThat(this.api.aTicket().path("offeredTo").asString()).isEqualTo("yuki");
		}
		finally {
			this.api.post("yuki", PRESENCE, "{\"presence\":\"OFFLINE\"}");
		}
		assertThat(this.api.aTicket().path("offeredTo").isNull()).isTrue();
	}

	@Test
	void refusesAPresenceThatDoesNotExist() {
		Answer answer = this.api.post("ana", PRESENCE, "{\"presence\":\"ASLEEP\"}");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly("presence");
		Answer missing = this.api.post("ana", PRESENCE, "{}");
		assertThat(missing.status()).isEqualTo(422);
		assertThat(missing.fields()).containsExactly("presence");
	}

}
