package io.stagedesk.ticket.view;

import io.stagedesk.ticket.TicketConditions;
import io.stagedesk.ticket.TicketQuery.Sort;

/**
 * A saved filter, as somebody sees it.
 *
 * @param key {@code v-} and an id, or the name of a built-in one
 * @param name as people gave it; of a built-in one its key, which pages say in words
 * @param team whose it is, or {@code null}
 * @param editable whether the viewer may change it
 * @param version counts the changes; 0 where nobody changes it
 */
public record View(String key, String name, ViewKind kind, String team, TicketConditions conditions, Sort sort,
		boolean editable, int version) {
}
