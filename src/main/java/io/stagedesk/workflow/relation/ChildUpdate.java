package io.stagedesk.workflow.relation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One update for all children of a ticket, and how far it is.
 *
 * @param parent number of the ticket whose children are answered
 * @param endedAt {@code null} while it lasts
 * @param counts how many children are in which state
 * @param results those that need a look first; not all of many
 */
public record ChildUpdate(long id, String parent, String author, boolean resolves, Instant begunAt, Instant endedAt,
		Map<ChildState, Integer> counts, List<Result> results) {

	public ChildUpdate {
		counts = Map.copyOf(counts);
		results = List.copyOf(results);
	}

	/** How many children it is for. */
	public int total() {
		return this.counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** How many of them are done with. */
	public int done() {
		return total() - this.counts.getOrDefault(ChildState.WAITING, 0);
	}

	/**
	 * What became of it on one child.
	 *
	 * @param language in which it was told, or {@code null}
	 * @param reason why it was not told, or not resolved, or {@code null}
	 */
	public record Result(String ticket, ChildState state, String language, String reason) {
	}

}
