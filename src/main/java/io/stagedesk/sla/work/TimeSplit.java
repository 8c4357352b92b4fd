package io.stagedesk.sla.work;

import java.util.List;

/**
 * Where the time of finished tickets went.
 *
 * @param tickets how many were looked at
 * @param cut whether there are more: only the latest were looked at
 * @param seconds of all together
 */
public record TimeSplit(long tickets, boolean cut, long seconds, List<Share> shares) {

	public TimeSplit {
		shares = List.copyOf(shares);
	}

	/**
	 * One part of the time.
	 *
	 * @param seconds of all tickets together
	 * @param medianSeconds of a ticket
	 */
	public record Share(TimePart part, long seconds, long medianSeconds, long p90Seconds) {
	}

}
