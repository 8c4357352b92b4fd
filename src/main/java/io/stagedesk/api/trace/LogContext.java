package io.stagedesk.api.trace;

import java.util.Optional;
import java.util.function.Supplier;

import org.slf4j.MDC;

/**
 * What stands beside each line of the log while this thread does something: ids, and
 * never anything of a person.
 */
public final class LogContext {

	static final String REQUEST = "requestId";

	static final String TRACE = "traceId";

	static final String SPAN = "spanId";

	static final String FLAGS = "traceFlags";

	static final String TICKET = "ticket";

	private LogContext() {
	}

	/** The request that is answered here, if one is. */
	public static Optional<String> requestId() {
		return Optional.ofNullable(MDC.get(REQUEST));
	}

	/**
	 * What another server has to be told so that its part belongs to the same trace, as
	 * the header {@code traceparent} has it.
	 */
	public static Optional<String> traceparent() {
		return Optional.ofNullable(MDC.get(TRACE))
			.map((trace) -> "00-%s-%s-%s".formatted(trace, MDC.get(SPAN), MDC.get(FLAGS)));
	}

	/** Does something about the ticket with this number, if it is about one. */
	public static <T> T about(Optional<String> ticket, Supplier<T> act) {
		if (ticket.isEmpty()) {
			return act.get();
		}
		String before = MDC.get(TICKET);
		MDC.put(TICKET, ticket.get());
		try {
			return act.get();
		}
		finally {
			MDC.remove(TICKET);
			Optional.ofNullable(before).ifPresent((number) -> MDC.put(TICKET, number));
		}
	}

}
