package io.stagedesk.messaging.mailbox.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stagedesk.DeskTest;
import io.stagedesk.messaging.mailbox.LoginKind;
import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailProtocol;
import io.stagedesk.messaging.mailbox.MailSecret;
import io.stagedesk.messaging.mailbox.MailServer;
import io.stagedesk.messaging.mailbox.MailboxTerms;
import io.stagedesk.messaging.mailbox.Mailboxes;
import io.stagedesk.messaging.mailbox.SecretRenewed;
import io.stagedesk.messaging.mailbox.Starttls;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The log-in by token, against an authorization server and a mail server of the test. */
@DeskTest
class AccessTokensTests {

	private static final Viewer ADA = new Viewer("ada", "Ada", Role.ADMIN, Set.of());

	private static final MailSecret SECRET = new MailSecret("client-secret", "refresh-1");

	@Autowired
	Mailboxes mailboxes;

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	JdbcClient jdbc;

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final Deque<String> answers = new ArrayDeque<>();

	private HttpServer tokenServer;

	private ScriptedServer mailServer;

	private Connections connections;

	@BeforeEach
	void start() throws IOException {
		this.tokenServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.tokenServer.createContext("/token", this::answer);
		this.tokenServer.start();
		ImapScript script = new ImapScript();
		script.capabilities = "IMAP4rev1 SASL-IR AUTH=XOAUTH2";
		script.odd = (command, rest) -> command.equals("AUTHENTICATE") && !rest.equals("XOAUTH2 " + line("token-1"))
				&& !rest.equals("XOAUTH2 " + line("token-2")) ? "TAG NO no such token" : "";
		this.mailServer = new ScriptedServer(ImapScript.GREETING, script);
		restart();
	}

	@AfterEach
	void stop() throws IOException {
		this.connections.destroy();
		this.mailServer.close();
		this.tokenServer.stop(0);
		this.jdbc.sql("delete from mailbox").update();
	}

	@Test
	void logsInWithATokenThatIsAskedForOnce() {
		this.answers.add("{\"access_token\":\"token-1\",\"expires_in\":3600}");
		open(SECRET).close();
		open(SECRET).close();
		assertThat(this.asked).containsExactly(
				"grant_type=refresh_token&client_id=desk&client_secret=client-secret&refresh_token=refresh-1&scope=mail+offline");
		assertThat(this.mailServer.heard).filteredOn((line) -> line.contains("AUTHENTICATE"))
			.hasSize(2)
			.allMatch((line) -> line.endsWith("AUTHENTICATE XOAUTH2 " + line("token-1")));
	}

	@Test
	void asksAnewWhenTheMailServerDoesNotTakeAToken() {
		this.answers.add("{\"access_token\":\"stale\"}");
		this.answers.add("{\"access_token\":\"token-2\"}");
		assertThat(problem(SECRET)).isEqualTo(MailProblem.LOGIN);
		open(SECRET).close();
		assertThat(this.asked).hasSize(2);
	}

	@Test
	void asksAsItselfWithoutARefreshToken() {
		this.answers.add("{\"access_token\":\"token-1\"}");
		open(new MailSecret("client-secret", "")).close();
		assertThat(this.asked.get(0)).startsWith("grant_type=client_credentials&").doesNotContain("refresh_token");
	}

	@Test
	void saysWhyThereIsNoToken() {
		this.answers.add("{\"error\":\"invalid_grant\",\"error_description\":\"refresh-1 is void\"}");
		assertThatExceptionOfType(MailFailure.class).isThrownBy(() -> open(SECRET)).satisfies((failure) -> {
			assertThat(failure.problem()).isEqualTo(MailProblem.TOKEN);
			assertThat(failure.details()).contains("invalid_grant").doesNotContain("refresh-1");
		});
		this.answers.add("<html>");
		assertThat(problem(SECRET)).isEqualTo(MailProblem.TOKEN);
	}

	@Test
	void keepsARefreshTokenThatIsReplaced() {
		save(SECRET, Optional.of(0));
		this.answers.add("{\"access_token\":\"token-1\",\"refresh_token\":\"refresh-2\"}");
		open(this.mailboxes.secret("help").orElseThrow()).close();
		MailSecret renewed = this.mailboxes.secret("help").orElseThrow();
		assertThat(renewed).isEqualTo(new MailSecret("client-secret", "refresh-2"));
		assertThat(this.jdbc.sql("select renewed_token from mailbox").query(String.class).single())
			.matches("[0-9a-f]{40,}");
		assertThat(this.mailboxes.find("help").orElseThrow().version()).isOne();
		restart();
		this.answers.add("{\"access_token\":\"token-2\",\"refresh_token\":\"refresh-3\"}");
		open(renewed).close();
		assertThat(this.asked.get(1)).contains("refresh_token=refresh-2");
		assertThat(this.mailboxes.secret("help").orElseThrow().refreshToken()).isEqualTo("refresh-3");
	}

	@Test
	void keepsARenewedTokenUntilSomebodySaysAnotherOne() {
		save(SECRET, Optional.of(0));
		this.events.publishEvent(new SecretRenewed(SECRET, new MailSecret("client-secret", "refresh-2")));
		save(new MailSecret("", ""), Optional.of(1));
		assertThat(this.mailboxes.secret("help").orElseThrow().refreshToken()).isEqualTo("refresh-2");
		save(new MailSecret("client-secret", "refresh-9"), Optional.of(2));
		assertThat(this.mailboxes.secret("help").orElseThrow().refreshToken()).isEqualTo("refresh-9");
	}

	@Test
	void keepsWhatATestBeforeTheFirstSavingRenewed() {
		this.answers.add("{\"access_token\":\"token-1\",\"refresh_token\":\"refresh-2\"}");
		open(SECRET).close();
		save(SECRET, Optional.of(0));
		open(this.mailboxes.secret("help").orElseThrow()).close();
		assertThat(this.mailboxes.secret("help").orElseThrow().refreshToken()).isEqualTo("refresh-2");
		assertThat(this.asked).hasSize(1);
	}

	/** A node without memory. */
	private void restart() {
		this.connections = new Connections(
				new AccessTokens(JsonMapper.builder().build(), this.events, Clock.systemUTC()),
				new FetchSettings(true, Duration.ofSeconds(5)));
	}

	private Inbox open(MailSecret secret) {
		return this.connections.open(server("http://localhost:" + this.tokenServer.getAddress().getPort() + "/token"),
				secret, new OpenSockets(), true);
	}

	private MailProblem problem(MailSecret secret) {
		try {
			open(secret).close();
			return null;
		}
		catch (MailFailure ex) {
			return ex.problem();
		}
	}

	private void save(MailSecret secret, Optional<Integer> version) {
		MailboxTerms terms = new MailboxTerms(Desk.ADDRESS, server("https://login.example.com/token"), secret, "", "",
				"", Duration.ofSeconds(60), true);
		this.mailboxes.save("help", terms, version, ADA);
	}

	private MailServer server(String tokenUrl) {
		return new MailServer(MailProtocol.IMAP, "localhost", this.mailServer.port(), Starttls.ALLOWED, Desk.ADDRESS,
				"INBOX", LoginKind.OAUTH2, tokenUrl, "desk", "mail offline");
	}

	private static String line(String token) {
		return Base64.getEncoder()
			.encodeToString("user=%s\u0001auth=Bearer %s\u0001\u0001".formatted(Desk.ADDRESS, token)
				.getBytes(StandardCharsets.US_ASCII));
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			byte[] body = this.answers.remove().getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(new String(body, StandardCharsets.UTF_8).contains("error") ? 400 : 200,
					body.length);
			exchange.getResponseBody().write(body);
		}
	}

}
