package io.stagedesk.messaging.notice;

/** Why somebody is told. */
public enum NoticeKind {

	/** The ticket is this person's now: {@code by}. */
	ASSIGNED,

	/** The requester wrote on a ticket of this person; {@code message} is its id. */
	REQUESTER_REPLIED,

	/** A note names this person: {@code by}, and its id as {@code message}. */
	MENTIONED,

	/** What was put aside until now is there again. */
	SNOOZE_ENDED,

	/** A promise may be broken soon; {@code target} says which. */
	PROMISE_AT_RISK,

	/** A promise was broken; {@code target} says which. */
	PROMISE_BROKEN,

	/** Somebody asks for attention: {@code by} and {@code reason}. */
	ESCALATED,

	/** An escalation was not acknowledged in time. */
	UNANSWERED,

	/**
	 * Who was asked wants the level below to act: {@code by}, and the plan as
	 * {@code reason}.
	 */
	HANDED_BACK,

	/** An open escalation came with a ticket; its cause is the {@code reason}. */
	CAME_WITH_TICKET;

	/** Whether somebody waits until it is acknowledged. */
	public boolean isEscalation() {
		return this == ESCALATED || this == UNANSWERED || this == HANDED_BACK || this == CAME_WITH_TICKET;
	}

	/** Whether it happens all day long. */
	public boolean isDaily() {
		return this == ASSIGNED || this == REQUESTER_REPLIED || this == SNOOZE_ENDED;
	}

}
