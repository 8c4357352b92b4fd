package io.stagedesk.operation.limit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.stagedesk.operation.ShortAnswers;
import io.stagedesk.staff.Viewer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits how often one user or key may ask; after security, which knows who it is. */
@Component
@Order(-50)
class PersonFilter extends OncePerRequestFilter {

	private final Limits limits;

	private final ShortAnswers answers;

	PersonFilter(Limits limits, ShortAnswers answers) {
		this.limits = limits;
		this.answers = answers;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getRequestURI().startsWith("/assets/") || request.getRequestURI().startsWith("/actuator/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication held = SecurityContextHolder.getContext().getAuthentication();
		Optional<Duration> wait = (held != null && held.getPrincipal() instanceof Viewer viewer)
				? this.limits.countRequestOf(viewer.login()) : Optional.empty();
		if (wait.isPresent()) {
			this.answers.tooOften(request, response, wait.get());
			return;
		}
		chain.doFilter(request, response);
	}

}
