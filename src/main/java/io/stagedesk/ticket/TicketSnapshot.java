package io.stagedesk.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.stagedesk.requester.Requester;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;

/**
 * A ticket as it is at one instant; what other modules get to see. Absent values are
 * {@code null}.
 *
 * @param offeredTo the agent who may accept it now
 * @param advisingTeam the team that is asked for advice now, and may see the ticket
 * meanwhile
 * @param resolutionProcess key of the process that is this ticket's stage RESOLVE
 * @param trackingToken of the requester's own link; {@code null} where the viewer may not
 * see it, nor all else that is hidden from a vendor's people
 * @param unansweredSince when the oldest word of the requester was said that nobody has
 * answered
 * @param version counts the changes, for optimistic checks
 */
public record TicketSnapshot(long id, String subject, Status status, Stage stage, CloseReason closeReason,
		Priority priority, String category, Scenario scenario, String language, String region, Channel channel,
		String team, String assignee, String offeredTo, String advisingTeam, Requester requester, List<String> tags,
		Map<String, Object> customFields, Map<String, Object> context, String resolution, String resolutionProcess,
		Long mergedInto, String trackingToken, Instant createdAt, Instant updatedAt, Instant firstResponseDueAt,
		Instant resolutionDueAt, Instant nextDueAt, Instant resolvedAt, Instant closedAt, Instant unansweredSince,
		int version) {

	/**
	 * The same without what somebody may not see, and without the requester's own link.
	 */
	TicketSnapshot hiding(String subject, Requester requester, List<String> tags, Map<String, Object> customFields,
			Map<String, Object> context, String resolution) {
		return new TicketSnapshot(this.id, subject, this.status, this.stage, this.closeReason, this.priority,
				this.category, this.scenario, this.language, this.region, this.channel, this.team, this.assignee,
				this.offeredTo, this.advisingTeam, requester, tags, customFields, context, resolution,
				this.resolutionProcess, this.mergedInto, null, this.createdAt, this.updatedAt, this.firstResponseDueAt,
				this.resolutionDueAt, this.nextDueAt, this.resolvedAt, this.closedAt, this.unansweredSince,
				this.version);
	}

	/** Whether something is hidden in it. */
	boolean isMasked() {
		return this.trackingToken == null;
	}

	public String number() {
		return new TicketNumber(this.id).toString();
	}

	/**
	 * Whether the viewer may do more with it than look and advise: the assignee, people
	 * of its team, and administrators.
	 */
	public boolean isWorkOf(Viewer viewer) {
		return viewer.role().worksOnTickets() && (viewer.role() == Role.ADMIN || viewer.login().equals(this.assignee)
				|| (viewer.role().seesTeamTickets() && this.team != null && viewer.teams().contains(this.team)));
	}

}
