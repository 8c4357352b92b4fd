package io.stagedesk.workflow.web.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.incident.Incident;
import io.stagedesk.workflow.incident.IncidentState;
import io.stagedesk.workflow.incident.Incidents;
import io.stagedesk.workflow.incident.Kind;
import io.stagedesk.workflow.incident.KindRetry;
import io.stagedesk.workflow.incident.Retry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Failed jobs of the engine, and another try. */
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentController {

	private final Incidents incidents;

	IncidentController(Incidents incidents) {
		this.incidents = incidents;
	}

	@GetMapping
	Slice<Resource> list(@RequestParam(defaultValue = "STOPPED") IncidentState state,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) String cursor) {
		if (limit < 1 || limit > 200) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		return this.incidents
			.list(state, Optional.ofNullable(cursor).filter((text) -> !text.isBlank()).map(Cursor::parse), limit)
			.map(Resource::of);
	}

	/** Where jobs have stopped, and how many. */
	@GetMapping("/kinds")
	Slice<Kind> kinds() {
		return new Slice<>(List.copyOf(this.incidents.kinds()), null);
	}

	/** Tries one at once; says whether it is done, or what went wrong again. */
	@PostMapping("/{id}/retry")
	Result retry(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		return Result.of(this.incidents.retry(id, viewer));
	}

	/** Has the engine try all of a kind, each once. */
	@PostMapping("/retry")
	KindRetry retryAll(@Valid @RequestBody Which which, @AuthenticationPrincipal Viewer viewer) {
		return this.incidents.retryAll(which.process(), which.activity(), viewer);
	}

	/** A kind of failed jobs. */
	record Which(@NotBlank @Size(max = 255) @CleanText String process,
			@NotBlank @Size(max = 255) @CleanText String activity) {
	}

	/**
	 * A failed job.
	 *
	 * @param ticket its number, or {@code null}
	 * @param stoppedAt {@code null} where it is tried again by itself
	 * @param nextTryAt {@code null} where it is not
	 */
	record Resource(String id, IncidentState state, String ticket, String process, String processName, String activity,
			String activityName, Instant stoppedAt, Instant nextTryAt, String error) {

		static Resource of(Incident incident) {
			boolean stopped = incident.state() == IncidentState.STOPPED;
			return new Resource(incident.id(), incident.state(), incident.ticket().isEmpty() ? null : incident.ticket(),
					incident.process(), incident.processName(), incident.activity(), incident.activityName(),
					stopped ? incident.at() : null, stopped ? null : incident.at(), incident.error());
		}

	}

	/** What a try came to; {@code error} is {@code null} where it is done. */
	record Result(String id, String ticket, boolean done, String error) {

		static Result of(Retry retry) {
			Incident incident = retry.incident();
			return new Result(incident.id(), incident.ticket().isEmpty() ? null : incident.ticket(), retry.done(),
					retry.done() ? null : retry.error());
		}

	}

}
