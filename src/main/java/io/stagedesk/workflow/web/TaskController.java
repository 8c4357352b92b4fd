package io.stagedesk.workflow.web;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.workflow.UserTask;
import io.stagedesk.workflow.UserTasks;
import tools.jackson.databind.JsonNode;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** User tasks with their forms. */
@RestController
@RequestMapping("/api/v1/tasks")
class TaskController {

	private final UserTasks tasks;

	TaskController(UserTasks tasks) {
		this.tasks = tasks;
	}

	@GetMapping
	Slice<TaskResource> list(@RequestParam(required = false) String assignee,
			@RequestParam(required = false) String team, @RequestParam(required = false) String ticket,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) String cursor,
			@AuthenticationPrincipal Viewer viewer) {
		if (limit < 1 || limit > 200) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		return this.tasks
			.list(given("assignee", assignee), given("team", team), given("ticket", ticket), viewer, limit,
					given("cursor", cursor).map(Cursor::parse))
			.map(TaskResource::of);
	}

	@GetMapping("/{id}")
	TaskResource one(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		return TaskResource.of(this.tasks.find(id, viewer));
	}

	/** The form-js schema of the task's form. */
	@GetMapping("/{id}/form")
	ResponseEntity<JsonNode> form(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		return ResponseEntity.of(this.tasks.form(this.tasks.find(id, viewer)));
	}

	@PostMapping("/{id}/claim")
	TaskResource claim(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		return TaskResource.of(this.tasks.claim(id, viewer));
	}

	/** Answers with the task as it was; what became of the ticket, the ticket says. */
	@PostMapping("/{id}/complete")
	TaskResource complete(@PathVariable String id, @RequestBody(required = false) Complete request,
			@AuthenticationPrincipal Viewer viewer) {
		UserTask task = this.tasks.find(id, viewer);
		this.tasks.complete(id, (request != null) ? request.values() : Map.of(), viewer);
		return TaskResource.of(task);
	}

	private static Optional<String> given(String field, String text) {
		if (text != null && (text.length() > 100 || !CleanText.Check.isClean(text))) {
			throw new FieldErrorsException(field, "must be clean text of at most 100 characters");
		}
		return Optional.ofNullable(text).filter((one) -> !one.isBlank());
	}

	/** The values of the task's form. */
	record Complete(Map<String, Object> variables) {

		Map<String, Object> values() {
			return Objects.requireNonNullElse(this.variables, Map.of());
		}

	}

	/** An open user task as the API shows it. */
	record TaskResource(String id, String ticket, String key, String name, String formKey, String team, String assignee,
			Instant createdAt) {

		static TaskResource of(UserTask task) {
			return new TaskResource(task.id(), new TicketNumber(task.ticketId()).toString(), task.key(), task.name(),
					task.formKey(), task.team(), task.assignee(), task.createdAt());
		}

	}

}
