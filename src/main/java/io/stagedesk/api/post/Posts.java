package io.stagedesk.api.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Tokens;
import io.stagedesk.api.post.IdempotencyKeys.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Carries out a post: the change, its {@code Idempotency-Key} (where it has one) and the
 * answer are one transaction, and the answer leaves after the commit. So after a crash
 * either all of it happened or nothing. The same key with the same body gets the same
 * answer again, with another body a refusal (422). A refused request (4xx, 5xx) changes
 * nothing and leaves its key free. Work that lost a race against another transaction is
 * done again from its start.
 */
@Component
class Posts {

	static final String KEY = "Idempotency-Key";

	private static final int LONGEST = 255;

	private static final int ATTEMPTS = 3;

	/**
	 * Posts with the same key wait for each other here, not on a row: that would hold
	 * connections, and end at the database's own patience. Between nodes the row decides.
	 */
	private final List<Lock> turns = Stream.<Lock>generate(ReentrantLock::new).limit(1024).toList();

	private final IdempotencyKeys keys;

	private final TransactionTemplate transaction;

	Posts(IdempotencyKeys keys, PlatformTransactionManager transactions) {
		this.keys = keys;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Does the work until it is done or refused; a refusal is thrown, with nothing
	 * written to the response.
	 */
	void carryOut(HttpServletRequest request, HttpServletResponse response, Work work) throws Exception {
		String key = request.getHeader(KEY);
		if (key != null && (key.isBlank() || key.length() > LONGEST || !CleanText.Check.isClean(key))) {
			throw new FieldErrorsException(KEY, "must be 1 to 255 characters of text");
		}
		String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (coding != null && !coding.equalsIgnoreCase("identity")) {
			throw new UnsupportedMediaTypeStatusException(
					"A body with Content-Encoding %s is not read".formatted(coding));
		}
		RepeatableRequest repeatable = RepeatableRequest.of(request);
		if (key == null) {
			carryOut(repeatable, response, null, work);
			return;
		}
		Lock turn = this.turns.get(Math.floorMod(key.hashCode(), this.turns.size()));
		turn.lock();
		try {
			carryOut(repeatable, response, key, work);
		}
		finally {
			turn.unlock();
		}
	}

	private void carryOut(RepeatableRequest request, HttpServletResponse response, String key, Work work)
			throws Exception {
		for (int attempt = 1;; attempt++) {
			ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
			try {
				attempt(request, buffered, key, work, attempt > 1);
				buffered.copyBodyToResponse();
				return;
			}
			catch (RuntimeException ex) {
				response.reset();
				if (attempt == ATTEMPTS || !DatabaseFailures.isLostRace(ex)) {
					throw (ex instanceof CarriedThrough carried) ? carried.checked() : ex;
				}
			}
		}
	}

	private void attempt(RepeatableRequest request, ContentCachingResponseWrapper response, String key, Work work,
			boolean again) {
		this.transaction.executeWithoutResult((status) -> {
			try {
				if (key == null) {
					once(request, response, status, work);
				}
				else {
					onceByKey(request, response, status, key, work, again);
				}
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new CarriedThrough(ex);
			}
		});
	}

	/**
	 * A key is looked for only after its reservation has failed: repeated posts are rare.
	 */
	private void onceByKey(RepeatableRequest request, ContentCachingResponseWrapper response, TransactionStatus status,
			String key, Work work, boolean again) throws Exception {
		String caller = request.getUserPrincipal().getName();
		String fingerprint = fingerprint(request);
		Optional<Answer> before = again ? this.keys.find(caller, key) : Optional.empty();
		if (before.filter(Answer::isGiven).isPresent()) {
			replay(response, before.get(), fingerprint);
			return;
		}
		if (before.isEmpty()) {
			this.keys.reserve(caller, key, fingerprint);
		}
		once(request, response, status, work);
		if (!status.isRollbackOnly()) {
			this.keys.keep(caller, key, new Answer(fingerprint, response.getStatus(),
					response.getHeader(HttpHeaders.LOCATION), bodyOf(response)));
		}
	}

	private static void once(RepeatableRequest request, ContentCachingResponseWrapper response,
			TransactionStatus status, Work work) throws Exception {
		work.run(request, response);
		if (response.getStatus() >= 400) {
			status.setRollbackOnly();
		}
	}

	private static void replay(HttpServletResponse response, Answer answer, String fingerprint) throws IOException {
		if (!answer.fingerprint().equals(fingerprint)) {
			throw new FieldErrorsException(KEY, "has been used for another request");
		}
		response.setStatus(answer.status());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		if (answer.location() != null) {
			response.setHeader(HttpHeaders.LOCATION, answer.location());
		}
		response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
	}

	private static String bodyOf(ContentCachingResponseWrapper response) {
		return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private static String fingerprint(RepeatableRequest request) throws IOException {
		return Tokens.hash(request.getRequestURI() + "\n" + Tokens.hash(request.body()) + files(request));
	}

	/** Of a form with files nothing is left to read but its parts. */
	private static String files(RepeatableRequest request) throws IOException {
		MultipartHttpServletRequest form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
		StringBuilder text = new StringBuilder();
		if (form != null) {
			for (MultipartFile file : form.getFileMap().values()) {
				text.append("\n%s %s ".formatted(file.getName(), file.getOriginalFilename()))
					.append(Tokens.hash(file.getBytes()));
			}
		}
		return text.toString();
	}

	/** Answers a request. */
	interface Work {

		void run(HttpServletRequest request, HttpServletResponse response) throws Exception;

	}

	/** Takes a checked failure through the transaction. */
	private static final class CarriedThrough extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final Exception failure;

		CarriedThrough(Exception failure) {
			super(failure);
			this.failure = failure;
		}

		Exception checked() {
			return this.failure;
		}

	}

}
