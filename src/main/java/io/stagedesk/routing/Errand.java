package io.stagedesk.routing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.stagedesk.routing.choice.Question;
import io.stagedesk.routing.choice.Strategy;
import io.stagedesk.ticket.TicketSnapshot;

/**
 * What a row of the table means for one ticket. A ticket that a person gave to another
 * team stays there, and that team's people are not asked for skills of the row's team.
 */
record Errand(String team, String rule, String ruleId, List<Strategy> strategies, Duration acceptance,
		Map<String, Integer> required, Map<String, Integer> preferred, int relaxAfter) {

	private static final String VIP = "VIP";

	static Errand of(TicketSnapshot ticket, TableAnswer answer) {
		boolean moved = ticket.team() != null && !ticket.team().equals(answer.team());
		return new Errand(moved ? ticket.team() : answer.team(),
				moved ? "stays with the team it was given to" : answer.rule(), moved ? "" : answer.ruleId(),
				answer.strategies(), answer.acceptance(), moved ? Map.of() : answer.required(),
				moved ? Map.of() : answer.preferred(), answer.relaxAfter());
	}

	boolean isForTheQueue() {
		return this.strategies.contains(Strategy.QUEUE);
	}

	/** Whether an agent is asked first. */
	boolean asks() {
		return !this.acceptance.isZero();
	}

	String strategy() {
		return this.strategies.stream().map(Strategy::name).collect(Collectors.joining(", "));
	}

	Waiting waiting(TicketSnapshot ticket, Question question) {
		int vip = VIP.equals(ticket.requester().tier()) ? 0 : 2;
		int complaint = ("complaint".equals(ticket.category()) || this.team.equals("complaints")) ? 0 : 1;
		return new Waiting(ticket.id(), this.team, vip + complaint, ticket.nextDueAt(), question.waitedSince(),
				Need.of(question, asks()).text(), question.relaxesAt());
	}

}
