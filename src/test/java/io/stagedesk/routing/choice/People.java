package io.stagedesk.routing.choice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.staff.Presence;
import io.stagedesk.staff.roster.OffDuty;

/** Candidates and questions for tests. */
final class People {

	static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	static final List<Strategy> ALL = Strategy.read("LANGUAGE, SKILL, STICKY, LEAST_LOADED, ROUND_ROBIN");

	private People() {
	}

	static Someone someone(String login) {
		return new Someone(login, Set.of("en"), Map.of(), 0, 1, 10, null, Presence.ONLINE, "", true, true, false, null);
	}

	static Question question(List<Strategy> strategies) {
		return new Question("SD-100001", "en", "API", "P1", strategies, Map.of(), Map.of(), NOW, NOW, Question.NEVER,
				"", Set.of());
	}

	static Question inLanguage(String language, int relaxAfter, Instant waitedSince) {
		return new Question("SD-100001", language, "API", "P1", ALL, Map.of(), Map.of(), NOW, waitedSince, relaxAfter,
				"", Set.of());
	}

	/** A candidate in the making. */
	record Someone(String login, Set<String> languages, Map<String, Integer> skills, int load, int weight, int capacity,
			Instant lastAssignedAt, Presence presence, String presenceReason, boolean active, boolean maySee,
			boolean held, OffDuty offDuty) {

		Candidate get() {
			return new Candidate(this.login, this.languages, this.skills, this.load, this.weight, this.capacity,
					this.lastAssignedAt, this.presence, this.presenceReason, this.active, this.maySee, this.held,
					this.offDuty);
		}

		Someone speaking(String... languages) {
			return new Someone(this.login, Set.of(languages), this.skills, this.load, this.weight, this.capacity,
					this.lastAssignedAt, this.presence, this.presenceReason, this.active, this.maySee, this.held,
					this.offDuty);
		}

		Someone knowing(String skill, int level) {
			return new Someone(this.login, this.languages, Map.of(skill, level), this.load, this.weight, this.capacity,
					this.lastAssignedAt, this.presence, this.presenceReason, this.active, this.maySee, this.held,
					this.offDuty);
		}

		Someone with(int load, int weight, int capacity) {
			return new Someone(this.login, this.languages, this.skills, load, weight, capacity, this.lastAssignedAt,
					this.presence, this.presenceReason, this.active, this.maySee, this.held, this.offDuty);
		}

		Someone assigned(Instant at) {
			return new Someone(this.login, this.languages, this.skills, this.load, this.weight, this.capacity, at,
					this.presence, this.presenceReason, this.active, this.maySee, this.held, this.offDuty);
		}

		Someone being(Presence presence, String reason) {
			return new Someone(this.login, this.languages, this.skills, this.load, this.weight, this.capacity,
					this.lastAssignedAt, presence, reason, this.active, this.maySee, this.held, this.offDuty);
		}

		Someone offDuty(OffDuty why) {
			return new Someone(this.login, this.languages, this.skills, this.load, this.weight, this.capacity,
					this.lastAssignedAt, this.presence, this.presenceReason, this.active, this.maySee, this.held, why);
		}

		Someone who(boolean works, boolean maySee, boolean held) {
			return new Someone(this.login, this.languages, this.skills, this.load, this.weight, this.capacity,
					this.lastAssignedAt, this.presence, this.presenceReason, works, maySee, held, this.offDuty);
		}

	}

}
