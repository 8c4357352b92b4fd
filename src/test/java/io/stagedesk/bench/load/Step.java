package io.stagedesk.bench.load;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.stagedesk.bench.Machine;

/**
 * A phase with what became of its requests and who used the processor meanwhile.
 */
record Step(Phase phase, List<Outcome> outcomes, Machine.Usage usage) {

	/** Writes later than this are too late. */
	static final double LATE = 500;

	int succeeded() {
		return this.outcomes.stream().mapToInt(Outcome::succeeded).sum();
	}

	int failed() {
		return this.outcomes.stream().mapToInt(Outcome::failed).sum();
	}

	int refused() {
		return this.outcomes.stream().mapToInt(Outcome::refused).sum();
	}

	int broken() {
		return this.outcomes.stream().mapToInt(Outcome::broken).sum();
	}

	double perSecond() {
		return this.outcomes.stream().mapToDouble(Outcome::perSecond).sum();
	}

	/** The worst of all kinds of writes; of all kinds where nothing is written. */
	double p99() {
		boolean writes = this.outcomes.stream().anyMatch((one) -> one.operation().isWriting());
		return this.outcomes.stream()
			.filter((one) -> !writes || one.operation().isWriting())
			.mapToDouble(Outcome::p99)
			.max()
			.orElse(0);
	}

	/** All were answered as they should be, and in time. */
	boolean isSustained() {
		return failed() == 0 && succeeded() > 0 && p99() <= LATE;
	}

	Optional<Outcome> of(Operation operation) {
		return this.outcomes.stream().filter((one) -> one.operation() == operation).findFirst();
	}

	/** Processor milliseconds of server and database for one success. */
	double cpuMillis() {
		return (this.usage.seconds("stagedesk") + this.usage.seconds("postgres")) * 1000 / Math.max(1, succeeded());
	}

	String error() {
		return this.outcomes.stream()
			.map(Outcome::error)
			.filter((error) -> !error.isEmpty())
			.distinct()
			.limit(2)
			.collect(Collectors.joining("; "));
	}

}
