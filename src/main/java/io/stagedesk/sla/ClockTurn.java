package io.stagedesk.sla;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one piece of news did to one clock.
 *
 * @param before {@code null} for a new clock
 * @param entries lines for its ledger, oldest first
 * @param moves whether its process has to look at it again
 */
record ClockTurn(PromiseClock before, PromiseClock after, List<LedgerEntry> entries, boolean moves) {

	private static ClockTurn of(PromiseBook.Change change) {
		LedgerEntry entry = change.entry();
		return new ClockTurn(change.before(), change.after(), (entry != null) ? List.of(entry) : List.of(),
				entry == null || !entry.kind().equals("WARNED"));
	}

	/** Each clock once, in the order in which they were changed first. */
	static List<ClockTurn> of(List<PromiseBook.Change> changes) {
		Map<ClockKey, ClockTurn> turns = new LinkedHashMap<>();
		changes.forEach((change) -> turns.merge(change.after().key(), of(change), ClockTurn::then));
		return List.copyOf(turns.values());
	}

	private ClockTurn then(ClockTurn later) {
		List<LedgerEntry> all = new ArrayList<>(this.entries);
		all.addAll(later.entries);
		return new ClockTurn(this.before, later.after, all, this.moves || later.moves);
	}

	ClockKey key() {
		return this.after.key();
	}

	boolean isNew() {
		return this.before == null;
	}

}
