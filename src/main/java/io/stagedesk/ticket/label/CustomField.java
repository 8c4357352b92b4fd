package io.stagedesk.ticket.label;

import java.util.List;

/**
 * A field that a desk adds to its tickets.
 *
 * @param id the name under which the ticket keeps the value
 * @param scenario whose tickets have it, or {@code *} for all
 * @param choices what can be chosen, for a CHOICE only
 * @param required whether somebody who edits a ticket's fields has to fill it
 * @param place where it stands among the others, the lowest first
 * @param active whether it is offered; values given before stay readable
 */
public record CustomField(String id, String scenario, String name, String nameZh, FieldType type, List<String> choices,
		boolean required, int place, boolean active) {

	public static final String ALL = "*";

	public CustomField {
		choices = List.copyOf(choices);
	}

	public String nameIn(String language) {
		return language.equals("zh") ? this.nameZh : this.name;
	}

	boolean isFor(String scenario) {
		return this.active && (this.scenario.equals(ALL) || this.scenario.equals(scenario));
	}

}
