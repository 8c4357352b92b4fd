package io.stagedesk.operation.limit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.stagedesk.operation.ShortAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits how often one address may ask for pages that are open to everybody. */
@Component
@Order(-120)
class AddressFilter extends OncePerRequestFilter {

	private static final List<String> OPEN = List.of("/help", "/t/", "/csat/", "/login", "/setup/");

	private final Limits limits;

	private final ShortAnswers answers;

	AddressFilter(Limits limits, ShortAnswers answers) {
		this.limits = limits;
		this.answers = answers;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return OPEN.stream().noneMatch(request.getRequestURI()::startsWith);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<Duration> wait = this.limits.countRequestFrom(request.getRemoteAddr());
		if (wait.isPresent()) {
			this.answers.tooOften(request, response, wait.get());
			return;
		}
		chain.doFilter(request, response);
	}

}
