package io.stagedesk.faults;

import java.sql.Connection;
import java.time.Duration;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One of two nodes to which something is done while promises fall due in its hands.
 *
 * @param fault from that moment on
 * @param breaches what the promises have to become
 * @param taken the jobs of this node
 * @param jobs those that it held at that moment
 * @param begin that moment, as {@link System#nanoTime()} tells
 */
record StruckNode(Fault fault, DueBreaches breaches, TakenJobs taken, Set<String> jobs, long begin) {

	private static final int PROMISES = 200;

	/** Something that is done to a node. */
	interface Strike {

		void run() throws Exception;

	}

	/**
	 * Starts a second node, lets jobs pile up in the hands of the only one there is, and
	 * strikes.
	 */
	static StruckNode by(Strike strike, DeskUnderFault desk, Traffic traffic, Ledger ledger, Seed seed)
			throws Exception {
		TakenJobs taken = TakenJobs.ofTheOnlyNode(desk, traffic);
		desk.start();
		traffic.begin(100);
		DueBreaches breaches = DueBreaches.make(desk, traffic, PROMISES, Duration.ofSeconds(3), Duration.ofMillis(2));
		try (Connection held = breaches.hold()) {
			taken.awaitMany(10 + seed.next(40));
			Fault fault = Fault.begins(ledger);
			long begin = System.nanoTime();
			strike.run();
			Set<String> jobs = taken.now();
			held.rollback();
			assertThat(jobs).as("in its hands at that moment").isNotEmpty();
			return new StruckNode(fault, breaches, taken, jobs, begin);
		}
	}

	/** Nothing is lost or doubled, each breach stands once and was called for once. */
	void assertSound(DeskUnderFault desk, Ledger ledger) throws Exception {
		desk.assertSound(ledger, this.fault);
		assertThat(this.breaches.violations()).isEmpty();
		assertThat(this.breaches.called()).as("called once each").isEqualTo(this.breaches.count());
	}

	/** What was seen, for the report. */
	String figures(Ledger ledger) throws Exception {
		return "%d breaches once each, %d called once each; %d requests done by the other one meanwhile, the longest silence %d ms, %d without an answer and asked again, %d times 503"
			.formatted(this.breaches.count(), this.breaches.called(), this.fault.doneInside(),
					this.fault.longestSilence().toMillis(), ledger.missedAnswers(), this.fault.refused());
	}

}
