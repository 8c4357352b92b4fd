package io.stagedesk.staff.web;

import java.io.IOException;
import java.util.Optional;

import io.stagedesk.api.Problems;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.presence.SignsOfLife;
import io.stagedesk.staff.session.LogIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks again at who a session belongs to: people who left are out within seconds, others
 * have the rights of now. And whoever asks for something is there.
 */
class SessionFilter extends OncePerRequestFilter {

	private final Credentials credentials;

	private final SignsOfLife signs;

	private final Problems problems;

	SessionFilter(Credentials credentials, SignsOfLife signs, Problems problems) {
		this.credentials = credentials;
		this.signs = signs;
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return BearerFilter.isBearer(request) || request.getRequestURI().startsWith("/assets/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication held = SecurityContextHolder.getContext().getAuthentication();
		if (held == null || !(held.getPrincipal() instanceof Viewer viewer)) {
			chain.doFilter(request, response);
			return;
		}
		Optional<Viewer> now;
		try {
			now = this.credentials.current(viewer.login());
		}
		catch (DataAccessException | TransactionException ex) {
			this.problems.refuse(request, response, ex);
			return;
		}
		if (now.isEmpty()) {
			end(request.getSession(false));
		}
		else {
			if (!now.get().equals(viewer)) {
				become(now.get());
			}
			this.signs.show(viewer.login());
		}
		chain.doFilter(request, response);
	}

	private static void end(HttpSession session) {
		SecurityContextHolder.clearContext();
		if (session != null) {
			session.invalidate();
		}
	}

	/** For this request; the session keeps what it had. */
	private static void become(Viewer viewer) {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(LogIn.of(viewer));
		SecurityContextHolder.setContext(context);
	}

}
