package io.stagedesk.operation.health;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class HealthTests {

	private static final String HEALTH = "/actuator/health";

	@Autowired
	Api api;

	@Autowired
	ApplicationContext context;

	@AfterEach
	void readyAgain() {
		AvailabilityChangeEvent.publish(this.context, ReadinessState.ACCEPTING_TRAFFIC);
	}

	@Test
	void saysOneWordToStrangers() {
		for (String path : new String[] { HEALTH, HEALTH + "/liveness", HEALTH + "/readiness" }) {
			Answer answer = this.api.get(null, path);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
		}
		assertThat(this.api.get(null, HEALTH + "/databaseReady").status()).isEqualTo(404);
	}

	@Test
	void livesButIsNotReadyWhileItStops() {
		AvailabilityChangeEvent.publish(this.context, ReadinessState.REFUSING_TRAFFIC);
		Answer ready = this.api.get(null, HEALTH + "/readiness");
		assertThat(ready.status()).isEqualTo(503);
		assertThat(ready.body()).isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
		assertThat(this.api.get(null, HEALTH + "/liveness").status()).isEqualTo(200);
		assertThat(this.api.get("ana", "/api/v1/me").status()).as("it still serves").isEqualTo(200);
	}

}
