package io.stagedesk.workflow.act;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.mask.Mask;

/**
 * Fills <code>{{requester.name}}</code>, <code>{{ticket.number}}</code> and
 * <code>{{agent.name}}</code>; all else stays as it was typed.
 */
public final class Placeholders {

	private static final Pattern NAME = Pattern
		.compile("\\{\\{\\s*(requester\\.name|ticket\\.number|agent\\.name)\\s*}}");

	private Placeholders() {
	}

	/**
	 * @param ticket as the writer sees it: a name that is hidden from the writer is left
	 * out
	 */
	public static String fill(String text, TicketSnapshot ticket, Viewer writer) {
		return NAME.matcher(text)
			.replaceAll((found) -> Matcher.quoteReplacement(value(found.group(1), ticket, writer)));
	}

	private static String value(String name, TicketSnapshot ticket, Viewer writer) {
		return switch (name) {
			case "ticket.number" -> ticket.number();
			case "agent.name" -> writer.name();
			default -> {
				String requester = ticket.requester().displayName();
				yield requester.contains(Mask.HIDDEN) ? "" : requester;
			}
		};
	}

}
