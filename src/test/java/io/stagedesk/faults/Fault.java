package io.stagedesk.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.stagedesk.faults.Ledger.Heard;

/**
 * From when to when something was broken, and what clients heard meanwhile.
 */
final class Fault {

	/** What was begun inside the fault may be refused so much later. */
	private static final Duration AFTERWARDS = Duration.ofSeconds(15);

	private final Ledger ledger;

	private final long begin = System.nanoTime();

	private long end = Long.MAX_VALUE;

	private Fault(Ledger ledger) {
		this.ledger = ledger;
	}

	static Fault begins(Ledger ledger) {
		return new Fault(ledger);
	}

	Fault ends() {
		this.end = System.nanoTime();
		return this;
	}

	/** From the end of the fault to the first request that was done again. */
	Duration untilFirstDone() {
		return this.ledger.heard()
			.stream()
			.filter((answer) -> answer.done() && answer.at() > this.end)
			.findFirst()
			.map((answer) -> Duration.ofNanos(answer.at() - this.end))
			.orElse(Duration.ofDays(1));
	}

	/** The longest time inside the fault in which no request was done. */
	Duration longestSilence() {
		long last = this.begin;
		long longest = 0;
		for (Heard answer : this.ledger.heard()) {
			if (answer.done() && isInside(answer)) {
				longest = Math.max(longest, answer.at() - last);
				last = answer.at();
			}
		}
		return Duration.ofNanos(Math.max(longest, this.end - last));
	}

	/** How many requests were done inside the fault. */
	long doneInside() {
		return this.ledger.heard().stream().filter((answer) -> answer.done() && isInside(answer)).count();
	}

	/** How many requests were asked to retry. */
	long refused() {
		return this.ledger.heard().stream().filter(Heard::asksToRetry).count();
	}

	/**
	 * Answers that a server may not give: its failures, and no work although nothing was
	 * broken. One sentence each.
	 */
	static List<String> violations(Ledger ledger, List<Fault> faults) {
		List<String> violations = new ArrayList<>();
		for (Heard answer : ledger.heard()) {
			if (answer.status() >= 500 && !answer.asksToRetry()) {
				violations.add("%s was answered %d: %s".formatted(answer.path(), answer.status(), answer.body()));
			}
			else if (answer.status() >= 500 && faults.stream().noneMatch((fault) -> fault.isNear(answer))) {
				violations.add("%s was answered 503 although nothing was broken".formatted(answer.path()));
			}
		}
		return violations;
	}

	private boolean isInside(Heard answer) {
		return answer.at() >= this.begin && answer.at() <= this.end;
	}

	private boolean isNear(Heard answer) {
		return answer.at() >= this.begin && answer.at() - AFTERWARDS.toNanos() <= this.end;
	}

}
