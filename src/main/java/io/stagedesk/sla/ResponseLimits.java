package io.stagedesk.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long requesters may wait for a human word: until the open promise of a response
 * runs out; where there is none, as long as the policy gives a first response, counted by
 * its calendar from when they began to wait.
 */
@Service
public class ResponseLimits {

	private static final Set<Target> RESPONSES = Set.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE);

	private final Clocks clocks;

	private final ServiceTerms terms;

	ResponseLimits(Clocks clocks, ServiceTerms terms) {
		this.clocks = clocks;
		this.terms = terms;
	}

	/**
	 * By ticket's id; those whose requester does not wait, or to whom no response is
	 * promised, are missing.
	 */
	@Transactional(readOnly = true)
	public Map<Long, Instant> of(Collection<TicketSnapshot> tickets) {
		List<TicketSnapshot> waiting = tickets.stream().filter((ticket) -> ticket.unansweredSince() != null).toList();
		Map<Long, Instant> limits = new HashMap<>();
		if (!waiting.isEmpty()) {
			this.clocks.load(waiting.stream().map(TicketSnapshot::id).toList());
			waiting.forEach((ticket) -> limit(ticket).ifPresent((limit) -> limits.put(ticket.id(), limit)));
		}
		return limits;
	}

	private Optional<Instant> limit(TicketSnapshot ticket) {
		List<PromiseClock> clocks = this.clocks.of(ticket.id());
		return clocks.stream()
			.filter((clock) -> RESPONSES.contains(clock.target()) && !clock.isOver())
			.map(PromiseClock::dueAt)
			.min(Comparator.naturalOrder())
			.or(() -> clocks.isEmpty() ? Optional.empty() : usual(ticket, clocks.get(clocks.size() - 1)));
	}

	private Optional<Instant> usual(TicketSnapshot ticket, PromiseClock last) {
		Terms terms = this.terms.of(last.promise(), ticket.priority());
		return Optional.ofNullable(terms.goals().get(Target.FIRST_RESPONSE))
			.map((goal) -> new Reckoning(goal, terms.hours(), ticket.unansweredSince(), List.of()).due());
	}

}
