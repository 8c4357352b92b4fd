package io.stagedesk.staff.web.api;

import java.net.URI;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Reason;
import io.stagedesk.staff.people.Reasons;
import io.stagedesk.staff.people.Saved;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reasons of a presence that the desk offers. */
@RestController
@RequestMapping("/api/v1/presence-reasons")
class ReasonController {

	private final Reasons reasons;

	ReasonController(Reasons reasons) {
		this.reasons = reasons;
	}

	@GetMapping
	Slice<Reason> list() {
		return new Slice<>(this.reasons.list(), null);
	}

	@PutMapping("/{id}")
	ResponseEntity<Reason> write(@PathVariable String id, @RequestBody WriteReason body,
			@AuthenticationPrincipal Viewer viewer) {
		Saved<Reason> saved = this.reasons.save(new Reason(id, Seen.text(body.name()), Seen.text(body.nameZh())),
				viewer);
		return (saved.created() ? ResponseEntity.created(URI.create("/api/v1/presence-reasons/" + id))
				: ResponseEntity.ok())
			.body(saved.value());
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		this.reasons.remove(id, viewer);
	}

	/** The body of {@code PUT /presence-reasons/{id}}. */
	record WriteReason(String name, String nameZh) {
	}

}
