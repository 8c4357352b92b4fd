package io.stagedesk.operation.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.stagedesk.Api;
import io.stagedesk.ApiTest;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server with few threads, and clients that do not send what they announced. */
@ApiTest
@TestPropertySource(properties = { "server.tomcat.threads.max=8", "server.tomcat.threads.min-spare=2",
		"stagedesk.load.arrival=2s" })
class SlowClientsTests {

	private static final int MANY = 40;

	private static final String TICKET = """
			{"requester":{"externalId":"u-slow","name":"Linh"},"subject":"Coins","body":"They did not arrive"}""";

	@Autowired
	Api api;

	@Autowired
	Turns turns;

	@Autowired
	Arrivals arrivals;

	@Autowired
	ServletWebServerApplicationContext context;

	/** What slow clients begin and do not end. */
	enum Slow {

		HEAD("POST /api/v1/tickets HTTP/1.1\r\nHost: x\r\nX-Sl"),
		JSON(head("/api/v1/tickets", "application/json", "Content-Length: 900") + "{\"re"),
		CHUNKS(head("/api/v1/tickets", "application/json", "Transfer-Encoding: chunked") + "5\r\n{\"re"),
		FORM(head("/login", "application/x-www-form-urlencoded", "Content-Length: 900") + "user"),
		FILES(head("/help", "multipart/form-data; boundary=b", "Content-Length: 9000") + "--b\r\nCont"),
		TOO_LONG(head("/api/v1/tickets", "application/json", "Content-Length: 1900000") + "{\"re"),
		UNWANTED(head("/assets/app.css", "text/plain", "Content-Length: 900") + "x");

		private final String begin;

		Slow(String begin) {
			this.begin = begin;
		}

	}

	@ParameterizedTest
	@EnumSource
	void holdUpNobody(Slow kind) throws Exception {
		List<Socket> slow = new ArrayList<>();
		try {
			for (int one = 0; one < MANY; one++) {
				slow.add(send(kind.begin));
			}
			long begin = System.nanoTime();
			assertThat(this.api.get("ana", "/api/v1/tickets").status()).isEqualTo(200);
			assertThat(this.api.post("app", "/api/v1/tickets", TICKET).status()).isEqualTo(201);
			assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(5));
			assertThat(this.turns.atWork()).isZero();
		}
		finally {
			for (Socket one : slow) {
				one.close();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 40 })
	void takesABodyThatComesInPieces(int first) throws Exception {
		byte[] body = TICKET.getBytes(StandardCharsets.UTF_8);
		String head = head("/api/v1/tickets", "application/json", "Content-Length: " + body.length);
		try (Socket socket = send(head + TICKET.substring(0, first))) {
			later(socket, TICKET.substring(first));
			assertThat(status(socket)).isEqualTo(201);
		}
	}

	@Test
	void takesChunksThatComeOneByOne() throws Exception {
		try (Socket socket = send(head("/api/v1/tickets", "application/json", "Transfer-Encoding: chunked"))) {
			for (String part : List.of(TICKET.substring(0, 30), TICKET.substring(30))) {
				later(socket, "%x\r\n%s\r\n".formatted(part.length(), part));
			}
			later(socket, "0\r\n\r\n");
			assertThat(status(socket)).isEqualTo(201);
		}
	}

	@Test
	void answersTheNextRequestOfTheSameConnection() throws Exception {
		String head = head("/api/v1/tickets", "application/json", "Content-Length: " + TICKET.length());
		try (Socket socket = send(head)) {
			later(socket, TICKET);
			assertThat(status(socket)).isEqualTo(201);
			later(socket, head);
			later(socket, TICKET);
			assertThat(answer(socket)).contains("HTTP/1.1 201");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "username=ana&password=stagedesk", "username=ana&password=wrong" })
	void readsAFormThatComesLate(String form) throws Exception {
		String head = "POST /t/abcdefghijklmnopqrstuv/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
				+ form.length() + "\r\n\r\n";
		try (Socket late = send(head); Socket whole = send(head + form)) {
			later(late, form);
			assertThat(status(late)).isEqualTo(status(whole)).isLessThan(500);
		}
	}

	@Test
	void refusesABodyThatIsLongerThanAllowedWithoutSayingSo() throws Exception {
		try (Socket socket = send(head("/api/v1/tickets", "application/json", "Transfer-Encoding: chunked"))) {
			later(socket, "%x\r\n%s\r\n".formatted(1_200_000, "x".repeat(1_200_000)));
			assertThat(status(socket)).isEqualTo(413);
		}
	}

	@Test
	void waitsForNoBodyForEver() throws Exception {
		long room = this.arrivals.room();
		try (Socket socket = send(Slow.JSON.begin)) {
			assertThat(status(socket)).isEqualTo(408);
			assertThat(socket.getInputStream().readAllBytes()).isNotNull();
		}
		assertThat(this.arrivals.room()).isEqualTo(room);
	}

	@Test
	void hasEveryFilterAlsoWhereARequestBeginsAgain() {
		TomcatWebServer server = (TomcatWebServer) this.context.getWebServer();
		FilterMap[] maps = Arrays.stream(server.getTomcat().getHost().findChildren())
			.map(org.apache.catalina.Context.class::cast)
			.flatMap((one) -> Arrays.stream(one.findFilterMaps()))
			.filter((map) -> !map.getFilterName().contains("WebSocket"))
			.toArray(FilterMap[]::new);
		assertThat(maps).hasSizeGreaterThan(5)
			.allSatisfy((map) -> assertThat(map.getDispatcherNames()).as(map.getFilterName()).contains("ASYNC"));
	}

	private static String head(String path, String type, String length) {
		return "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-app\r\nContent-Type: %s\r\n%s\r\n\r\n"
			.formatted(path, type, length);
	}

	private Socket send(String text) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.api.port());
		socket.setSoTimeout(10_000);
		write(socket, text);
		return socket;
	}

	/**
	 * As a packet of its own, which the server gets after it has seen what was before.
	 */
	private static void later(Socket socket, String text) throws Exception {
		TimeUnit.MILLISECONDS.sleep(100);
		write(socket, text);
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		socket.getOutputStream().flush();
	}

	private static int status(Socket socket) throws IOException {
		return Integer.parseInt(answer(socket).substring(9, 12));
	}

	private static String answer(Socket socket) throws IOException {
		InputStream in = socket.getInputStream();
		byte[] bytes = new byte[16_384];
		int read = in.read(bytes);
		return new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8);
	}

}
