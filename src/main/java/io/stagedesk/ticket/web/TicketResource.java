package io.stagedesk.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Stage;
import io.stagedesk.ticket.Status;

/** A ticket as the API shows it. Instants are UTC; what is not known is {@code null}. */
public record TicketResource(String number, String subject, Status status, Stage stage, CloseReason closeReason,
		Priority priority, String category, Scenario scenario, String language, String region, Channel channel,
		String team, String assignee, String offeredTo, RequesterResource requester, List<String> tags,
		Map<String, Object> customFields, Map<String, Object> context, String resolution, String mergedInto,
		Instant createdAt, Instant updatedAt, Instant firstResponseDueAt, Instant resolutionDueAt, Instant resolvedAt,
		Instant closedAt, String trackingUrl, int version) {

	/** Who asks. */
	public record RequesterResource(String externalId, String name, String email, String language, String tier) {
	}

}
