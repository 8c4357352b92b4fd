package io.stagedesk.workflow.web.relation;

import java.time.Instant;
import java.util.List;

import io.stagedesk.page.Choice;
import io.stagedesk.workflow.relation.ChildUpdate;

/**
 * What the ticket's page shows of tickets that belong together, and of what is written on
 * the ticket.
 *
 * @param edits whether the viewer may change it
 * @param undoUntil until when its merge can be undone, or {@code null}
 * @param more how many children are not among the links
 * @param own other open tickets of the same requester
 * @param messages what the requester wrote, to be split off
 * @param languages which languages the open children speak
 * @param update the last update for all children, or {@code null}
 */
public record RelationView(String number, boolean edits, Instant undoUntil, String mergedInto, boolean incident,
		boolean parent, List<Group> groups, int children, int openChildren, int more, List<Line> own, List<String> tags,
		List<FieldView> fields, List<Choice> messages, List<LanguageView> languages, List<Choice> fallbacks,
		List<Choice> kinds, ChildUpdate update) {

	/** Whether there is anything to show of other tickets. */
	public boolean any() {
		return !this.groups.isEmpty() || !this.own.isEmpty() || this.incident;
	}

	/** Whether it is shown at all. */
	public boolean shown() {
		return any() || this.edits || this.undoUntil != null;
	}

	/** Tickets that are the same to this one. */
	public record Group(String kind, List<Line> lines) {
	}

	/** Another ticket. */
	public record Line(String number, String subject, String status, String language) {
	}

	/** A field of the desk's own, with its value as a form has it. */
	public record FieldView(String id, String name, String type, String value, boolean required, List<Choice> choices) {

		/** What kind of input takes it. */
		public String input() {
			return this.type.equals("DATE") ? "date" : "text";
		}

		public boolean chosen() {
			return this.type.equals("CHOICE") || this.type.equals("BOOLEAN");
		}

	}

	/** How many open children speak a language. */
	public record LanguageView(String tag, String name, int tickets) {
	}

}
