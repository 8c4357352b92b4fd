package io.stagedesk.faults;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Decides what is left to chance. It names the trial, so that {@code -Dfaults.seed} can
 * repeat it.
 */
final class Seed {

	private final long value;

	private final Random random;

	private Seed(long value) {
		this.value = value;
		this.random = new Random(value);
	}

	/** The one of {@code -Dfaults.seed}, or as many as {@code faults.trials} says. */
	static List<Seed> chosen() {
		Long one = Long.getLong("faults.seed");
		if (one != null) {
			return List.of(new Seed(one));
		}
		return Stream.generate(() -> new Seed(new Random().nextLong()))
			.limit(Integer.getInteger("faults.trials", 1))
			.toList();
	}

	@Override
	public String toString() {
		return "faults.seed=" + this.value;
	}

	long value() {
		return this.value;
	}

	/** The next number, from 0 to below the bound. */
	int next(int bound) {
		return this.random.nextInt(bound);
	}

	/** Says what a trial has seen. */
	void report(String figures, Object... arguments) {
		System.out.println("faults: seed " + this.value + ": " + String.format(Locale.ROOT, figures, arguments));
	}

}
