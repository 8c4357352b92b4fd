package io.stagedesk.ticket.web;

import io.stagedesk.requester.Requester;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.web.TicketResource.RequesterResource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Turns tickets into what the API shows. */
@Component
public class TicketResources {

	private final String publicUrl;

	private final SeenTickets tickets;

	TicketResources(SeenTickets tickets, @Value("${stagedesk.public-url}") String publicUrl) {
		this.tickets = tickets;
		this.publicUrl = publicUrl.replaceAll("/+$", "");
	}

	/** As this viewer may see it. */
	public TicketResource of(TicketSnapshot one, Viewer viewer) {
		TicketSnapshot ticket = this.tickets.seenBy(one, viewer);
		return new TicketResource(ticket.number(), ticket.subject(), ticket.status(), ticket.stage(),
				ticket.closeReason(), ticket.priority(), ticket.category(), ticket.scenario(), ticket.language(),
				ticket.region(), ticket.channel(), ticket.team(), ticket.assignee(), ticket.offeredTo(),
				requester(ticket.requester()), ticket.tags(), ticket.customFields(), ticket.context(),
				ticket.resolution(),
				(ticket.mergedInto() != null) ? new TicketNumber(ticket.mergedInto()).toString() : null,
				ticket.createdAt(), ticket.updatedAt(), ticket.firstResponseDueAt(), ticket.resolutionDueAt(),
				ticket.resolvedAt(), ticket.closedAt(), link(ticket.trackingToken()), ticket.version());
	}

	/** With its version as ETag, for {@code If-Match}. */
	public ResponseEntity<TicketResource> answer(TicketSnapshot ticket, Viewer viewer) {
		return ResponseEntity.ok().eTag(String.valueOf(ticket.version())).body(of(ticket, viewer));
	}

	private String link(String token) {
		return (token != null) ? this.publicUrl + "/t/" + token : null;
	}

	private static RequesterResource requester(Requester requester) {
		return new RequesterResource(requester.externalId(), requester.name(), requester.email(), requester.language(),
				requester.tier());
	}

}
