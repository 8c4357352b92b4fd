package io.stagedesk.workflow.web.relation;

import java.net.URI;

import io.stagedesk.api.IfMatch;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.relation.Relations;
import io.stagedesk.ticket.web.TicketResource;
import io.stagedesk.ticket.web.TicketResources;
import io.stagedesk.workflow.MergeUndo;
import io.stagedesk.workflow.NotAllowedException;
import io.stagedesk.workflow.relation.RelationActions;
import io.stagedesk.workflow.relation.Splits;
import jakarta.validation.Valid;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tickets that belong together: links, incidents, splits, and merges that are undone. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
class RelationController {

	private final Relations relations;

	private final RelationActions actions;

	private final Splits splits;

	private final MergeUndo merges;

	private final Tickets tickets;

	private final TicketResources resources;

	RelationController(Relations relations, RelationActions actions, Splits splits, MergeUndo merges, Tickets tickets,
			TicketResources resources) {
		this.relations = relations;
		this.actions = actions;
		this.splits = splits;
		this.merges = merges;
		this.tickets = tickets;
		this.resources = resources;
	}

	/** What belongs to the ticket, as far as the caller may see it. */
	@GetMapping("/links")
	RelationResource links(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		this.tickets.find(number, viewer);
		if (viewer.role() == Role.INTEGRATION) {
			throw new NotAllowedException("This is for those who work on tickets");
		}
		return RelationResource.of(this.relations.of(number, viewer));
	}

	@PostMapping("/links")
	RelationResource link(@PathVariable String number, @Valid @RequestBody RelationRequests.Link request,
			@AuthenticationPrincipal Viewer viewer) {
		this.actions.link(number, request.kind(), request.other().strip(), viewer);
		return RelationResource.of(this.relations.of(number, viewer));
	}

	@DeleteMapping("/links")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void unlink(@PathVariable String number, @RequestParam String other, @AuthenticationPrincipal Viewer viewer) {
		this.actions.unlink(number, other, viewer);
	}

	/** Whether the ticket stands for an incident. */
	@PutMapping("/incident")
	RelationResource mark(@PathVariable String number, @Valid @RequestBody RelationRequests.Incident request,
			@AuthenticationPrincipal Viewer viewer) {
		this.actions.mark(number, request.incident(), viewer);
		return RelationResource.of(this.relations.of(number, viewer));
	}

	/** A new ticket out of some of the requester's messages. */
	@PostMapping("/split")
	ResponseEntity<TicketResource> split(@PathVariable String number,
			@Valid @RequestBody RelationRequests.Split request, @AuthenticationPrincipal Viewer viewer) {
		TicketSnapshot made = this.splits.split(number, request.ids(), request.subject().strip(), request.category(),
				request.version(), viewer);
		return ResponseEntity.created(URI.create("/api/v1/tickets/" + made.number()))
			.eTag(String.valueOf(made.version()))
			.body(this.resources.of(made, viewer));
	}

	/** Takes the ticket out of the one that it was merged into. */
	@PostMapping("/unmerge")
	ResponseEntity<TicketResource> unmerge(@PathVariable String number,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.merges.undo(number, IfMatch.version(match).orElse(null), viewer), viewer);
	}

	/** These tags and no others. */
	@PutMapping("/tags")
	ResponseEntity<TicketResource> tag(@PathVariable String number, @Valid @RequestBody RelationRequests.Tags request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources
			.answer(this.actions.tag(number, request.tags(), version(request.version(), match), viewer), viewer);
	}

	/** These values of the desk's own fields; the others stay as they are. */
	@PutMapping("/fields")
	ResponseEntity<TicketResource> fill(@PathVariable String number,
			@Valid @RequestBody RelationRequests.Fields request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources
			.answer(this.actions.fill(number, request.fields(), version(request.version(), match), viewer), viewer);
	}

	private static Integer version(Integer version, String match) {
		return (version != null) ? version : IfMatch.version(match).orElse(null);
	}

}
