package io.stagedesk.staff.web;

import java.io.IOException;

import io.stagedesk.api.Problems;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.preference.Preferences;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lays what the person likes on the request, before anything asks for its language. Who
 * calls the API with a token says the language with each call.
 */
class WishesFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(WishesFilter.class);

	private final Preferences preferences;

	WishesFilter(Preferences preferences) {
		this.preferences = preferences;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI();
		return path.startsWith("/assets/") || path.equals("/live")
				|| (BearerFilter.isBearer(request) && Problems.isApi(path));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication held = SecurityContextHolder.getContext().getAuthentication();
		if (held != null && held.getPrincipal() instanceof Viewer viewer) {
			lay(viewer, request);
		}
		chain.doFilter(request, response);
	}

	private void lay(Viewer viewer, HttpServletRequest request) {
		try {
			this.preferences.of(viewer.login()).wishes().on(request);
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("What {} likes is not known now: {}", viewer.login(), ex.toString());
		}
	}

}
