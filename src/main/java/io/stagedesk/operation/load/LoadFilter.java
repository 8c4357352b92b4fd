package io.stagedesk.operation.load;

import java.io.IOException;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stagedesk.operation.ShortAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets as many requests work as the node can do, and answers 503 to those beyond, so that
 * a flood makes nobody slow. A request comes here when it has arrived to its last byte
 * ({@link ArrivalFilter}). Streams, health and static files need no turn.
 */
@Component
@Order(-150)
class LoadFilter extends OncePerRequestFilter {

	private final Turns turns;

	private final ShortAnswers answers;

	private final Counter refused;

	LoadFilter(Turns turns, ShortAnswers answers, MeterRegistry metrics) {
		this.turns = turns;
		this.answers = answers;
		this.refused = Counter.builder("stagedesk.requests.refused")
			.description("requests that were refused because too many were at work")
			.register(metrics);
		Gauge.builder("stagedesk.requests.at-work", turns, Turns::atWork)
			.description("requests that are worked on")
			.register(metrics);
		Gauge.builder("stagedesk.requests.waiting", turns, Turns::waiting)
			.description("requests that wait for a turn")
			.register(metrics);
		Gauge.builder("stagedesk.requests.most", turns, Turns::most)
			.description("requests that can be worked on at once")
			.register(metrics);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI();
		return path.equals("/live") || path.startsWith("/assets/") || path.equals("/favicon.ico")
				|| path.startsWith("/actuator/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.turns.take()) {
			this.refused.increment();
			this.answers.busy(request, response);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.turns.giveBack();
		}
	}

}
