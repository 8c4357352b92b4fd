package io.stagedesk.staff.web;

import java.io.IOException;
import java.util.Optional;

import io.stagedesk.api.ProblemAdvice;
import io.stagedesk.api.Problems;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.session.LogIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs a request with a bearer token in, for this request only. A wrong token is refused,
 * never ignored.
 */
class BearerFilter extends OncePerRequestFilter {

	private static final String SCHEME = "Bearer ";

	private final Credentials credentials;

	private final Problems problems;

	BearerFilter(Credentials credentials, Problems problems) {
		this.credentials = credentials;
		this.problems = problems;
	}

	static boolean isBearer(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !isBearer(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<Viewer> viewer;
		try {
			viewer = this.credentials
				.bearer(request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip());
		}
		catch (DataAccessException | TransactionException ex) {
			this.problems.write(response, ProblemAdvice.problemOf(ex));
			return;
		}
		if (viewer.isEmpty()) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
			this.problems.write(response, Problems.of(HttpStatus.UNAUTHORIZED, "The token is not known"));
			return;
		}
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(LogIn.of(viewer.get()));
		SecurityContextHolder.setContext(context);
		chain.doFilter(request, response);
	}

}
