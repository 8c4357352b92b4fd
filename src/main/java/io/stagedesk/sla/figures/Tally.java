package io.stagedesk.sla.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How promises did.
 *
 * @param running neither met nor missed yet, the paused ones included
 * @param paused those of the running that rest now
 * @param medianSeconds of the time that those took that are over; {@code null} where none
 * is, as the next two
 */
public record Tally(long met, long missed, long running, long paused, Long medianSeconds, Long p90Seconds,
		Long longestSeconds) {

	/** The same counts with other times. */
	Tally taking(Long medianSeconds, Long p90Seconds, Long longestSeconds) {
		return new Tally(this.met, this.missed, this.running, this.paused, medianSeconds, p90Seconds, longestSeconds);
	}

	/**
	 * Those met among those decided, with two decimals, or {@code null} where none is.
	 */
	public BigDecimal percent() {
		long decided = this.met + this.missed;
		return (decided > 0)
				? BigDecimal.valueOf(this.met * 100).divide(BigDecimal.valueOf(decided), 2, RoundingMode.HALF_UP)
				: null;
	}

}
