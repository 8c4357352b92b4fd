package io.stagedesk.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One decision about where a ticket goes, with all that it was made from; kept for ever.
 */
public record RoutingDecision(Instant at, String team, String strategy, String agent, String rule, int tableVersion,
		Map<String, String> inputs, List<Candidate> candidates) {

	/**
	 * An agent who was looked at.
	 *
	 * @param excluded why not, or {@code null} for one who could have it
	 */
	public record Candidate(String agent, String excluded) {
	}

}
