package io.stagedesk.bench.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * What a driver has to do, one phase after the other, as it is handed to its process.
 *
 * @param port where the desk listens
 * @param cookies the session of somebody who looks at pages
 * @param anyTickets file with numbers of tickets of all ages, one a line
 * @param queuedTickets file with numbers of tickets that nobody has taken
 * @param takenTickets file with numbers of tickets that somebody works on
 * @param outcomes file that it writes
 */
record Plan(int port, String cookies, String anyTickets, String queuedTickets, String takenTickets, String outcomes,
		List<Phase> phases) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** Between two phases, so that a backlog is gone before the next begins. */
	static final double GAP = 2;

	static Plan read(Path file) {
		return JSON.readValue(file, Plan.class);
	}

	void write(Path file) {
		JSON.writeValue(file, this);
	}

	double seconds() {
		return this.phases.stream().mapToDouble((phase) -> phase.begin() + phase.seconds()).max().orElse(0);
	}

	/** Phases one after the other. */
	static final class Schedule {

		private static final double WARM_UP_SECONDS = 3;

		private static final double WARM_UP_RATE = 20;

		private static final double BUSY_SECONDS = 8;

		private static final double BUSY_RATE = 300;

		private final List<Phase> phases = new ArrayList<>();

		private double end;

		/**
		 * Begins with a little of everything and with much of what is cheap, for the
		 * driver's own virtual machine: what that still compiles would be taken for a
		 * desk that is slow.
		 */
		Schedule() {
			then(Phase.WARM_UP, WARM_UP_SECONDS, Operation.mix(WARM_UP_RATE));
			then(Phase.WARM_UP, BUSY_SECONDS, Map.of(Operation.VIEW, BUSY_RATE));
		}

		Schedule then(String name, double seconds, Map<Operation, Double> rates) {
			this.phases.add(new Phase(name, this.end, seconds, rates));
			this.end += seconds + GAP;
			return this;
		}

		List<Phase> phases() {
			return List.copyOf(this.phases);
		}

	}

}
