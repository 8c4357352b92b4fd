package io.stagedesk.workflow.web.bulk;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.bulk.BulkJob;
import io.stagedesk.workflow.bulk.BulkJobs;
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

/** Acts on many tickets; a job is taken on at once and carried out afterwards. */
@RestController
@RequestMapping("/api/v1/bulk")
class BulkController {

	private static final int PAGE = 200;

	private final BulkJobs jobs;

	BulkController(BulkJobs jobs) {
		this.jobs = jobs;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	ResponseEntity<BulkResource> start(@Valid @RequestBody BulkRequest request,
			@AuthenticationPrincipal Viewer viewer) {
		BulkJob job = this.jobs.start(numbers(request, viewer), request.act(), Boolean.TRUE.equals(request.dryRun()),
				"act", viewer);
		return ResponseEntity.accepted()
			.location(URI.create("/api/v1/bulk/" + job.id()))
			.body(resource(job, null, PAGE));
	}

	private List<String> numbers(BulkRequest request, Viewer viewer) {
		if ((request.tickets() == null) == (request.query() == null)) {
			throw new FieldErrorsException("tickets", "or query is required, and not both");
		}
		return (request.tickets() != null) ? request.tickets() : this.jobs.numbers(request.query().toQuery(), viewer);
	}

	/** How far it is, and what became of each ticket. */
	@GetMapping("/{id}")
	BulkResource one(@PathVariable long id, @RequestParam(defaultValue = "200") int limit,
			@RequestParam(required = false) String cursor, @AuthenticationPrincipal Viewer viewer) {
		if (limit < 1 || limit > PAGE) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		return resource(this.jobs.find(id, viewer), cursor, limit);
	}

	/** What is done stays done; the rest is left alone. */
	@PostMapping("/{id}/cancel")
	BulkResource cancel(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
		return resource(this.jobs.cancel(id, viewer), null, PAGE);
	}

	private BulkResource resource(BulkJob job, String cursor, int limit) {
		Optional<Cursor> after = Optional.ofNullable(cursor).filter((text) -> !text.isBlank()).map(Cursor::parse);
		return BulkResource.of(job, this.jobs.progress(job), this.jobs.items(job, after, limit));
	}

}
