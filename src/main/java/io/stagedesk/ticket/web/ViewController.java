package io.stagedesk.ticket.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.IfMatch;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.view.NewView;
import io.stagedesk.ticket.view.View;
import io.stagedesk.ticket.view.Views;
import io.stagedesk.ticket.web.ViewResource.Count;
import io.stagedesk.ticket.web.ViewResource.Counts;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
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

/** Saved filters and the tickets in them. */
@RestController
@RequestMapping("/api/v1/views")
class ViewController {

	private final Views views;

	private final TicketResources resources;

	ViewController(Views views, TicketResources resources) {
		this.views = views;
		this.resources = resources;
	}

	@GetMapping
	Slice<ViewResource> list(@AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.views.of(viewer), null).map(ViewResource::of);
	}

	@GetMapping("/counts")
	Counts counts(@AuthenticationPrincipal Viewer viewer) {
		List<View> all = this.views.of(viewer);
		Map<String, Integer> counts = this.views.counts(all, viewer);
		return new Counts(all.stream().map((view) -> count(view.key(), counts.get(view.key()))).toList());
	}

	private static Count count(String key, int found) {
		return new Count(key, Math.min(found, Views.MANY - 1), found >= Views.MANY);
	}

	@GetMapping("/{key}")
	ResponseEntity<ViewResource> one(@PathVariable String key, @AuthenticationPrincipal Viewer viewer) {
		return answer(ResponseEntity.ok(), this.views.get(key, viewer));
	}

	@GetMapping("/{key}/tickets")
	Slice<TicketResource> tickets(@PathVariable String key, @RequestParam(required = false) String q,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) String cursor,
			@AuthenticationPrincipal Viewer viewer) {
		return this.views
			.tickets(key, ListFilters.clean("q", q), (cursor == null || cursor.isBlank()) ? null : Cursor.parse(cursor),
					ListFilters.limit(limit), viewer)
			.map((ticket) -> this.resources.of(ticket, viewer));
	}

	@PostMapping
	ResponseEntity<ViewResource> add(@RequestBody ViewResource.Write body, @AuthenticationPrincipal Viewer viewer) {
		View view = this.views.add(view(body), viewer);
		return answer(ResponseEntity.created(URI.create("/api/v1/views/" + view.key())), view);
	}

	@PutMapping("/{key}")
	ResponseEntity<ViewResource> change(@PathVariable String key, @RequestBody ViewResource.Write body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		Optional<Integer> seen = Optional.ofNullable(body.version()).or(() -> IfMatch.version(match));
		return answer(ResponseEntity.ok(), this.views.change(key, view(body), seen, viewer));
	}

	@PostMapping("/{key}/move")
	Slice<ViewResource> move(@PathVariable String key, @RequestBody ViewResource.Move body,
			@AuthenticationPrincipal Viewer viewer) {
		if (body.places() == null) {
			throw new FieldErrorsException("places", "is required");
		}
		this.views.move(key, body.places(), viewer);
		return list(viewer);
	}

	@DeleteMapping("/{key}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String key, @AuthenticationPrincipal Viewer viewer) {
		this.views.remove(key, viewer);
	}

	private static NewView view(ViewResource.Write body) {
		Sort sort = (body.sort() != null) ? Sorts.parse(body.sort()) : Sort.NEXT_DUE;
		return new NewView(body.name(), body.team(), body.conditions(), sort);
	}

	private static ResponseEntity<ViewResource> answer(BodyBuilder answer, View view) {
		return answer.eTag(String.valueOf(view.version())).body(ViewResource.of(view));
	}

}
