package io.stagedesk.workflow.web.desk;

/**
 * A user task that the viewer may complete.
 *
 * @param form the deployed form as JSON
 * @param values what was typed, as a JSON object
 * @param errors what the server refused, a JSON object of field to message
 */
public record TaskView(String id, String name, String documentation, String form, String values, String errors) {
}
