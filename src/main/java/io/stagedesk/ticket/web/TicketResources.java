package io.stagedesk.ticket.web;

import io.stagedesk.requester.Requester;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
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

	TicketResources(@Value("${stagedesk.public-url}") String publicUrl) {
		this.publicUrl = publicUrl.replaceAll("/+$", "");
	}

	/**
	 * As this viewer may see it: a vendor's agent does not learn how to reach the
	 * requester past the desk, nor gets the requester's own link.
	 */
	public TicketResource of(TicketSnapshot ticket, Viewer viewer) {
		boolean masked = viewer.role() == Role.VENDOR_AGENT;
		return new TicketResource(ticket.number(), ticket.subject(), ticket.status(), ticket.stage(),
				ticket.closeReason(), ticket.priority(), ticket.category(), ticket.scenario(), ticket.language(),
				ticket.region(), ticket.channel(), ticket.team(), ticket.assignee(), ticket.offeredTo(),
				requester(ticket.requester(), masked), ticket.tags(), ticket.customFields(), ticket.context(),
				ticket.resolution(),
				(ticket.mergedInto() != null) ? new TicketNumber(ticket.mergedInto()).toString() : null,
				ticket.createdAt(), ticket.updatedAt(), ticket.firstResponseDueAt(), ticket.resolutionDueAt(),
				ticket.resolvedAt(), ticket.closedAt(), masked ? null : this.publicUrl + "/t/" + ticket.trackingToken(),
				ticket.version());
	}

	/** With its version as ETag, for {@code If-Match}. */
	public ResponseEntity<TicketResource> answer(TicketSnapshot ticket, Viewer viewer) {
		return ResponseEntity.ok().eTag(String.valueOf(ticket.version())).body(of(ticket, viewer));
	}

	private static RequesterResource requester(Requester requester, boolean masked) {
		return new RequesterResource(masked ? null : requester.externalId(), requester.name(),
				masked ? null : requester.email(), requester.language(), requester.tier());
	}

}
