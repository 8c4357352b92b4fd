package io.stagedesk.ticket.web;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.operation.limit.Limits;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.mention.Addressee;
import io.stagedesk.ticket.mention.Addressees;
import io.stagedesk.ticket.attachment.Upload;
import io.stagedesk.ticket.attachment.Uploads;
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

	private final Uploads uploads;

	private final TicketResources resources;

	private final Addressees addressees;

	private final Limits limits;

	TicketController(Tickets tickets, Uploads uploads, TicketResources resources, Addressees addressees,
			Limits limits) {
		this.tickets = tickets;
		this.uploads = uploads;
		this.addressees = addressees;
		this.resources = resources;
		this.limits = limits;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<TicketResource> create(@Valid @RequestBody CreateTicket request,
			@AuthenticationPrincipal Viewer viewer) {
		NewTicket wanted = request.toNewTicket();
		this.limits.countTicketOf(wanted.requester().identity());
		TicketSnapshot ticket = this.tickets.create(wanted, Actor.of(viewer));
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
			@RequestParam(required = false) String channel, @RequestParam(required = false) String language,
			@RequestParam(required = false) String category, @RequestParam(required = false) String tag,
			@RequestParam(required = false) Boolean vip, @RequestParam(required = false) Integer waiting,
			@RequestParam(required = false) String requester, @RequestParam(required = false) String q,
			@RequestParam(defaultValue = "created") @Schema(
					allowableValues = { "nextDue", "created", "updated", "waiting" }) String sort,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) String cursor,
			@AuthenticationPrincipal Viewer viewer) {
		ListFilters filters = new ListFilters(status, team, assignee, priority, scenario, channel, language, category,
				tag, vip, waiting);
		TicketQuery query = new TicketQuery(filters.conditions(), ListFilters.clean("requester", requester),
				ListFilters.clean("q", q), null, null, Sorts.parse(sort), ListFilters.limit(limit),
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
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		Visibility visibility = Objects.requireNonNullElse(request.visibility(), Visibility.PUBLIC);
		if (viewer.role() == Role.INTEGRATION && visibility == Visibility.INTERNAL) {
			throw new FieldErrorsException("visibility", "must be PUBLIC: the app speaks for the requester");
		}
		List<Upload> files = this.uploads.own(ticket.id(), viewer.login(), request.files());
		Message message = this.tickets.write(number, visibility, request.body(), request.lastSeen(), Actor.of(viewer));
		this.uploads.attach(files, message.id());
		return MessageResource.of(message,
				(visibility == Visibility.INTERNAL) ? named(message, ticket, viewer) : List.of());
	}

	/** A vendor's people learn nothing of who belongs to a team. */
	private List<Addressee> named(Message note, TicketSnapshot ticket, Viewer viewer) {
		return this.addressees.in(note.body(), ticket, viewer.login())
			.stream()
			.filter((one) -> viewer.role() != Role.VENDOR_AGENT || one.login().equals(one.word()))
			.toList();
	}

	@GetMapping("/{number}/events")
	Slice<TicketEvent> events(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.tickets.events(number, viewer), null);
	}

}
