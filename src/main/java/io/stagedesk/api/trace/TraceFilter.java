package io.stagedesk.api.trace;

import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id, its caller's own where that is one, and goes on with its
 * caller's trace (W3C {@code traceparent}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class TraceFilter extends OncePerRequestFilter {

	static final String HEADER = "X-Request-Id";

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,100}");

	private static final Pattern PARENT = Pattern
		.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.{0,300})?");

	private static final Pattern TICKET = Pattern.compile("/tickets/(SD-[0-9]{1,18})(?=/|$)");

	private static final String KEPT = TraceFilter.class.getName() + ".kept";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Map<String, String> context = context(request);
		response.setHeader(HEADER, context.get(LogContext.REQUEST));
		context.forEach(MDC::put);
		try {
			chain.doFilter(request, response);
		}
		finally {
			context.keySet().forEach(MDC::remove);
		}
	}

	/** An error is answered in a second round of the same request. */
	@SuppressWarnings("unchecked")
	private static Map<String, String> context(HttpServletRequest request) {
		if (request.getAttribute(KEPT) instanceof Map<?, ?> kept) {
			return (Map<String, String>) kept;
		}
		Map<String, String> context = read(request);
		request.setAttribute(KEPT, context);
		return context;
	}

	private static Map<String, String> read(HttpServletRequest request) {
		Map<String, String> context = new HashMap<>();
		String id = request.getHeader(HEADER);
		context.put(LogContext.REQUEST, (id != null && ID.matcher(id).matches()) ? id : random() + random());
		String parent = request.getHeader("traceparent");
		Matcher trace = PARENT.matcher((parent != null) ? parent : "");
		if (trace.matches()) {
			context.put(LogContext.TRACE, trace.group(1));
			context.put(LogContext.SPAN, random());
			context.put(LogContext.FLAGS, trace.group(2));
		}
		Matcher ticket = TICKET.matcher(request.getRequestURI());
		if (ticket.find()) {
			context.put(LogContext.TICKET, ticket.group(1));
		}
		return context;
	}

	/** 16 hexadecimal digits; nobody has to be kept from guessing them. */
	private static String random() {
		return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

}
