package io.stagedesk.messaging.token;

import io.stagedesk.DeskTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class SecretsTests {

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void canReadNoSecretOfAnotherKey() {
		Secrets one = new Secrets(this.jdbc, this.transactions, "first key");
		Secrets other = new Secrets(this.jdbc, this.transactions, "second key");
		Secrets own = new Secrets(this.jdbc, this.transactions, "");
		String encrypted = one.encrypt("p4ssw0rd-\u5bc6\u7801");
		assertThat(encrypted).isNotEqualTo(one.encrypt("p4ssw0rd-\u5bc6\u7801"));
		assertThat(one.decrypt(encrypted)).contains("p4ssw0rd-\u5bc6\u7801");
		assertThat(other.decrypt(encrypted)).isEmpty();
		assertThat(own.decrypt(encrypted)).isEmpty();
		assertThat(own.decrypt("no hex")).isEmpty();
		assertThat(own.decrypt("")).contains("");
	}

}
