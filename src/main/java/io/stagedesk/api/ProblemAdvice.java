package io.stagedesk.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException.FieldError;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * The one place that maps refusals to answers. An unexpected failure becomes a plain 500
 * with an id; its text goes to the log only.
 */
@RestControllerAdvice(annotations = RestController.class)
public class ProblemAdvice {

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	@ExceptionHandler
	ResponseEntity<ProblemDetail> onAny(Exception failure, HttpServletResponse response) {
		if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
			log.debug("The client is gone", failure);
			return null;
		}
		if (!response.isCommitted()) {
			// A file that was announced does not come.
			response.setContentLengthLong(-1);
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
		}
		if (failure instanceof AccessDeniedException denied) {
			return answer(Problems.of(HttpStatus.FORBIDDEN, denied.getMessage()));
		}
		if (failure instanceof TooOftenException often) {
			return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
				.header(HttpHeaders.RETRY_AFTER, often.retryAfter())
				.body(problemOf(often));
		}
		return answer(problemOf(failure));
	}

	/** What a client is told about a failure. */
	public static ProblemDetail problemOf(Throwable failure) {
		if (failure instanceof FieldErrorsException invalid) {
			return Problems.of(invalid.errors());
		}
		if (failure instanceof BodyTooLargeException) {
			return Problems.of(HttpStatus.CONTENT_TOO_LARGE, failure.getMessage());
		}
		if (isMalformed(failure)) {
			return Problems.of(HttpStatus.BAD_REQUEST, "The request has a header or parameter that no text can have");
		}
		if (failure instanceof MultipartException && !(failure instanceof ErrorResponse)) {
			return Problems.of(HttpStatus.BAD_REQUEST, "The body is not a readable form of files");
		}
		if (failure instanceof HttpMessageNotReadableException unreadable) {
			return unreadable(unreadable);
		}
		if (failure instanceof MethodArgumentNotValidException invalid) {
			return Problems.of(invalid.getAllErrors().stream().map(ProblemAdvice::fieldError).toList());
		}
		if (failure instanceof HandlerMethodValidationException invalid) {
			return Problems.of(invalid.getParameterValidationResults()
				.stream()
				.flatMap((result) -> result.getResolvableErrors()
					.stream()
					.map((error) -> new FieldError(
							Optional.ofNullable(result.getMethodParameter().getParameterName()).orElse("request"),
							error.getDefaultMessage())))
				.toList());
		}
		if (failure instanceof ConstraintViolationException invalid) {
			return Problems.of(invalid.getConstraintViolations().stream().map(ProblemAdvice::fieldError).toList());
		}
		if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
			return Problems.of(List.of(new FieldError(mismatch.getName(), "is not a value of this field")));
		}
		if (failure instanceof TypeMismatchException mismatch) {
			return Problems.of(List
				.of(new FieldError(String.valueOf(mismatch.getPropertyName()), "is not a value of this field")));
		}
		if (failure instanceof MissingServletRequestParameterException missing) {
			return Problems.of(List.of(new FieldError(missing.getParameterName(), "is required")));
		}
		if (failure instanceof RejectedExecutionException) {
			return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "The desk is busy; please retry");
		}
		return byStatus(failure).or(() -> byDatabase(failure)).orElseGet(() -> unexpected(failure));
	}

	/**
	 * Whether the firewall or the server found bytes in a header or parameter that are no
	 * text; they say so only when somebody reads it.
	 */
	static boolean isMalformed(Throwable failure) {
		return failure instanceof RequestRejectedException || failure instanceof InvalidParameterException
				|| (failure.getCause() != null && failure.getCause() != failure && isMalformed(failure.getCause()));
	}

	private static Optional<ProblemDetail> byStatus(Throwable failure) {
		ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
		if (status != null) {
			return Optional.of(Problems.of(status.code(), failure.getMessage()));
		}
		if (failure instanceof ErrorResponse response) {
			HttpStatusCode code = response.getStatusCode();
			return Optional.of(Problems.of(code, response.getBody().getDetail()));
		}
		return Optional.empty();
	}

	private static Optional<ProblemDetail> byDatabase(Throwable failure) {
		if (DatabaseFailures.isOutage(failure)) {
			log.warn("The database does not answer: {}", failure.toString());
			return Optional
				.of(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer; please retry"));
		}
		if (DatabaseFailures.isLostRace(failure)) {
			log.info("Somebody else was faster: {}", NestedExceptionUtils.getMostSpecificCause(failure).toString());
			return Optional
				.of(Problems.of(HttpStatus.CONFLICT, "Somebody else was faster; please read again and retry"));
		}
		return Optional.empty();
	}

	private static ProblemDetail unexpected(Throwable failure) {
		String id = UUID.randomUUID().toString();
		log.error("Unexpected failure {}", id, failure);
		return Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "Unexpected failure " + id);
	}

	/**
	 * JSON that parses but does not fit names the field (422); what does not parse is
	 * unreadable (400).
	 */
	private static ProblemDetail unreadable(HttpMessageNotReadableException failure) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof BodyTooLargeException) {
				return Problems.of(HttpStatus.CONTENT_TOO_LARGE, cause.getMessage());
			}
			if (cause instanceof JacksonException json && isMisfit(json)) {
				return Problems.of(List.of(new FieldError(path(json), "is not a value of this field")));
			}
		}
		return Problems.of(HttpStatus.BAD_REQUEST, "The body is not a readable JSON object");
	}

	private static boolean isMisfit(JacksonException failure) {
		return !failure.getPath().isEmpty() && (failure instanceof InputCoercionException
				|| (failure instanceof DatabindException && !(failure.getCause() instanceof StreamReadException)
						&& !(failure.getCause() instanceof StreamConstraintsException)));
	}

	private static String path(JacksonException misfit) {
		return misfit.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? "." + step.getPropertyName()
					: "[%d]".formatted(step.getIndex()))
			.collect(Collectors.joining())
			.replaceFirst("^\\.", "");
	}

	private static FieldError fieldError(ObjectError error) {
		String field = (error instanceof org.springframework.validation.FieldError one) ? one.getField()
				: error.getObjectName();
		return new FieldError(field, error.getDefaultMessage());
	}

	private static FieldError fieldError(ConstraintViolation<?> violation) {
		return new FieldError(violation.getPropertyPath().toString(), violation.getMessage());
	}

	private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
		HttpHeaders headers = new HttpHeaders();
		if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
			headers.set(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER);
		}
		return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
	}

}
