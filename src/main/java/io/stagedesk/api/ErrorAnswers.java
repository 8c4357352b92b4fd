package io.stagedesk.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what no controller did: unknown paths, wrong methods and media types, what the
 * server or the firewall refused, and failures of filters and pages. The API gets a
 * problem, whatever the client accepts; people get a page.
 */
@Component
class ErrorAnswers extends BasicErrorController {

	private static final Map<HttpStatus, String> DETAILS = Map.of(HttpStatus.BAD_REQUEST,
			"The request cannot be understood", HttpStatus.NOT_FOUND, "There is nothing at this address",
			HttpStatus.METHOD_NOT_ALLOWED, "This address does not know this method", HttpStatus.UNSUPPORTED_MEDIA_TYPE,
			"The body must be application/json");

	private final ErrorAttributes attributes;

	private final Problems problems;

	ErrorAnswers(ErrorAttributes attributes, ObjectProvider<ErrorViewResolver> views, Problems problems) {
		super(attributes, new ErrorProperties(), views.orderedStream().toList());
		this.attributes = attributes;
		this.problems = problems;
	}

	@Override
	public ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
		if (!Problems.isApi(path(request))) {
			if (getStatus(request) == HttpStatus.SERVICE_UNAVAILABLE) {
				response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER);
			}
			return super.errorHtml(request, response);
		}
		try {
			this.problems.write(response, problem(request));
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
		ProblemDetail problem = problem(request);
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
			answer.header(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER);
		}
		return answer.body(Problems.fields(problem));
	}

	@Override
	protected HttpStatus getStatus(HttpServletRequest request) {
		Throwable failure = failure(request);
		if (failure != null && (DatabaseFailures.isOutage(failure) || failure instanceof RejectedExecutionException)) {
			return HttpStatus.SERVICE_UNAVAILABLE;
		}
		if (failure != null && ProblemAdvice.isMalformed(failure)) {
			return HttpStatus.BAD_REQUEST;
		}
		return super.getStatus(request);
	}

	private ProblemDetail problem(HttpServletRequest request) {
		HttpStatus status = getStatus(request);
		Throwable failure = failure(request);
		if (status.is5xxServerError() && failure != null) {
			return ProblemAdvice.problemOf(failure);
		}
		return Problems.of(status, DETAILS.getOrDefault(status, status.getReasonPhrase()));
	}

	private Throwable failure(HttpServletRequest request) {
		return this.attributes.getError(new ServletWebRequest(request));
	}

	private static String path(HttpServletRequest request) {
		return Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), request.getRequestURI());
	}

}
