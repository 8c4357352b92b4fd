package io.stagedesk.workflow.web.relation;

import java.net.URI;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.NotAllowedException;
import io.stagedesk.workflow.relation.ChildUpdate;
import io.stagedesk.workflow.relation.ChildUpdates;
import io.stagedesk.workflow.relation.NewChildUpdate;
import jakarta.validation.Valid;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One update that answers all children of a ticket, and how far it is. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/children/update")
class ChildUpdateController {

	private final ChildUpdates updates;

	private final Tickets tickets;

	ChildUpdateController(ChildUpdates updates, Tickets tickets) {
		this.updates = updates;
		this.tickets = tickets;
	}

	/** Begins it; 202 with what can be asked about it. */
	@PostMapping
	ResponseEntity<ChildUpdate> begin(@PathVariable String number, @Valid @RequestBody RelationRequests.Update request,
			@AuthenticationPrincipal Viewer viewer) {
		this.tickets.find(number, viewer);
		ChildUpdate begun = this.updates.begin(number,
				new NewChildUpdate(request.texts(), request.fallback(), Boolean.TRUE.equals(request.resolves())),
				viewer);
		return ResponseEntity.accepted()
			.location(URI.create("/api/v1/tickets/%s/children/update/%d".formatted(number, begun.id())))
			.body(begun);
	}

	@GetMapping("/{id}")
	ChildUpdate one(@PathVariable String number, @PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		this.tickets.find(number, viewer);
		if (viewer.role() == Role.INTEGRATION) {
			throw new NotAllowedException("This is for those who work on tickets");
		}
		return this.updates.of(number, id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0, viewer);
	}

}
