package io.stagedesk.operation.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.ticket.KeptFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A server with few threads, and clients that do not send what they announced. */
@ApiTest
@TestPropertySource(properties = { "server.tomcat.threads.max=8", "server.tomcat.threads.min-spare=2",
		"stagedesk.load.silence=3s" })
class SlowClientsTests {

	private static final int MANY = 80;

	/** Files that wait for one of two threads. */
	private static final int QUEUED = 2;

	private static final int FILM = 16 * 1024 * 1024;

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final int LARGE = 900 * 1024;

	private static final String TICKET = """
			{"requester":{"externalId":"u-slow","name":"Linh"},"subject":"Coins","body":"They did not arrive"}""";

	@Autowired
	Api api;

	@Autowired
	Turns turns;

	@Autowired
	ApplicationContext context;

	/** What slow clients begin and do not end. */
	enum Slow {

		HEAD("POST /api/v1/tickets HTTP/1.1\r\nHost: x\r\nX-Sl"),
		JSON(head("/api/v1/tickets", "application/json", "Content-Length: 900") + "{\"re"),
		CHUNKS(head("/api/v1/tickets", "application/json", "Transfer-Encoding: chunked") + "5\r\n{\"re"),
		FORM(head("/login", "application/x-www-form-urlencoded", "Content-Length: 900") + "user"),
		FILES(head("/help", "multipart/form-data; boundary=b", "Content-Length: 9000") + "--b\r\nCont"),
		TOO_LONG(head("/api/v1/tickets", "application/json", "Content-Length: 1900000") + "{\"re"),
		UNWANTED(head("/assets/app.css", "text/plain", "Content-Length: 900") + "x"),
		EXPECTED(head("/api/v1/tickets", "application/json", "Expect: 100-continue\r\nContent-Length: 900"));

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
			assertThat(statusOfWhole()).isEqualTo(201);
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("half of what they take if eight wait at once")
				.isLessThan(Duration.ofSeconds(15));
		}
		finally {
			for (Socket one : slow) {
				one.close();
			}
		}
		await().until(() -> this.turns.atWork() == 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 40 })
	void takesABodyThatComesInPieces(int first) throws Exception {
		String head = head("/api/v1/tickets", "application/json", "Content-Length: " + TICKET.length());
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

	@Test
	void readsOnAfterWhatNobodyWanted() throws Exception {
		try (Socket socket = send(head("/assets/app.css", "text/plain", "Content-Length: " + LARGE))) {
			write(socket, "x".repeat(LARGE));
			write(socket, "GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
			assertThat(all(socket)).startsWith("HTTP/1.1 4").contains("HTTP/1.1 200");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "JSON", "CHUNKS", "FORM", "FILES" })
	void waitsForNoBodyForEver(Slow kind) throws Exception {
		try (Socket socket = send(kind.begin)) {
			assertThat(all(socket)).as("and the connection ends").matches("(?s)|HTTP/1.1 4.*");
		}
	}

	@Test
	void endsABodyThatDrips() throws Exception {
		try (Socket socket = send(Slow.JSON.begin)) {
			await().pollInterval(Duration.ofMillis(200)).until(() -> {
				write(socket, "x");
				return socket.getInputStream().available() > 0;
			});
			assertThat(status(socket)).isBetween(400, 499);
		}
	}

	@Test
	void whoReadsFilesSlowlyHoldsUpNobody() throws Exception {
		JsonNode ticket = this.api.aTicket();
		String number = ticket.path("number").asString();
		String file = "/api/v1/tickets/%s/attachments/%s".formatted(number,
				new KeptFiles(this.context).file(number, "a.bin", "application/pdf", null, new byte[FILM]));
		List<Socket> slow = new ArrayList<>();
		try {
			for (int one = 0; one < MANY; one++) {
				slow.add(send("GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-ana\r\n\r\n".formatted(file)));
			}
			await().atMost(LONG).until(() -> begun(slow) == MANY - QUEUED);
			Answer refused = this.api.get("ana", file);
			assertThat(refused.status()).isEqualTo(503);
			assertThat(refused.isProblem()).isTrue();
			assertThat(refused.header("retry-after")).isEqualTo("2");
			assertThat(refused.header("content-disposition")).isEmpty();
			String path = ticket.path("trackingUrl").asString().replaceFirst(".*/t/", "/t/")
					+ file.replaceFirst(".*/attachments/", "/attachments/");
			Answer page = this.api.send("GET", null, path, (byte[]) null, Map.of("Accept", "text/html"));
			assertThat(page.status()).isEqualTo(503);
			assertThat(page.header("content-type")).startsWith("text/html");
			assertThat(page.header("retry-after")).isEqualTo("2");
			assertThat(this.api.get("ana", "/api/v1/tickets").status()).isEqualTo(200);
			assertThat(statusOfWhole()).isEqualTo(201);
			await().until(() -> this.turns.atWork() == 0);
		}
		finally {
			for (Socket one : slow) {
				one.close();
			}
		}
		await().atMost(LONG).until(() -> this.api.get("ana", file).body().length() == FILM);
	}

	/** How many have been told something. */
	private static int begun(List<Socket> slow) throws IOException {
		int begun = 0;
		for (Socket one : slow) {
			begun += (one.getInputStream().available() > 0) ? 1 : 0;
		}
		return begun;
	}

	/** Of a ticket whose head and body come as one. */
	private int statusOfWhole() throws IOException {
		try (Socket socket = send(
				head("/api/v1/tickets", "application/json", "Content-Length: " + TICKET.length()) + TICKET)) {
			return status(socket);
		}
	}

	private static String head(String path, String type, String length) {
		return "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-app\r\nContent-Type: %s\r\n%s\r\n\r\n"
			.formatted(path, type, length);
	}

	private Socket send(String text) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.api.port());
		socket.setSoTimeout(20_000);
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

	private static String all(Socket socket) throws IOException {
		return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static String answer(Socket socket) throws IOException {
		InputStream in = socket.getInputStream();
		byte[] bytes = new byte[16_384];
		int read = in.read(bytes);
		return new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8);
	}

}
