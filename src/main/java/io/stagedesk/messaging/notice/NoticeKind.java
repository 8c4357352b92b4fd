package io.stagedesk.messaging.notice;

/** Why somebody is told. */
public enum NoticeKind {

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
	CAME_WITH_TICKET

}
