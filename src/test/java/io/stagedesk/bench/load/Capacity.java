package io.stagedesk.bench.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much of each kind of request, and of the mix of all, a desk sustains.
 */
final class Capacity {

	/** Requests a second of the mix, around which its limit is looked for. */
	private static final double MIX_AIM = 200;

	/** By then what is sustained is known to a tenth, unless it is far from the aim. */
	private static final int ROUNDS = 6;

	private static final double WARM_PART = 0.4;

	private static final double WARM_SECONDS = Double.parseDouble(System.getProperty("bench.warm", "25"));

	private final OpenLoad load;

	private final Room room;

	private final double seconds;

	/**
	 * @param load drives
	 * @param room the desk
	 * @param seconds the length of each step
	 */
	Capacity(OpenLoad load, Room room, double seconds) {
		this.load = load;
		this.room = room;
		this.seconds = seconds;
	}

	/**
	 * Uses all kinds of requests, more and more, and then each alone: a page costs half
	 * of its first price once the virtual machine has compiled what thousands of them
	 * ran.
	 */
	void warmUp() throws Exception {
		Plan.Schedule schedule = new Plan.Schedule();
		for (double part : new double[] { 0.05, 0.1, 0.2, 0.4 }) {
			schedule.then(Phase.WARM_UP, 2 * this.seconds, Operation.mix(MIX_AIM * part));
		}
		for (Operation operation : Operation.values()) {
			schedule.then(Phase.WARM_UP, WARM_SECONDS, Map.of(operation, WARM_PART * operation.aim()));
		}
		this.load.run(this.room, schedule.phases());
	}

	/** Each kind alone; reads come first, as writes make the desk larger. */
	Map<Operation, List<Step>> ofEach() throws Exception {
		Map<Operation, List<Double>> rates = new EnumMap<>(Operation.class);
		for (Operation operation : Operation.values()) {
			rates.put(operation, RateSearch.coarse(operation.aim()));
		}
		Map<Operation, List<Step>> steps = new EnumMap<>(Operation.class);
		for (int round = 0; round < ROUNDS && !rates.isEmpty(); round++) {
			Plan.Schedule schedule = new Plan.Schedule();
			rates.forEach((operation, some) -> some.forEach((rate) -> alone(schedule, operation, rate)));
			for (Step step : this.load.run(this.room, schedule.phases())) {
				Operation operation = step.phase().rates().keySet().iterator().next();
				steps.computeIfAbsent(operation, (key) -> new ArrayList<>()).add(step);
			}
			rates.replaceAll(
					(operation, tried) -> RateSearch.next(operation.aim(), steps.getOrDefault(operation, List.of())));
			rates.values().removeIf(List::isEmpty);
		}
		steps.values().forEach(Capacity::sort);
		return steps;
	}

	private void alone(Plan.Schedule schedule, Operation operation, double rate) {
		schedule.then(operation.title(), this.seconds, Map.of(operation, rate));
	}

	/** All kinds together. */
	List<Step> ofMix() throws Exception {
		List<Step> steps = new ArrayList<>();
		List<Double> rates = RateSearch.coarse(MIX_AIM);
		for (int round = 0; round < ROUNDS && !rates.isEmpty(); round++) {
			steps.addAll(mix(rates));
			rates = RateSearch.next(MIX_AIM, steps);
		}
		sort(steps);
		return steps;
	}

	private static void sort(List<Step> steps) {
		steps.sort(Comparator.comparingDouble((step) -> step.phase().offered()));
	}

	private List<Step> mix(List<Double> rates) throws Exception {
		Plan.Schedule schedule = new Plan.Schedule();
		rates.forEach((rate) -> schedule.then("mix", 2 * this.seconds, Operation.mix(rate)));
		return this.load.run(this.room, schedule.phases());
	}

	/** The mix at one rate. */
	Step mixAt(double rate, double howLong) throws Exception {
		return this.load.run(this.room, new Plan.Schedule().then("mix", howLong, Operation.mix(rate)).phases()).get(0);
	}

}
