package io.stagedesk.messaging.webhook;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SigningSecretTests {

	/** The example that the libraries of Standard Webhooks are tested with. */
	@Test
	void signsAsStandardWebhooksHasIt() {
		SigningSecret secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
		assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
			.isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
	}

	@Test
	void makesEachSecretAnew() {
		assertThat(SigningSecret.random().text()).matches("whsec_[A-Za-z0-9+/]{43}=")
			.isNotEqualTo(SigningSecret.random().text());
	}

}
