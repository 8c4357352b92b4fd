package io.stagedesk.search.web;

import java.util.EnumSet;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.search.Searches;
import io.stagedesk.search.Searches.Part;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.web.TicketResources;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds by words over all that the caller may see. */
@RestController
@RequestMapping("/api/v1/search")
class SearchController {

	private final Searches searches;

	private final TicketResources resources;

	SearchController(Searches searches, TicketResources resources) {
		this.searches = searches;
		this.resources = resources;
	}

	@GetMapping
	SearchResource search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "20") int limit,
			@RequestParam(name = "in",
					defaultValue = "all") @Schema(allowableValues = { "all", "tickets", "requesters" }) String in,
			@AuthenticationPrincipal Viewer viewer) {
		return SearchResource.of(this.searches.search(Typed.words(q), viewer, Typed.limit(limit), parts(in)),
				(ticket) -> this.resources.of(ticket, viewer));
	}

	private static Set<Part> parts(String in) {
		return switch (in) {
			case "all" -> EnumSet.allOf(Part.class);
			case "tickets" -> Set.of(Part.TICKETS);
			case "requesters" -> Set.of(Part.REQUESTERS);
			default -> throw new FieldErrorsException("in", "must be all, tickets or requesters");
		};
	}

}
