package io.stagedesk.messaging;

import io.stagedesk.Api;
import io.stagedesk.ApiTest;
import io.stagedesk.messaging.incoming.ArrivedMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class MailHealthTests {

	private static final String HEALTH = "/actuator/health";

	@Autowired
	Api api;

	@Autowired
	ApplicationContext context;

	@Test
	void tellsStrangersNothingButThatItIsUp() {
		assertThat(this.api.get(null, HEALTH).json().propertyNames()).containsExactly("status");
		assertThat(this.api.get("mona", HEALTH).json().propertyNames()).containsExactly("status");
		assertThat(this.api.get(null, HEALTH + "/mail").status()).isEqualTo(404);
	}

	@Test
	void tellsAdministratorsHowTheMailRoomIsDoing() {
		new ArrivedMails(this.context).arrived("Subject: Who?", "", "wrote this " + System.nanoTime());
		JsonNode health = this.api.get("ada", HEALTH).json();
		assertThat(health.path("status").asString()).isEqualTo("UP");
		JsonNode mail = health.path("components").path("mail");
		assertThat(mail.path("status").asString()).isEqualTo("UP");
		assertThat(mail.path("details").propertyNames()).containsExactlyInAnyOrder("stored", "quarantined", "queued",
				"oldestSeconds", "mailboxesFailing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "quarantined", "failed", "queued", "bounced", "given-up", "oldest-seconds",
			"mailboxes-failing" })
	void measuresTheMailRoom(String gauge) {
		JsonNode metric = this.api.get("ada", "/actuator/metrics/stagedesk.mail." + gauge).json();
		assertThat(metric.path("measurements").get(0).path("value").asDouble()).isGreaterThanOrEqualTo(0);
		assertThat(metric.path("description").asString()).isNotEmpty();
	}

}
