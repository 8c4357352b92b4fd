package io.stagedesk.workflow;

/**
 * Keys of the models, messages and tasks that code refers to; all else is the model's own
 * business.
 */
final class ProcessKeys {

	static final String TICKET_LIFECYCLE = "ticket-lifecycle";

	static final String SLA_CLOCK = "sla-clock";

	static final String ESCALATION = "escalation";

	static final String TAKE_TICKET = "userTask_takeTicket";

	static final String ACCEPT_TICKET = "userTask_acceptTicket";

	static final String RESOLVE_TICKET = "userTask_resolveTicket";

	static final String EXAMINE_DISPUTE = "userTask_examineDispute";

	static final String ACKNOWLEDGE = "userTask_acknowledgeEscalation";

	static final String GIVE_ADVICE = "userTask_giveAdvice";

	static final String APPROVE = "userTask_approveDecision";

	static final String ASSIGN = "callActivity_assign";

	static final String RESOLVE = "callActivity_resolve";

	static final String CLOSE = "callActivity_close";

	static final String ROUTING_ASKED = "stagedesk.routing-asked";

	static final String WAITING_ASKED = "stagedesk.waiting-asked";

	static final String WAITING_ENDED = "stagedesk.waiting-ended";

	static final String TRANSFER_ASKED = "stagedesk.transfer-asked";

	static final String SHIFT_HANDOVER = "shift-handover";

	static final String TICKET_HANDOVER = "ticket-handover";

	static final String VENDOR_ASKED = "stagedesk.vendor-asked";

	static final String RETURN_ASKED = "stagedesk.return-asked";

	static final String HANDOVER_ASKED = "stagedesk.handover-asked";

	static final String ADVICE_WITHDRAWN = "stagedesk.advice-withdrawn";

	static final String SHIFT_CHANGED = "stagedesk.shift-changed";

	static final String ADVICE_ASKED = "stagedesk.advice-asked";

	static final String REOPENING_ASKED = "stagedesk.reopening-asked";

	static final String CLOSING_ASKED = "stagedesk.closing-asked";

	static final String TICKET_WITHDRAWN = "stagedesk.ticket-withdrawn";

	static final String SURVEY_ANSWERED = "stagedesk.survey-answered";

	static final String TICKET_CLOSED = "stagedesk.ticket-closed";

	static final String LEVEL_DUE = "stagedesk.level-due";

	static final String PROMISE_KEPT = "stagedesk.promise-kept";

	static final String CLOCK_CHANGED = "stagedesk.clock-changed";

	private ProcessKeys() {
	}

}
