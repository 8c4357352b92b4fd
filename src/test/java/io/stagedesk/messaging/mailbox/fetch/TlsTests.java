package io.stagedesk.messaging.mailbox.fetch;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.stagedesk.messaging.mailbox.LoginKind;
import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailProtocol;
import io.stagedesk.messaging.mailbox.MailServer;
import io.stagedesk.messaging.mailbox.Starttls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Encrypted connections to a server whose certificate the machine trusts, or not. */
class TlsTests {

	private static final char[] PASSWORD = "changeit".toCharArray();

	private final ImapScript script = new ImapScript();

	private SSLContext usual;

	@TempDir
	static Path folder;

	private static KeyStore keys;

	private static KeyStore otherKeys;

	@BeforeAll
	static void certify() throws Exception {
		keys = certificate("localhost");
		otherKeys = certificate("mail.example.com");
	}

	@BeforeEach
	void trust() throws Exception {
		this.usual = SSLContext.getDefault();
		SSLContext.setDefault(context(keys));
		this.script.mails.put(1L, "Subject: One\r\n\r\ntext\r\n");
	}

	@AfterEach
	void forget() {
		SSLContext.setDefault(this.usual);
	}

	@ParameterizedTest
	@EnumSource(names = { "IMAPS", "POP3S" })
	void fetchesOverAConnectionThatIsEncryptedFromItsFirstByte(MailProtocol protocol) throws Exception {
		try (ScriptedServer server = encrypted(protocol, context(keys))) {
			Desk desk = new Desk(protocol, server.port(), DataSize.ofMegabytes(1));
			assertThat(desk.fetch().stored()).isOne();
			assertThat(new ConnectionTest(desk.connections).run(desk.server(), Desk.SECRET))
				.satisfies((seen) -> assertThat(seen.works()).isTrue())
				.satisfies((seen) -> assertThat(seen.encrypted()).isTrue())
				.satisfies((seen) -> assertThat(seen.messages()).isOne());
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "IMAPS", "POP3S" })
	void saysNothingToAServerWithACertificateOfAnotherName(MailProtocol protocol) throws Exception {
		SSLContext.setDefault(context(otherKeys));
		try (ScriptedServer server = encrypted(protocol, context(otherKeys))) {
			assertRefused(new Desk(protocol, server.port(), DataSize.ofMegabytes(1)).server(), server);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "IMAPS", "POP3S" })
	void saysNothingToAServerThatIsNotTrusted(MailProtocol protocol) throws Exception {
		SSLContext.setDefault(this.usual);
		try (ScriptedServer server = encrypted(protocol, context(keys))) {
			assertRefused(new Desk(protocol, server.port(), DataSize.ofMegabytes(1)).server(), server);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "ALLOWED", "REQUIRED" })
	void logsInOnlyAfterTheServerBeganToEncrypt(Starttls starttls) throws Exception {
		try (ScriptedServer server = starting()) {
			ConnectionTest.Seen seen = run(starttls, server);
			assertThat(seen.works()).isTrue();
			assertThat(seen.encrypted()).isTrue();
			assertThat(server.heard.stream().filter((line) -> line.matches(".*(STARTTLS|LOGIN .*|AUTHENTICATE .*)")))
				.first()
				.asString()
				.endsWith("STARTTLS");
		}
	}

	@Test
	void asksForNoEncryptionWhereNoneIsWanted() throws Exception {
		try (ScriptedServer server = starting()) {
			assertThat(run(Starttls.NEVER, server).encrypted()).isFalse();
			assertThat(server.heard).noneMatch((line) -> line.endsWith("STARTTLS"));
		}
	}

	@Test
	void logsInInClearOnlyWhereThatIsAllowed() throws Exception {
		try (ScriptedServer server = new ScriptedServer(ImapScript.GREETING, this.script)) {
			assertThat(run(Starttls.ALLOWED, server).works()).isTrue();
			server.heard.clear();
			assertThat(run(Starttls.REQUIRED, server).problem()).isEqualTo(MailProblem.TLS);
			assertThat(server.heard).noneMatch((line) -> line.contains("secret"));
		}
	}

	private void assertRefused(MailServer place, ScriptedServer server) {
		Desk desk = new Desk(place.protocol(), place.port(), DataSize.ofMegabytes(1));
		assertThatExceptionOfType(MailFailure.class).isThrownBy(desk::fetch)
			.satisfies((failure) -> assertThat(failure.problem()).isEqualTo(MailProblem.TLS));
		assertThat(server.heard).isEmpty();
	}

	private static ConnectionTest.Seen run(Starttls starttls, ScriptedServer server) {
		Desk desk = new Desk(MailProtocol.IMAP, server.port(), DataSize.ofMegabytes(1));
		return new ConnectionTest(desk.connections).run(new MailServer(MailProtocol.IMAP, "localhost", server.port(),
				starttls, Desk.ADDRESS, "INBOX", LoginKind.PASSWORD, "", "", ""), Desk.SECRET);
	}

	private ScriptedServer encrypted(MailProtocol protocol, SSLContext context) throws Exception {
		ServerSocket socket = context.getServerSocketFactory()
			.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
		UnaryOperator<String> pops = (line) -> PopScript.answer(this.script.mails, line);
		return protocol.isImap() ? new ScriptedServer(ImapScript.GREETING, this.script, socket, null)
				: new ScriptedServer("+OK ready", pops, socket, null);
	}

	private ScriptedServer starting() throws Exception {
		this.script.capabilities = "IMAP4rev1 STARTTLS";
		this.script.odd = (command, rest) -> command.equals("STARTTLS") ? ScriptedServer.STARTS_TLS + "TAG OK go" : "";
		return new ScriptedServer(ImapScript.GREETING, this.script,
				new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), context(keys));
	}

	/** Trusts its own certificate, as a machine does whose trust store has it. */
	private static SSLContext context(KeyStore keys) throws Exception {
		KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		own.init(keys, PASSWORD);
		TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		KeyStore known = KeyStore.getInstance("PKCS12");
		known.load(null, null);
		known.setCertificateEntry("server", keys.getCertificate("server"));
		trusted.init(known);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
		return context;
	}

	private static KeyStore certificate(String name) throws Exception {
		Path file = folder.resolve(name + ".p12");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=dns:" + name,
				"-validity", "2", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass",
				new String(PASSWORD))
			.redirectErrorStream(true)
			.start();
		process.getInputStream().readAllBytes();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		KeyStore made = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			made.load(in, PASSWORD);
		}
		return made;
	}

}
