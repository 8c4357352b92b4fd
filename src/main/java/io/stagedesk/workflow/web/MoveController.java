package io.stagedesk.workflow.web;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.move.Move;
import io.stagedesk.ticket.web.TicketResource;
import io.stagedesk.ticket.web.TicketResources;
import io.stagedesk.workflow.Handovers;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.VendorActions;
import jakarta.validation.Valid;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a ticket changes hands, besides the transfer; each act answers with the ticket
 * after it.
 */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
class MoveController {

	private final VendorActions vendors;

	private final Handovers handovers;

	private final TicketActions actions;

	private final SeenTickets tickets;

	private final TicketResources resources;

	MoveController(VendorActions vendors, Handovers handovers, TicketActions actions, SeenTickets tickets,
			TicketResources resources) {
		this.vendors = vendors;
		this.handovers = handovers;
		this.actions = actions;
		this.tickets = tickets;
		this.resources = resources;
	}

	/** Gives the work to a vendor's agent; the desk chooses one where none is named. */
	@PostMapping("/vendor")
	ResponseEntity<TicketResource> handToVendor(@PathVariable String number,
			@Valid @RequestBody MoveRequests.ToVendor request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(
				this.vendors.hand(number, request.wish(), ActionController.version(request.version(), match), viewer),
				viewer);
	}

	/** The vendor gives the ticket back, or we take it. */
	@PostMapping("/return")
	ResponseEntity<TicketResource> takeBack(@PathVariable String number, @Valid @RequestBody MoveRequests.Note request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.vendors.takeBack(number, request.note(),
				ActionController.version(request.version(), match), viewer), viewer);
	}

	/** To the next shift, before that of the assignee ends. */
	@PostMapping("/handover")
	ResponseEntity<TicketResource> handOver(@PathVariable String number, @Valid @RequestBody MoveRequests.Note request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.handovers.handOver(number, request.note(),
				ActionController.version(request.version(), match), viewer), viewer);
	}

	/** Those who asked another team want no advice any more, or that team has none. */
	@PostMapping("/consult/cancel")
	ResponseEntity<TicketResource> withdrawAdvice(@PathVariable String number,
			@Valid @RequestBody ActionRequests.Reason request, @AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.actions.withdrawAdvice(number, request.reason(), viewer), viewer);
	}

	/** How the ticket changed hands, oldest first. */
	@GetMapping("/moves")
	Slice<Move> moves(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.tickets.moves(number, viewer), null);
	}

	/** Puts the summary of the last move away: those who have the ticket know. */
	@PostMapping("/moves/seen")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void seen(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		this.actions.tookNote(number, viewer);
	}

}
