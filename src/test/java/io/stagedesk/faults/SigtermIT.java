package io.stagedesk.faults;

import java.nio.file.Path;
import java.time.Duration;

import io.stagedesk.bench.StageDeskProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A node is told to stop while it works. */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class SigtermIT {

	/** The drain, and what the running requests get after it. */
	private static final Duration REACH = Duration.ofSeconds(2 + 20 + 5);

	private final Seed seed;

	@TempDir
	private Path folder;

	SigtermIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void leavesNobodyWithoutAnswerBesideAnotherNode() throws Exception {
		Ledger ledger = new Ledger();
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder).with("STAGEDESK_HEALTH_DRAIN", "2s")) {
			StageDeskProcess stopped = desk.start();
			desk.start();
			Duration end;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				traffic.begin(100 + this.seed.next(100));
				end = desk.stop(stopped);
				traffic.awaitMore(100);
			}
			assertThat(end).isLessThan(REACH);
			assertThat(ledger.missedAnswers()).as("requests without an answer").isZero();
			desk.assertSound(ledger);
			this.seed.report("SIGTERM to one of two nodes: ended after %d ms, %d requests answered, none broken",
					end.toMillis(), ledger.heard().size());
		}
	}

	@Test
	void losesNothingOnTheH2File() throws Exception {
		Ledger ledger = new Ledger();
		Fault stop;
		try (DeskUnderFault desk = DeskUnderFault.onH2(this.folder)) {
			StageDeskProcess stopped = desk.start();
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				traffic.begin(100 + this.seed.next(100));
				stop = Fault.begins(ledger);
				desk.stop(stopped);
				desk.start();
				stop.ends();
				traffic.awaitMore(50);
			}
		}
		try (DeskUnderFault desk = DeskUnderFault.onH2(this.folder)) {
			desk.assertSound(ledger, stop);
		}
		this.seed.report("SIGTERM and start on the H2 file: %d tickets, %d replies", ledger.tickets().size(),
				ledger.messages().size());
	}

}
