package io.stagedesk.staff.people;

import java.util.Optional;

import io.stagedesk.staff.StaffConflictException;

/** Whether something is new, and what it is now. */
public record Saved<T>(T value, boolean created) {

	/**
	 * Refuses a writer who has seen another version than the newest.
	 * @throws StaffConflictException where that is so (409)
	 */
	public static void refuseStale(Optional<Integer> seen, Optional<Integer> newest) {
		if (seen.isPresent() && !seen.get().equals(newest.orElse(0))) {
			throw stale();
		}
	}

	/**
	 * Refuses a writer whose update met no row.
	 * @throws StaffConflictException where that is so (409)
	 */
	public static void requireNewest(int rows) {
		if (rows == 0) {
			throw stale();
		}
	}

	private static StaffConflictException stale() {
		return new StaffConflictException("Somebody has changed this meanwhile; please look again");
	}

}
