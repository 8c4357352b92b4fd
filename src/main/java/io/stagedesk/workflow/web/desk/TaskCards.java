package io.stagedesk.workflow.web.desk;

import java.util.List;

import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.Models;
import io.stagedesk.workflow.UserTask;
import io.stagedesk.workflow.UserTasks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * The tasks that the viewer may complete, each with its form in the viewer's language.
 */
@Component
public class TaskCards {

	private static final List<String> SHOWN = List.of("label", "description", "text");

	private final UserTasks tasks;

	private final Models models;

	private final Words words;

	private final JsonMapper json;

	TaskCards(UserTasks tasks, Models models, Words words, JsonMapper json) {
		this.tasks = tasks;
		this.models = models;
		this.words = words;
		this.json = json;
	}

	public List<UserTask> doable(TicketSnapshot ticket, Viewer viewer) {
		return this.tasks.doable(ticket, viewer);
	}

	public TaskView card(UserTask task, Forms forms) {
		FormState sent = forms.of(task.id());
		JsonNode schema = this.tasks.form(task).map(JsonNode::deepCopy).orElseGet(this::none);
		translate(schema);
		return new TaskView(task.id(), this.words.say(task.name()),
				this.words.say(this.models.documentation(task.definitionId(), task.key())),
				this.json.writeValueAsString(schema), sent.touched() ? sent.value("variables") : "{}",
				this.json.writeValueAsString(sent.errors()));
	}

	/** A task without a form has nothing to fill in. */
	private JsonNode none() {
		ObjectNode schema = this.json.createObjectNode();
		schema.put("type", "default");
		schema.putArray("components");
		return schema;
	}

	private void translate(JsonNode node) {
		for (String name : SHOWN) {
			if (node instanceof ObjectNode one && node.path(name).isString()) {
				one.put(name, this.words.say(node.path(name).asString()));
			}
		}
		node.path("components").forEach(this::translate);
		node.path("values").forEach(this::translate);
	}

}
