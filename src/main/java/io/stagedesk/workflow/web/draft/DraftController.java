package io.stagedesk.workflow.web.draft;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.draft.Draft;
import io.stagedesk.workflow.draft.DraftNotFoundException;
import io.stagedesk.workflow.draft.Drafts;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller writes on a ticket and has not sent. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
class DraftController {

	private final Drafts drafts;

	DraftController(Drafts drafts) {
		this.drafts = drafts;
	}

	/** The caller's own; where there is none, an empty one of revision 0. */
	@GetMapping("/draft")
	DraftResource one(@PathVariable String number, @RequestParam(defaultValue = "PUBLIC") Visibility kind,
			@AuthenticationPrincipal Viewer viewer) {
		return this.drafts.find(number, kind, viewer)
			.map((draft) -> resource(number, draft, viewer))
			.orElseGet(() -> DraftResource.none(kind, viewer.login()));
	}

	/** Keeps what is written so far; nothing written and no files is no draft. */
	@PutMapping("/draft")
	DraftResource save(@PathVariable String number, @Valid @RequestBody DraftResource.Write request,
			@AuthenticationPrincipal Viewer viewer) {
		return this.drafts.save(number, request.writing(), viewer)
			.map((draft) -> resource(number, draft, viewer))
			.orElseGet(() -> DraftResource.none(request.writing().kind(), viewer.login()));
	}

	@DeleteMapping("/draft")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String number, @RequestParam(defaultValue = "PUBLIC") Visibility kind,
			@AuthenticationPrincipal Viewer viewer) {
		this.drafts.remove(number, kind, viewer);
	}

	/** What others share, as the caller may read it. */
	@GetMapping("/drafts")
	Slice<DraftResource> shared(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.drafts.shared(number, viewer), null).map((draft) -> resource(number, draft, viewer));
	}

	/** Makes a shared draft the caller's own, after what the caller has written. */
	@PostMapping("/drafts/{id}/take")
	DraftResource take(@PathVariable String number, @PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		return resource(number, this.drafts.take(number, number(id), viewer), viewer);
	}

	private DraftResource resource(String number, Draft draft, Viewer viewer) {
		return DraftResource.of(draft, this.drafts.files(number, draft, viewer));
	}

	/** What is no number names nothing. */
	static long number(String id) {
		if (!id.matches("[0-9]{1,18}")) {
			throw new DraftNotFoundException();
		}
		return Long.parseLong(id);
	}

}
