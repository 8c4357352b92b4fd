package io.stagedesk.faults;

import java.time.Duration;
import java.util.List;

import io.stagedesk.faults.Ledger.Heard;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which answers a server may give while something is broken, and which it may not. */
class FaultTests {

	private final Ledger ledger = new Ledger();

	@Test
	void letsAServerAskToRetryInsideAFault() {
		Fault fault = Fault.begins(this.ledger);
		hear(503, "2");
		fault.ends();
		assertThat(Fault.violations(this.ledger, List.of(fault))).isEmpty();
		assertThat(fault.refused()).isOne();
	}

	@Test
	void seesARefusalOutsideAFault() {
		hear(503, "2");
		Fault later = Fault.begins(this.ledger).ends();
		assertThat(Fault.violations(this.ledger, List.of(later)))
			.containsExactly("/tickets was answered 503 although nothing was broken");
	}

	@Test
	void seesARefusalThatDoesNotSayWhenToComeAgain() {
		Fault fault = Fault.begins(this.ledger);
		hear(503, "");
		assertThat(Fault.violations(this.ledger, List.of(fault.ends())))
			.containsExactly("/tickets was answered 503: text");
	}

	@Test
	void seesAFailureOfTheServer() {
		Fault fault = Fault.begins(this.ledger);
		hear(500, "2");
		assertThat(Fault.violations(this.ledger, List.of(fault.ends())))
			.containsExactly("/tickets was answered 500: text");
	}

	@Test
	void saysHowLongItTookUntilWorkWasDoneAgain() {
		Fault fault = Fault.begins(this.ledger);
		hear(201, "");
		fault.ends();
		assertThat(fault.untilFirstDone()).isGreaterThan(Duration.ofHours(1));
		hear(503, "2");
		hear(201, "");
		assertThat(fault.untilFirstDone()).isLessThan(Duration.ofMinutes(1));
		assertThat(fault.doneInside()).isOne();
	}

	private void hear(int status, String retryAfter) {
		this.ledger.hear(new Heard(System.nanoTime(), status, retryAfter, "/tickets", "text"));
	}

}
