package io.stagedesk.messaging.mailbox;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class MailboxSettingsTests {

	private final ApplicationContextRunner desk = new ApplicationContextRunner().withUserConfiguration(Desk.class)
		.withPropertyValues("stagedesk.mailboxes[0].address=Help@Example.com", "stagedesk.mailboxes[0].protocol=imaps",
				"stagedesk.mailboxes[0].host=imap.example.com", "stagedesk.mailboxes[0].username=help");

	@Test
	void fillsInWhatIsUsual() {
		this.desk.run((context) -> {
			MailboxTerms terms = context.getBean(MailboxSettings.class).mailboxes().get(0).terms();
			assertThat(terms.server().port()).isEqualTo(993);
			assertThat(terms.server().folder()).isEqualTo("INBOX");
			assertThat(terms.server().starttls()).isEqualTo(Starttls.ALLOWED);
			assertThat(terms.server().login()).isEqualTo(LoginKind.PASSWORD);
			assertThat(terms.pollInterval()).isEqualTo(Duration.ofSeconds(60));
			assertThat(new MailboxCheck(terms).faults("help").faults()).isEmpty();
		});
	}

	@Test
	void readsALogInByToken() {
		this.desk
			.withPropertyValues("stagedesk.mailboxes[0].oauth2.token-url=https://login.example.com/token",
					"stagedesk.mailboxes[0].oauth2.client-id=desk", "stagedesk.mailboxes[0].oauth2.client-secret=s",
					"stagedesk.mailboxes[0].oauth2.refresh-token=r")
			.run((context) -> {
				MailboxTerms terms = context.getBean(MailboxSettings.class).mailboxes().get(0).terms();
				assertThat(terms.server().login()).isEqualTo(LoginKind.OAUTH2);
				assertThat(terms.secret()).isEqualTo(new MailSecret("s", "r"));
			});
	}

	@ParameterizedTest
	@CsvSource({ "address, nobody", "host, ''", "host, a b", "port, 70000", "username, ''", "poll-interval, 0s",
			"protocol, smtp", "scenario, OTHER", "starttls, maybe", "oauth2.token-url, http://a.example" })
	void namesTheSettingThatCannotBe(String name, String value) {
		this.desk.withPropertyValues("stagedesk.mailboxes[0].%s=%s".formatted(name, value)).run((context) -> {
			StringWriter said = new StringWriter();
			context.getStartupFailure().printStackTrace(new PrintWriter(said));
			assertThat(said.toString().replaceAll("[^a-zA-Z0-9]", ""))
				.containsIgnoringCase("mailboxes0" + name.replaceAll("[^a-z0-9]", ""));
		});
	}

	@Test
	void refusesTwoMailboxesOfOneAddress() {
		this.desk
			.withPropertyValues("stagedesk.mailboxes[1].address=help@example.com",
					"stagedesk.mailboxes[1].protocol=pop3", "stagedesk.mailboxes[1].host=h",
					"stagedesk.mailboxes[1].username=u")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("each address once"));
	}

	@Test
	void makesKeysOfAddresses() {
		assertThat(ConfiguredMailboxes.id("help@example.com", Set.of())).isEqualTo("help-example-com");
		assertThat(ConfiguredMailboxes.id("help@example.com", Set.of("help-example-com"))).matches("m-[0-9a-f-]{36}");
		assertThat(ConfiguredMailboxes.id("1@x.example", Set.of())).isEqualTo("x-example");
		assertThat(ConfiguredMailboxes.id("a".repeat(60) + "@x.example", Set.of())).hasSizeLessThanOrEqualTo(40);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(MailboxSettings.class)
	static class Desk {

	}

}
