package io.stagedesk.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose attention a clock has called for so far.
 *
 * @param called the steps of its ladder that were taken, each once, whatever ladder they
 * were of
 * @param raised how many of them have reached somebody
 * @param nextAt when the next step is due; {@code null} where none is left
 * @param acknowledgedAt when somebody last said what will be done; {@code null} if nobody
 * has
 */
public record Attention(List<LadderStep> called, int raised, Instant nextAt, Instant acknowledgedAt) {

	static final Attention NONE = new Attention(List.of(), 0, null, null);

	public Attention {
		called = List.copyOf(called);
	}

	/** Whether a step was taken that has reached nobody yet. */
	boolean waits() {
		return this.called.size() > this.raised;
	}

	Attention take(LadderStep step) {
		List<LadderStep> more = new ArrayList<>(this.called);
		more.add(step);
		return new Attention(more, this.raised, this.nextAt, this.acknowledgedAt);
	}

	Attention reached() {
		return new Attention(this.called, this.called.size(), this.nextAt, this.acknowledgedAt);
	}

	Attention next(Instant nextAt) {
		return new Attention(this.called, this.raised, nextAt, this.acknowledgedAt);
	}

	Attention acknowledged(Instant at) {
		return new Attention(this.called, this.raised, this.nextAt, at);
	}

}
