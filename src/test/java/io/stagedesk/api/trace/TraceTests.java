package io.stagedesk.api.trace;

import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class TraceTests {

	@Autowired
	Api api;

	@Test
	void givesEachRequestAnId() {
		String first = this.api.get("ana", "/api/v1/me").header("x-request-id");
		assertThat(first).matches("[0-9a-f]{32}");
		assertThat(this.api.get("ana", "/api/v1/me").header("x-request-id")).matches("[0-9a-f]{32}")
			.isNotEqualTo(first);
	}

	@Test
	void takesTheCallersIdAndSaysItInProblems() {
		for (String path : new String[] { "/api/v1/tickets/SD-1", "/api/v1/tickets?limit=0", "/api/v1/nowhere" }) {
			Answer answer = this.api.send("GET", "mona", path, (byte[]) null, Map.of("X-Request-Id", "app-7:a.b_c"));
			assertThat(answer.isProblem()).as(answer.toString()).isTrue();
			assertThat(answer.header("x-request-id")).isEqualTo("app-7:a.b_c");
			assertThat(answer.json().path("requestId").asString()).isEqualTo("app-7:a.b_c");
		}
		Answer unknown = this.api.send("GET", "wrong", "/api/v1/me", (byte[]) null, Map.of("X-Request-Id", "mine"));
		assertThat(unknown.status()).isEqualTo(401);
		assertThat(unknown.json().path("requestId").asString()).isEqualTo("mine");
	}

	@ParameterizedTest
	@ValueSource(strings = { "linh@example.com", "a b", "", "<x>", "\u00e9" })
	void takesNoIdThatIsNone(String id) {
		Answer answer = this.api.send("GET", "ana", "/api/v1/me", (byte[]) null, Map.of("X-Request-Id", id));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
	}

	@Test
	void tellsTheLogTheRequestTheTraceAndTheTicket() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/desk/tickets/SD-100001/reply");
		request.addHeader("X-Request-Id", "r-1");
		request.addHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
		new TraceFilter().doFilter(request, new MockHttpServletResponse(), (given, answer) -> {
			assertThat(MDC.getCopyOfContextMap()).containsEntry("requestId", "r-1")
				.containsEntry("traceId", "0af7651916cd43dd8448eb211c80319c")
				.containsEntry("ticket", "SD-100001");
			assertThat(LogContext.traceparent().orElseThrow())
				.matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
				.doesNotContain("b7ad6b7169203331");
		});
		assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "00-00000000000000000000000000000000-b7ad6b7169203331-01",
			"00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
			"ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-0AF7-b7ad6b7169203331-01", "x" })
	void goesOnWithNoTraceThatIsNone(String parent) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/me");
		request.addHeader("traceparent", parent);
		new TraceFilter().doFilter(request, new MockHttpServletResponse(),
				(given, answer) -> assertThat(LogContext.traceparent()).isEmpty());
	}

}
