package io.stagedesk.search.index;

import java.time.Instant;
import java.util.List;

/**
 * A ticket as the index knows it; what is absent is empty.
 *
 * @param fields values of custom fields
 * @param context values of the context
 * @param said public messages
 * @param notes internal ones
 */
record TicketText(long id, int version, String subject, String status, boolean open, String priority, String channel,
		String language, String team, String assignee, String advisingTeam, List<String> tags, List<String> fields,
		List<String> context, Instant updatedAt, PersonText requester, List<String> said, List<String> notes) {

	TicketText {
		tags = List.copyOf(tags);
		fields = List.copyOf(fields);
		context = List.copyOf(context);
		said = List.copyOf(said);
		notes = List.copyOf(notes);
	}

	TicketText with(PersonText requester, List<String> said, List<String> notes) {
		return new TicketText(this.id, this.version, this.subject, this.status, this.open, this.priority, this.channel,
				this.language, this.team, this.assignee, this.advisingTeam, this.tags, this.fields, this.context,
				this.updatedAt, requester, said, notes);
	}

}
