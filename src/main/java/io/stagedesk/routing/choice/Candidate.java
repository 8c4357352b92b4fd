package io.stagedesk.routing.choice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

import io.stagedesk.staff.Presence;
import io.stagedesk.staff.roster.OffDuty;

/**
 * One of the team and all that counts about them at this instant.
 *
 * @param load points of the work that they have
 * @param weight points that this ticket would cost them; 0: they do not take its channel
 * @param lastAssignedAt {@code null} for who never got a ticket
 * @param presenceReason may be empty
 * @param maySee whether they may see the ticket at all
 * @param held whether they are being given another ticket at this very moment
 * @param offDuty why they are not on shift, or {@code null} for those who are
 */
public record Candidate(String login, Set<String> languages, Map<String, Integer> skills, int load, int weight,
		int capacity, Instant lastAssignedAt, Presence presence, String presenceReason, boolean active, boolean maySee,
		boolean held, OffDuty offDuty) {

	public Candidate {
		languages = Set.copyOf(languages);
		skills = Map.copyOf(skills);
	}

	int level(String skill) {
		return this.skills.getOrDefault(skill, 0);
	}

	long lastAssignedMicros() {
		return (this.lastAssignedAt != null) ? ChronoUnit.MICROS.between(Instant.EPOCH, this.lastAssignedAt)
				: -Long.MAX_VALUE;
	}

}
