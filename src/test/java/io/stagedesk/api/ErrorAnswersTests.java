package io.stagedesk.api;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class ErrorAnswersTests {

	@Autowired
	Api api;

	@ParameterizedTest
	@CsvSource({ "GET,/api/v1/nothing,404", "GET,/api/v2/tickets,404", "GET,/api/v1/tickets/SD-1/nothing,404",
			"DELETE,/api/v1/tickets,405", "PUT,/api/v1/tickets/SD-1,405", "GET,/api/v1/tickets/SD-1/claim,405",
			"GET,/api//v1/tickets,400", "GET,//api/v1/tickets,400", "GET,/api/v1/tickets;a=b,400",
			"GET,/api/v1/tickets/%00,400", "GET,/api/v1/tickets/..%2f,400", "GET,/v3/nothing,404" })
	void answersWithAProblem(String method, String path, int status) {
		Answer answer = this.api.send(method, "mona", path, (byte[]) null, Map.of());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		assertThat(answer.isProblem()).as(answer.toString()).isTrue();
	}

	@Test
	void answersABrowserOnTheApiWithAProblem() {
		Answer answer = this.api.send("GET", "mona", "/api/v1/nothing", (byte[]) null, Map.of("Accept", "text/html"));
		assertThat(answer.isProblem()).as(answer.toString()).isTrue();
	}

	@Test
	void answersABrowserElsewhereWithAPage() {
		Answer answer = this.api.send("GET", "mona", "/desk/nothing", (byte[]) null, Map.of("Accept", "text/html"));
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("content-type")).startsWith("text/html");
	}

	@Test
	void knowsOnlyJson() {
		Answer answer = this.api.post("app", "/api/v1/tickets", "subject=x",
				Map.of("Content-Type", "application/x-www-form-urlencoded"));
		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.isProblem()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /api/v1/tickets/%zz HTTP/1.1", "GET /api/v1/tickets?q=<> HTTP/1.1",
			"GET /api/v1/tickets/\\ HTTP/1.1", "GET /api/v1/tickets/%c0%af HTTP/1.1" })
	void refusesAddressesThatAreNone(String line) throws IOException {
		String answer = raw(
				line + "\r\nHost: localhost\r\nAuthorization: Bearer demo-mona\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
	}

	private String raw(String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.api.port())) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
