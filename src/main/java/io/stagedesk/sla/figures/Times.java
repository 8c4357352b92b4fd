package io.stagedesk.sla.figures;

import java.util.Arrays;
import java.util.Optional;

/**
 * Lengths of time, in seconds, of which some are asked: the middle one, those that few
 * exceed.
 */
public final class Times {

	private long[] seconds = new long[16];

	private int size;

	private boolean sorted;

	public void add(long length) {
		if (this.size == this.seconds.length) {
			this.seconds = Arrays.copyOf(this.seconds, this.size * 2);
		}
		this.seconds[this.size++] = length;
		this.sorted = false;
	}

	public long sum() {
		return Arrays.stream(this.seconds, 0, this.size).sum();
	}

	/**
	 * The length that so much of them do not exceed; between two of them as far as the
	 * share lies between them, as the database does it.
	 * @param share 0 to 1
	 */
	public Optional<Long> at(double share) {
		if (this.size == 0) {
			return Optional.empty();
		}
		if (!this.sorted) {
			Arrays.sort(this.seconds, 0, this.size);
			this.sorted = true;
		}
		double place = share * (this.size - 1);
		int below = (int) Math.floor(place);
		int above = (int) Math.ceil(place);
		return Optional.of(Math
			.round(this.seconds[below] + (place - below) * (double) (this.seconds[above] - this.seconds[below])));
	}

}
