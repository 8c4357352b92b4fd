package io.stagedesk.workflow.web.desk;

import java.util.Arrays;

/**
 * What of a page the browser asks for: all of it, or a part that it puts into the page
 * that it has.
 */
enum DeskPart {

	/** The page. */
	PAGE("workflow/ticket"),

	/** The open ticket with all that belongs to it. */
	TICKET("workflow/ticket/whole :: whole");

	final String template;

	DeskPart(String template) {
		this.template = template;
	}

	/** As the parameter {@code part} says; what nobody knows is a page. */
	static DeskPart of(String name) {
		return Arrays.stream(values()).filter((one) -> one.name().equalsIgnoreCase(name)).findFirst().orElse(PAGE);
	}

}
