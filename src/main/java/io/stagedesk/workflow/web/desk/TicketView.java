package io.stagedesk.workflow.web.desk;

import java.time.Instant;
import java.util.List;

import io.stagedesk.page.Choice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.mention.Mentioned;
import io.stagedesk.workflow.TicketTimers.Timer;
import io.stagedesk.workflow.UserTask;
import io.stagedesk.workflow.web.desk.DeskView.Row;
import io.stagedesk.workflow.web.mail.MailTrace;

/**
 * The agent's page of one ticket. Texts that are not there are empty.
 *
 * @param moves how it changes hands
 * @param pending what the viewer has written and is not said yet
 * @param opens what the dock shows first: PUBLIC, INTERNAL or the id of a task
 */
public record TicketView(String view, String number, String subject, String status, String stage, String priority,
		PromiseView promise, String team, String assignee, Instant createdAt, String lastMessage, May may,
		RequesterView requester, List<Fact> facts, List<String> tags, List<Fact> given, List<Fact> media,
		List<Entry> conversation, List<TaskView> tasks, List<ClockView> clocks, List<Diagram> diagrams,
		List<Timer> timers, List<StepView> path, List<WhyView> why, List<Reason> reasons, List<Choice> teams,
		List<Choice> agents, List<Choice> priorities, List<Choice> closeReasons, MovesView moves,
		List<PendingView> pending, String opens) {

	/** Whether there is anything to write: a reply, a note or a task's form. */
	public boolean docked() {
		return this.may.reply() || this.may.note() || !this.tasks.isEmpty();
	}

	/** What the viewer may do with the ticket as it is. */
	public record May(boolean claim, boolean reply, boolean note, boolean ask, boolean hold, boolean resume,
			boolean transfer, boolean consult, boolean prioritise, boolean escalate, boolean reopen, boolean close,
			boolean merge, boolean cancel) {

		static May of(TicketSnapshot ticket, List<UserTask> doable, Viewer viewer) {
			Status status = ticket.status();
			boolean works = ticket.isWorkOf(viewer);
			boolean alive = works && status != Status.CLOSED;
			boolean open = works && status == Status.OPEN;
			boolean resolved = works && status == Status.RESOLVED;
			return new May(ticket.assignee() == null && doable.stream().anyMatch(UserTask::isAssignment), alive,
					viewer.role().worksOnTickets(), open, open, works && status.isWaiting(),
					open || (works && status == Status.NEW), open,
					works && status.isOpen() && status != Status.RESOLVED, works && status.isOpen(), resolved, resolved,
					alive, alive);
		}

	}

	public record RequesterView(String name, boolean vip, List<Fact> facts, List<Row> earlier) {
	}

	public record Fact(String name, String value) {
	}

	/**
	 * Why the ticket is what it is, in one line: what was decided, by which rule or whom,
	 * because of what.
	 */
	public record Reason(String what, String outcome, String rule, String because, Instant at) {
	}

	/**
	 * One line of the conversation: REQUESTER, REPLY, NOTE, SYSTEM or EVENT; or FOLDED, a
	 * run of events of which only the last are worth a line of their own.
	 */
	public record Entry(String kind, String author, Instant at, String event, String text, MailTrace mail,
			List<Mentioned.Part> parts, List<Entry> folded) {

		Entry(String kind, String author, Instant at, String event, String text) {
			this(kind, author, at, event, text, MailTrace.NONE);
		}

		Entry(String kind, String author, Instant at, String event, String text, MailTrace mail) {
			this(kind, author, at, event, text, mail, List.of(), List.of());
		}

		/** A note with the names in it that mean somebody. */
		Entry naming(List<Mentioned.Part> parts) {
			return new Entry(this.kind, this.author, this.at, this.event, this.text, this.mail, parts, this.folded);
		}

		static Entry fold(List<Entry> events) {
			return new Entry("FOLDED", "", events.get(events.size() - 1).at(), "", "", MailTrace.NONE, List.of(),
					events);
		}

		/** What kind of event it is, for the eye. */
		public String icon() {
			return switch (this.event) {
				case "CLASSIFIED", "ROUTED", "OFFERED", "OVER_CAPACITY", "PRIORITY_CHANGED", "DECISION_PROPOSED",
						"DECISION_APPROVED", "DECISION_REFUSED" ->
					"studio";
				case "PROMISE_WARNED", "OFFER_EXPIRED" -> "clock";
				case "PROMISE_BREACHED", "MAIL_BOUNCED" -> "alarm";
				case "ESCALATED", "ESCALATION_HANDED_BACK", "ESCALATION_ACKNOWLEDGED" -> "up";
				case "ASSIGNED" -> "user";
				case "TRANSFERRED", "HANDED_OVER", "HANDED_TO_VENDOR", "RETURNED_FROM_VENDOR" -> "transfer";
				case "REQUESTER_ASKED", "ADVICE_ASKED", "ADVICE_GIVEN" -> "question";
				case "PUT_ON_HOLD" -> "pause";
				case "RESUMED", "REOPENED" -> "play";
				case "RESOLVED", "CLOSED" -> "check";
				case "MERGED", "MERGED_IN" -> "merge";
				case "LABELLED" -> "tag";
				case "CREATED" -> "inbox";
				default -> "minus";
			};
		}

	}

	/**
	 * A reply of the viewer's own that is not said yet.
	 *
	 * @param seconds how long it can still be taken back
	 * @param refusal why it was not said, or empty
	 */
	public record PendingView(long id, String text, List<String> files, Instant dueAt, long seconds, String refusal) {
	}

	public record ClockView(boolean over, String target, PromiseView promise, Instant dueAt, String goal,
			List<LedgerLine> ledger) {
	}

	public record LedgerLine(String kind, Instant at, String cause, Instant dueAt) {
	}

	/**
	 * A model of the ticket's way; {@code passed} and {@code active} are ids with spaces
	 * between; {@code due} says when its timers fire.
	 */
	public record Diagram(String name, int version, String source, String passed, String active, String due) {
	}

	public record StepView(String name, Instant at, boolean active) {
	}

}
