package io.stagedesk.workflow.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a way that returns to where it came from without passing a place where it waits.
 */
final class Loops {

	/**
	 * What follows a place's name where it is left.
	 */
	static final String LEFT = " (left)";

	private final Map<String, Set<String>> ways = new LinkedHashMap<>();

	private final Set<String> waits = new LinkedHashSet<>();

	void way(String from, String to) {
		this.ways.computeIfAbsent(from, (key) -> new LinkedHashSet<>()).add(to);
	}

	void wait(String place) {
		this.waits.add(place);
	}

	/**
	 * A loop that never waits, spelled {@code a -> b -> a}.
	 */
	Optional<String> find() {
		Set<String> done = new LinkedHashSet<>(this.waits);
		for (String start : this.ways.keySet()) {
			Optional<String> loop = follow(start, new ArrayDeque<>(), done);
			if (loop.isPresent()) {
				return loop;
			}
		}
		return Optional.empty();
	}

	private Optional<String> follow(String place, Deque<String> path, Set<String> done) {
		if (path.contains(place)) {
			return Optional.of(spell(place, path));
		}
		if (done.contains(place)) {
			return Optional.empty();
		}
		path.addLast(place);
		for (String next : this.ways.getOrDefault(place, Set.of())) {
			Optional<String> loop = follow(next, path, done);
			if (loop.isPresent()) {
				return loop;
			}
		}
		path.removeLast();
		done.add(place);
		return Optional.empty();
	}

	private static String spell(String place, Deque<String> path) {
		StringBuilder loop = new StringBuilder();
		path.stream().dropWhile((step) -> !step.equals(place)).forEach((step) -> loop.append(step).append(" -> "));
		return loop.append(place).toString();
	}

}
