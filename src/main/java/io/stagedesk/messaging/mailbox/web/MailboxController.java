package io.stagedesk.messaging.mailbox.web;

import java.net.URI;
import java.util.Optional;

import io.stagedesk.api.IfMatch;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.mailbox.Mailbox;
import io.stagedesk.messaging.mailbox.Mailboxes;
import io.stagedesk.messaging.mailbox.fetch.ConnectionTest.Seen;
import io.stagedesk.messaging.mailbox.web.Visitor.Checked;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Saved;

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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The desk's mailboxes, for administrators. */
@RestController
@RequestMapping("/api/v1/mailboxes")
class MailboxController {

	private final Mailboxes mailboxes;

	private final Visitor visitor;

	MailboxController(Mailboxes mailboxes, Visitor visitor) {
		this.mailboxes = mailboxes;
		this.visitor = visitor;
	}

	@GetMapping
	Slice<MailboxResource> list() {
		return new Slice<>(this.mailboxes.list(), null).map(MailboxResource::of);
	}

	@PutMapping("/{id}")
	ResponseEntity<MailboxResource> write(@PathVariable String id, @RequestBody WriteMailbox body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		Optional<Integer> seen = Optional.ofNullable(body.version()).or(() -> IfMatch.version(match));
		Saved<Mailbox> saved = this.mailboxes.save(id, body.terms(), seen, viewer);
		return (saved.created() ? ResponseEntity.created(URI.create("/api/v1/mailboxes/" + id)) : ResponseEntity.ok())
			.eTag(String.valueOf(saved.value().version()))
			.body(MailboxResource.of(saved.value()));
	}

	/** What came in stays. */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		this.mailboxes.remove(id, viewer);
	}

	/**
	 * Tries terms without keeping them; marks nothing. With the {@code id} of a mailbox
	 * its kept secret is used, as long as it goes to the same server.
	 */
	@PostMapping("/test")
	Seen test(@RequestBody WriteMailbox body) {
		return this.visitor.test(Optional.ofNullable(body.id()).orElse(""), body.terms());
	}

	/** Fetches what waits now, for 20 seconds at most. */
	@PostMapping("/{id}/check")
	Checked check(@PathVariable String id) {
		return this.visitor.check(this.mailboxes.find(id).orElseThrow(StaffNotFoundException::new));
	}

}
