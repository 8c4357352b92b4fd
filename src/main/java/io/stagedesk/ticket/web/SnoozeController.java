package io.stagedesk.ticket.web;

import java.time.Instant;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.snooze.Snoozes;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Puts a ticket aside for the caller alone, and fetches it back. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
class SnoozeController {

	private final Snoozes snoozes;

	private final TicketResources resources;

	SnoozeController(Snoozes snoozes, TicketResources resources) {
		this.snoozes = snoozes;
		this.resources = resources;
	}

	@PostMapping("/snooze")
	ResponseEntity<TicketResource> snooze(@PathVariable String number, @RequestBody Until body,
			@AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.snoozes.snooze(number, body.until(), viewer), viewer);
	}

	@PostMapping("/unsnooze")
	ResponseEntity<TicketResource> wake(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		return this.resources.answer(this.snoozes.wake(number, viewer), viewer);
	}

	/** When it shall be back. */
	record Until(Instant until) {
	}

}
