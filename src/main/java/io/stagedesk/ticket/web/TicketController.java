package io.stagedesk.ticket.web;

import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tickets, their messages and their history. */
@RestController
@RequestMapping("/api/v1/tickets")
class TicketController {

	private final Tickets tickets;

	private final TicketResources resources;

	TicketController(Tickets tickets, TicketResources resources) {
		this.tickets = tickets;
		this.resources = resources;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<TicketResource> create(@Valid @RequestBody CreateTicket request,
			@AuthenticationPrincipal Viewer viewer) {
		TicketSnapshot ticket = this.tickets.create(request.toNewTicket(), Actor.of(viewer));
		return ResponseEntity.created(URI.create("/api/v1/tickets/" + ticket.number()))
			.eTag(String.valueOf(ticket.version()))
			.body(this.resources.of(ticket, viewer));
	}

	@GetMapping("/{number}")
	ResponseEntity<TicketResource> one(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.tickets.find(number, viewer), viewer);
	}

	@GetMapping
	Slice<TicketResource> list(@RequestParam(required = false) String status,
			@RequestParam(required = false) String team, @RequestParam(required = false) String assignee,
			@RequestParam(required = false) Priority priority, @RequestParam(required = false) Scenario scenario,
			@RequestParam(required = false) String requester, @RequestParam(required = false) String q,
			@RequestParam(defaultValue = "created") @Schema(
					allowableValues = { "nextDue", "created", "updated" }) String sort,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) String cursor,
			@AuthenticationPrincipal Viewer viewer) {
		if (limit < 1 || limit > 200) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		TicketQuery query = new TicketQuery(statuses(status), clean("team", team), clean("assignee", assignee),
				priority, scenario, clean("requester", requester), clean("q", q), sort(sort), limit,
				(cursor == null || cursor.isBlank()) ? null : Cursor.parse(cursor));
		return this.tickets.list(query, viewer).map((ticket) -> this.resources.of(ticket, viewer));
	}

	@GetMapping("/{number}/messages")
	Slice<MessageResource> messages(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.tickets.messages(number, viewer), null).map(MessageResource::of);
	}

	@PostMapping("/{number}/messages")
	@ResponseStatus(HttpStatus.CREATED)
	MessageResource write(@PathVariable String number, @Valid @RequestBody MessageResource.Write request,
			@AuthenticationPrincipal Viewer viewer) {
		this.tickets.find(number, viewer);
		Visibility visibility = Objects.requireNonNullElse(request.visibility(), Visibility.PUBLIC);
		if (viewer.role() == Role.INTEGRATION && visibility == Visibility.INTERNAL) {
			throw new FieldErrorsException("visibility", "must be PUBLIC: the app speaks for the requester");
		}
		Message message = this.tickets.write(number, visibility, request.body(), request.lastSeen(), Actor.of(viewer));
		return MessageResource.of(message);
	}

	@GetMapping("/{number}/events")
	Slice<TicketEvent> events(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.tickets.events(number, viewer), null);
	}

	private static Set<Status> statuses(String text) {
		if (text == null || text.isBlank()) {
			return Set.of();
		}
		if (text.equals("OPEN_ALL")) {
			return TicketQuery.OPEN_ALL;
		}
		try {
			return Arrays.stream(text.split(",")).map(String::strip).map(Status::valueOf).collect(Collectors.toSet());
		}
		catch (IllegalArgumentException ex) {
			throw new FieldErrorsException("status", "must be OPEN_ALL or some of " + Arrays.toString(Status.values()));
		}
	}

	private static Sort sort(String text) {
		return switch (text) {
			case "nextDue" -> Sort.NEXT_DUE;
			case "created" -> Sort.CREATED;
			case "updated" -> Sort.UPDATED;
			default -> throw new FieldErrorsException("sort", "must be nextDue, created or updated");
		};
	}

	/**
	 * A blank filter is none; a text that no database holds matches nothing it could
	 * hold.
	 */
	private static String clean(String field, String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		if (text.length() > 300 || !CleanText.Check.isClean(text)) {
			throw new FieldErrorsException(field, "must be clean text of at most 300 characters");
		}
		return text;
	}

}
