package io.stagedesk.messaging.mime;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class MailLimitsTests {

	private final ApplicationContextRunner desk = new ApplicationContextRunner().withUserConfiguration(Desk.class);

	@Test
	void readsTheSettings() {
		this.desk.withPropertyValues("stagedesk.mail.limits.size=1MB", "stagedesk.mail.limits.depth=7")
			.run((context) -> {
				MailLimits limits = context.getBean(MailLimits.class);
				assertThat(limits.size()).isEqualTo(DataSize.ofMegabytes(1));
				assertThat(limits.depth()).isEqualTo(7);
				assertThat(limits.parts()).isEqualTo(500);
			});
	}

	@ParameterizedTest
	@CsvSource({ "size, 0B", "size, -1MB", "header, 0B", "depth, 0", "parts, -1", "recipients, 0", "time, 0s",
			"time, -1s", "size, big" })
	void namesTheLimitThatCannotBe(String name, String value) {
		this.desk.withPropertyValues("stagedesk.mail.limits.%s=%s".formatted(name, value)).run((context) -> {
			StringWriter said = new StringWriter();
			context.getStartupFailure().printStackTrace(new PrintWriter(said));
			assertThat(said.toString()).contains("stagedesk.mail.limits").containsPattern("\\b" + name);
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(MailLimits.class)
	static class Desk {

	}

}
