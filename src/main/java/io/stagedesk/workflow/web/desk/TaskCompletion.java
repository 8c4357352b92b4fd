package io.stagedesk.workflow.web.desk;

import java.util.HashMap;
import java.util.Map;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.workflow.UserTask;
import io.stagedesk.workflow.UserTasks;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Takes what the browser's form viewer collected to the task. */
@Component
public class TaskCompletion {

	private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {
	};

	private final UserTasks tasks;

	private final JsonMapper json;

	TaskCompletion(UserTasks tasks, JsonMapper json) {
		this.tasks = tasks;
		this.json = json;
	}

	public void complete(String number, String id, String variables, Viewer viewer) {
		UserTask task = this.tasks.find(id, viewer);
		if (!new TicketNumber(task.ticketId()).toString().equals(number)) {
			throw new StageNotAllowedException("This task is no longer there");
		}
		this.tasks.complete(id, values(variables), viewer);
	}

	/** The viewer sends empty fields as {@code null}; they are absent. */
	private Map<String, Object> values(String variables) {
		try {
			Map<String, Object> values = new HashMap<>(this.json.readValue(variables, VALUES));
			values.values().removeIf((value) -> value == null || value.equals(""));
			return values;
		}
		catch (JacksonException | NullPointerException ex) {
			throw new FieldErrorsException("variables", "is not a form's answer");
		}
	}

}
