package io.stagedesk.messaging.web;

import io.stagedesk.messaging.TeamAddresses;
import io.stagedesk.messaging.token.ReplyTokens;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The address by which those who work on a ticket answer it from their mail program. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/reply-address")
class ReplyAddressController {

	private final Tickets tickets;

	private final ReplyTokens tokens;

	private final TeamAddresses addresses;

	ReplyAddressController(Tickets tickets, ReplyTokens tokens, TeamAddresses addresses) {
		this.tickets = tickets;
		this.tokens = tokens;
		this.addresses = addresses;
	}

	/** The caller's own; nobody else gets to know it. */
	@GetMapping
	ReplyAddress one(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		if (viewer.role() == Role.VENDOR_AGENT || !ticket.isWorkOf(viewer)) {
			throw new AccessDeniedException("This is for those of the desk who work on the ticket");
		}
		return new ReplyAddress(this.tokens.forAgent(ticket.number(), viewer.login(), this.addresses.of(ticket)));
	}

	/** Whatever is sent there by its owner is said on the ticket. */
	record ReplyAddress(String address) {
	}

}
