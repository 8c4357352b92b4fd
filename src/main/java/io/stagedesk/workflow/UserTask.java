package io.stagedesk.workflow;

import java.time.Instant;

/**
 * One open user task.
 *
 * @param key id of the task in its model
 * @param formKey where its form is, or {@code null}
 * @param team whose queue it stands in
 * @param assignee who has it, or {@code null}
 */
public record UserTask(String id, long ticketId, String key, String name, String formKey, String team, String assignee,
		String processId, String definitionId, Instant createdAt) {

	/** Whether completing it makes the ticket one's own. */
	public boolean isAssignment() {
		return this.key.equals(ProcessKeys.TAKE_TICKET) || this.key.equals(ProcessKeys.ACCEPT_TICKET);
	}

}
