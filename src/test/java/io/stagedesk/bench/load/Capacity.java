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
		Plan.Schedule coarse = new Plan.Schedule();
		for (Operation operation : Operation.values()) {
			RateSearch.coarse(operation.aim()).forEach((rate) -> alone(coarse, operation, rate));
		}
		Map<Operation, List<Step>> steps = byOperation(this.load.run(this.room, coarse.phases()));
		Plan.Schedule fine = new Plan.Schedule();
		for (Operation operation : Operation.values()) {
			RateSearch.fine(operation.aim(), steps.getOrDefault(operation, List.of()))
				.forEach((rate) -> alone(fine, operation, rate));
		}
		byOperation(this.load.run(this.room, fine.phases()))
			.forEach((operation, more) -> steps.computeIfAbsent(operation, (key) -> new ArrayList<>()).addAll(more));
		steps.values().forEach((some) -> some.sort(Comparator.comparingDouble((step) -> step.phase().offered())));
		return steps;
	}

	private void alone(Plan.Schedule schedule, Operation operation, double rate) {
		schedule.then(operation.title(), this.seconds, Map.of(operation, rate));
	}

	private static Map<Operation, List<Step>> byOperation(List<Step> steps) {
		Map<Operation, List<Step>> byOperation = new EnumMap<>(Operation.class);
		for (Step step : steps) {
			Operation operation = step.phase().rates().keySet().iterator().next();
			byOperation.computeIfAbsent(operation, (key) -> new ArrayList<>()).add(step);
		}
		return byOperation;
	}

	/** All kinds together. */
	List<Step> ofMix() throws Exception {
		List<Step> steps = new ArrayList<>(mix(RateSearch.coarse(MIX_AIM)));
		steps.addAll(mix(RateSearch.fine(MIX_AIM, steps)));
		steps.sort(Comparator.comparingDouble((step) -> step.phase().offered()));
		return steps;
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
