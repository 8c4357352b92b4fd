package io.stagedesk.bench.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/**
 * Counts in the driver's process what was answered, and when.
 */
final class Tally {

	private static final int SERVER_ERRORS = 500;

	private static final int NO_ROOM = 503;

	/**
	 * One request with its answer.
	 *
	 * @param status of HTTP, 0 where there was no answer
	 * @param wall milliseconds of the wall clock when it was sent
	 */
	record Sample(int phase, Operation operation, long wall, double millis, int status, boolean success, String error) {

		boolean refused() {
			return this.status == NO_ROOM;
		}

		boolean broken() {
			return this.status == 0 || (this.status >= SERVER_ERRORS && !refused());
		}

	}

	private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();

	private final List<Phase> phases;

	Tally(List<Phase> phases) {
		this.phases = phases;
	}

	void add(Sample sample) {
		this.samples.add(sample);
	}

	/** One outcome for each kind of request in each phase, in their order. */
	List<Outcome> outcomes() {
		Map<Integer, Map<Operation, List<Sample>>> all = this.samples.stream()
			.collect(Collectors.groupingBy(Sample::phase, Collectors.groupingBy(Sample::operation)));
		List<Outcome> outcomes = new ArrayList<>();
		all.forEach(
				(phase, kinds) -> kinds.forEach((operation, some) -> outcomes.add(outcome(phase, operation, some))));
		outcomes.sort(Comparator.comparingInt(Outcome::phase).thenComparing(Outcome::operation));
		return outcomes;
	}

	void write(Path file) {
		JsonMapper.builder().build().writeValue(file, outcomes());
	}

	private Outcome outcome(int number, Operation operation, List<Sample> some) {
		Phase phase = this.phases.get(number);
		double[] millis = some.stream().filter(Sample::success).mapToDouble(Sample::millis).sorted().toArray();
		long begin = some.stream().mapToLong(Sample::wall).min().orElseThrow();
		long end = some.stream().mapToLong((one) -> one.wall() + (long) one.millis()).max().orElseThrow();
		double seconds = Math.max(phase.seconds(), (end - begin) / 1000.0);
		return new Outcome(number, operation, phase.rates().get(operation), some.size(), millis.length,
				(int) some.stream().filter(Sample::refused).count(), (int) some.stream().filter(Sample::broken).count(),
				millis.length / seconds, at(millis, 0.5), at(millis, 0.95), at(millis, 0.99), at(millis, 1),
				some.stream().filter((one) -> !one.success()).map(Sample::error).findFirst().orElse(""), begin, end);
	}

	private static double at(double[] sorted, double share) {
		return (sorted.length == 0) ? 0
				: sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
	}

}
