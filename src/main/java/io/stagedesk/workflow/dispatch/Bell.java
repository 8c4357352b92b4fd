package io.stagedesk.workflow.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.routing.Cause;

/**
 * What the dispatcher of this node was told and has not looked at yet. Who rings twice is
 * looked at once.
 */
final class Bell {

	private final Map<Ring, Cause> rung = new LinkedHashMap<>();

	synchronized void ring(Set<Ring> rings, Cause cause) {
		rings.forEach((ring) -> this.rung.putIfAbsent(ring, cause));
		notifyAll();
	}

	/** Waits for that long, if at all; empty where nobody has rung. */
	synchronized List<Map.Entry<Ring, Cause>> await(long millis) throws InterruptedException {
		if (this.rung.isEmpty() && millis > 0) {
			wait(millis);
		}
		List<Map.Entry<Ring, Cause>> taken = new ArrayList<>();
		this.rung.forEach((ring, cause) -> taken.add(Map.entry(ring, cause)));
		this.rung.clear();
		return taken;
	}

	/**
	 * Whom it concerns: a team, all teams of an agent, or everybody.
	 */
	record Ring(Kind kind, String name) {

		static final Ring EVERYBODY = new Ring(Kind.EVERYBODY, "");

		static Ring team(String id) {
			return new Ring(Kind.TEAM, id);
		}

		static Ring agent(String login) {
			return new Ring(Kind.AGENT, login);
		}

		/** Whom a ring concerns. */
		enum Kind {

			TEAM, AGENT, EVERYBODY

		}

	}

}
