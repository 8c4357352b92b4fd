package io.stagedesk.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.api.trace.LogContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Problem details (RFC 9457) as every refusal of the API has them. */
@Component
public class Problems {

	/** Seconds after which a client may try again what the desk could not do now. */
	static final String RETRY_AFTER = "2";

	private static final Pattern LEADING = Pattern.compile("^/+");

	private final JsonMapper json;

	Problems(JsonMapper json) {
		this.json = json;
	}

	/**
	 * A problem without fields; the detail must say nothing that only the log may know.
	 */
	public static ProblemDetail of(HttpStatusCode status, String detail) {
		ProblemDetail problem = ProblemDetail.forStatus(status);
		problem.setDetail(detail);
		LogContext.requestId().ifPresent((id) -> problem.setProperty("requestId", id));
		return problem;
	}

	static ProblemDetail of(List<FieldError> errors) {
		ProblemDetail problem = of(HttpStatus.UNPROCESSABLE_CONTENT, (errors.size() == 1)
				? errors.get(0).field() + " " + errors.get(0).message() : "Some fields are not valid");
		problem.setProperty("errors", errors);
		return problem;
	}

	/** Whether this address is asked by programs, and not a page. */
	public static boolean isApi(String path) {
		String plain = path.startsWith("//") ? LEADING.matcher(path).replaceFirst("/") : path;
		return plain.startsWith("/api/") || plain.equals("/api") || plain.startsWith("/v3/") || plain.equals("/live")
				|| plain.equals("/live/here") || plain.startsWith("/engine-rest/");
	}

	static Map<String, Object> fields(ProblemDetail problem) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("title", problem.getTitle());
		fields.put("status", problem.getStatus());
		fields.put("detail", problem.getDetail());
		if (problem.getProperties() != null) {
			fields.putAll(problem.getProperties());
		}
		return fields;
	}

	/** Writes a problem where no controller is at work, as in a filter. */
	public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
		response.setStatus(problem.getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
		}
		response.getOutputStream().write(this.json.writeValueAsBytes(fields(problem)));
	}

	/**
	 * Answers where a filter met a database that does not answer: a problem for programs,
	 * the error page for people.
	 */
	public void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException failure)
			throws IOException {
		if (isApi(request.getRequestURI())) {
			write(response, ProblemAdvice.problemOf(failure));
			return;
		}
		response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
	}

}
