package io.stagedesk.workflow.web;

import io.stagedesk.api.IfMatch;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.web.TicketResource;
import io.stagedesk.ticket.web.TicketResources;
import io.stagedesk.workflow.ServiceLevels;
import io.stagedesk.workflow.TicketActions;
import jakarta.validation.Valid;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do with a ticket; each answers with the ticket after it. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
class ActionController {

	private final TicketActions actions;

	private final ServiceLevels levels;

	private final TicketResources resources;

	ActionController(TicketActions actions, ServiceLevels levels, TicketResources resources) {
		this.actions = actions;
		this.levels = levels;
		this.resources = resources;
	}

	@PostMapping("/claim")
	ResponseEntity<TicketResource> claim(@PathVariable String number,
			@Valid @RequestBody(required = false) ActionRequests.Plain request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.actions.claim(number, version(request, match), viewer), viewer);
	}

	@PostMapping("/transfer")
	ResponseEntity<TicketResource> transfer(@PathVariable String number,
			@Valid @RequestBody ActionRequests.TransferTo request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(
				this.actions.transfer(number, request.toTransfer(), version(request.version(), match), viewer), viewer);
	}

	/** Another priority; its promises are counted anew. */
	@PostMapping("/priority")
	ResponseEntity<TicketResource> prioritise(@PathVariable String number,
			@Valid @RequestBody ActionRequests.Prioritise request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.levels.prioritise(number, request.priority(), request.reason(),
				version(request.version(), match), viewer), viewer);
	}

	@PostMapping("/escalate")
	ResponseEntity<TicketResource> escalate(@PathVariable String number,
			@Valid @RequestBody ActionRequests.Reason request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources
			.answer(this.actions.escalate(number, request.reason(), version(request.version(), match), viewer), viewer);
	}

	@PostMapping("/wait")
	ResponseEntity<TicketResource> waitFor(@PathVariable String number,
			@Valid @RequestBody ActionRequests.WaitFor request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.actions.waitFor(number, request.waiting(), request.reason(),
				version(request.version(), match), viewer), viewer);
	}

	@PostMapping("/resume")
	ResponseEntity<TicketResource> resume(@PathVariable String number,
			@Valid @RequestBody(required = false) ActionRequests.Plain request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.actions.resume(number, version(request, match), viewer), viewer);
	}

	@PostMapping("/consult")
	ResponseEntity<TicketResource> consult(@PathVariable String number,
			@Valid @RequestBody ActionRequests.Consult request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.actions.consult(number, request.team(), request.question(),
				version(request.version(), match), viewer), viewer);
	}

	@PostMapping("/resolve")
	ResponseEntity<TicketResource> resolve(@PathVariable String number, @RequestBody ActionRequests.Resolve request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources
			.answer(this.actions.resolve(number, request.form(), version(request.version(), match), viewer), viewer);
	}

	@PostMapping("/reopen")
	ResponseEntity<TicketResource> reopen(@PathVariable String number,
			@Valid @RequestBody ActionRequests.Reason request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources
			.answer(this.actions.reopen(number, request.reason(), version(request.version(), match), viewer), viewer);
	}

	@PostMapping("/close")
	ResponseEntity<TicketResource> close(@PathVariable String number,
			@Valid @RequestBody(required = false) ActionRequests.Plain request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.actions.close(number, version(request, match), viewer), viewer);
	}

	@PostMapping("/cancel")
	ResponseEntity<TicketResource> cancel(@PathVariable String number,
			@Valid @RequestBody ActionRequests.Cancel request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(
				this.actions.cancel(number, request.closeReason(), version(request.version(), match), viewer), viewer);
	}

	@PostMapping("/merge")
	ResponseEntity<TicketResource> merge(@PathVariable String number,
			@Valid @RequestBody ActionRequests.MergeInto request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources
			.answer(this.actions.merge(number, request.into(), version(request.version(), match), viewer), viewer);
	}

	private static Integer version(ActionRequests.Plain request, String match) {
		return version((request != null) ? request.version() : null, match);
	}

	/** The version in the body, else the one in {@code If-Match}. */
	private static Integer version(Integer version, String match) {
		return (version != null) ? version : IfMatch.version(match).orElse(null);
	}

}
