package io.stagedesk.staff.session;

import java.io.IOException;

import io.stagedesk.api.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the session before security asks for it: when the database does not answer, this
 * is a 503, and nobody is taken for a stranger.
 */
@Component
@Order(-110)
class SessionReader extends OncePerRequestFilter {

	private final Problems problems;

	SessionReader(Problems problems) {
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			request.getSession(false);
		}
		catch (DataAccessException | TransactionException ex) {
			SessionCookie.ignoreIn(request);
			this.problems.refuse(request, response, ex);
			return;
		}
		chain.doFilter(request, response);
	}

}
