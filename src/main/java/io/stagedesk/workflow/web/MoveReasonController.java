package io.stagedesk.workflow.web;

import java.net.URI;
import java.util.Objects;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.move.MoveReason;
import io.stagedesk.ticket.move.MoveReasons;

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

/** Why work is moved, as the desk offers it. */
@RestController
@RequestMapping("/api/v1/move-reasons")
class MoveReasonController {

	private final MoveReasons reasons;

	MoveReasonController(MoveReasons reasons) {
		this.reasons = reasons;
	}

	@GetMapping
	Slice<MoveReason> list() {
		return new Slice<>(this.reasons.list(), null);
	}

	@PutMapping("/{id}")
	ResponseEntity<MoveReason> write(@PathVariable String id, @RequestBody WriteReason body,
			@AuthenticationPrincipal Viewer viewer) {
		MoveReason reason = new MoveReason(id, Objects.requireNonNullElse(body.name(), ""),
				Objects.requireNonNullElse(body.nameZh(), ""));
		boolean created = this.reasons.save(reason, viewer);
		return (created ? ResponseEntity.created(URI.create("/api/v1/move-reasons/" + id)) : ResponseEntity.ok())
			.body(reason);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		this.reasons.remove(id, viewer);
	}

	/** The body of {@code PUT /move-reasons/{id}}. */
	record WriteReason(String name, String nameZh) {
	}

}
