package io.stagedesk.workflow.bulk;

import java.util.Map;

/** How many tickets of a job have become what. */
public record Progress(Map<ItemState, Integer> counts) {

	public Progress {
		counts = Map.copyOf(counts);
	}

	public int of(ItemState state) {
		return this.counts.getOrDefault(state, 0);
	}

	public int total() {
		return this.counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	public int ended() {
		return total() - of(ItemState.WAITING);
	}

}
