package io.stagedesk.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Carries out a POST with an {@code Idempotency-Key} once: the key, the change and the
 * answer are one transaction, so that after a crash either all of it happened or nothing.
 * The same key with the same body gets the same answer again, with another body a refusal
 * (422). A refused request (4xx, 5xx) changes nothing and leaves its key free.
 */
@Component
@Order(0)
class IdempotencyFilter extends OncePerRequestFilter {

	private static final String HEADER = "Idempotency-Key";

	private static final int LONGEST = 255;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Problems problems;

	private final Clock clock;

	IdempotencyFilter(JdbcClient jdbc, PlatformTransactionManager transactions, Problems problems, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.problems = problems;
		this.clock = clock;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getMethod().equals("POST") || !request.getRequestURI().startsWith("/api/")
				|| request.getHeader(HEADER) == null || request.getUserPrincipal() == null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String key = request.getHeader(HEADER);
		if (key.isBlank() || key.length() > LONGEST || !CleanText.Check.isClean(key)) {
			this.problems.write(response,
					Problems.of(new FieldErrorsException(HEADER, "must be 1 to 255 characters of text").errors()));
			return;
		}
		try {
			byte[] body = request.getInputStream().readAllBytes();
			answer(new Repeatable(request, body), response, chain, key, fingerprint(request, body));
		}
		catch (BodyTooLargeException ex) {
			this.problems.write(response, Problems.of(HttpStatus.CONTENT_TOO_LARGE, ex.getMessage()));
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String key,
			String fingerprint) throws IOException, ServletException {
		Principal caller = request.getUserPrincipal();
		ContentCachingResponseWrapper cached = new ContentCachingResponseWrapper(response);
		try {
			Optional<Stored> before = find(caller.getName(), key);
			if (before.isEmpty() && !carryOut(request, cached, chain, caller.getName(), key, fingerprint)) {
				before = find(caller.getName(), key);
			}
			if (before.isPresent()) {
				cached.reset();
				replay(cached, before.get(), fingerprint);
			}
		}
		catch (CarriedThrough ex) {
			ex.rethrow();
		}
		catch (RuntimeException ex) {
			cached.reset();
			this.problems.write(cached, ProblemAdvice.problemOf(ex));
		}
		cached.copyBodyToResponse();
	}

	/**
	 * Whether the request was carried out; not when another one with this key was faster.
	 */
	private boolean carryOut(HttpServletRequest request, ContentCachingResponseWrapper response, FilterChain chain,
			String caller, String key, String fingerprint) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				reserve(caller, key, fingerprint);
				proceed(request, response, chain);
				keep(status, response, caller, key);
			});
			return true;
		}
		catch (KeyTaken ex) {
			return false;
		}
	}

	private void reserve(String caller, String key, String fingerprint) {
		try {
			this.jdbc.sql("""
					insert into idempotency (caller, request_key, fingerprint, status, body, created_at)
					values (?, ?, ?, 0, '', ?)""")
				.params(caller, key, fingerprint, Timestamp.from(this.clock.instant()))
				.update();
		}
		catch (DuplicateKeyException ex) {
			throw new KeyTaken();
		}
	}

	private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException ex) {
			throw new CarriedThrough(ex);
		}
	}

	private void keep(TransactionStatus status, ContentCachingResponseWrapper response, String caller, String key) {
		if (response.getStatus() >= 400) {
			status.setRollbackOnly();
			return;
		}
		this.jdbc.sql("update idempotency set status = ?, location = ?, body = ? where caller = ? and request_key = ?")
			.params(response.getStatus(), response.getHeader(HttpHeaders.LOCATION),
					new String(response.getContentAsByteArray(), StandardCharsets.UTF_8), caller, key)
			.update();
	}

	private Optional<Stored> find(String caller, String key) {
		return this.jdbc
			.sql("select fingerprint, status, location, body from idempotency where caller = ? and request_key = ?")
			.params(caller, key)
			.query(Stored.class)
			.optional();
	}

	private void replay(HttpServletResponse response, Stored stored, String fingerprint) throws IOException {
		if (!stored.fingerprint().equals(fingerprint)) {
			this.problems.write(response,
					Problems.of(new FieldErrorsException(HEADER, "has been used for another request").errors()));
			return;
		}
		response.setStatus(stored.status());
		response.setContentType("application/json;charset=UTF-8");
		if (stored.location() != null) {
			response.setHeader(HttpHeaders.LOCATION, stored.location());
		}
		response.getOutputStream().write(stored.body().getBytes(StandardCharsets.UTF_8));
	}

	private static String fingerprint(HttpServletRequest request, byte[] body) {
		return Tokens.hash(request.getRequestURI() + "\n" + Tokens.hash(body));
	}

	private record Stored(String fingerprint, int status, String location, String body) {
	}

	private static final class KeyTaken extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	/** Takes a checked failure of the chain through the transaction. */
	private static final class CarriedThrough extends RuntimeException {

		private static final long serialVersionUID = 1L;

		CarriedThrough(Exception cause) {
			super(cause);
		}

		void rethrow() throws IOException, ServletException {
			if (getCause() instanceof IOException io) {
				throw io;
			}
			throw (ServletException) getCause();
		}

	}

	private static final class Repeatable extends HttpServletRequestWrapper {

		private final byte[] body;

		Repeatable(HttpServletRequest request, byte[] body) {
			super(request);
			this.body = body;
		}

		@Override
		public ServletInputStream getInputStream() {
			return new Bytes(new ByteArrayInputStream(this.body));
		}

	}

	private static final class Bytes extends ServletInputStream {

		private final InputStream bytes;

		Bytes(InputStream bytes) {
			this.bytes = bytes;
		}

		@Override
		public int read() throws IOException {
			return this.bytes.read();
		}

		@Override
		public int read(byte[] into, int offset, int length) throws IOException {
			return this.bytes.read(into, offset, length);
		}

		@Override
		public boolean isFinished() {
			try {
				return this.bytes.available() == 0;
			}
			catch (IOException ex) {
				return true;
			}
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("The body has been read already");
		}

	}

}
