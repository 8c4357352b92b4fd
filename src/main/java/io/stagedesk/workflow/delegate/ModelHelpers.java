package io.stagedesk.workflow.delegate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import io.stagedesk.feedback.Survey;
import io.stagedesk.feedback.Surveys;
import io.stagedesk.routing.Router;
import io.stagedesk.sla.Escalation;
import io.stagedesk.sla.Escalations;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.ticket.Proposals;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import io.stagedesk.workflow.WorkflowSettings;
import io.stagedesk.workflow.guard.ModelHelper;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/** What gateways, timers and assignees of the models may ask. */
final class ModelHelpers {

	private ModelHelpers() {
	}

	/** {@code ${ticket.…(execution)}}: where the ticket stands. */
	@Component
	@ModelHelper("ticket")
	public static class TicketHelper {

		private final Tickets tickets;

		TicketHelper(Tickets tickets) {
			this.tickets = tickets;
		}

		public boolean resolved(DelegateExecution execution) {
			return ticket(execution).status() == Status.RESOLVED;
		}

		public boolean open(DelegateExecution execution) {
			return ticket(execution).status() == Status.OPEN;
		}

		public boolean reopened(DelegateExecution execution) {
			return open(execution);
		}

		public boolean onHold(DelegateExecution execution) {
			return ticket(execution).status() == Status.ON_HOLD;
		}

		public boolean assigned(DelegateExecution execution) {
			return ticket(execution).assignee() != null;
		}

		public boolean unassigned(DelegateExecution execution) {
			TicketSnapshot ticket = ticket(execution);
			return ticket.status().isOpen() && ticket.assignee() == null;
		}

		public boolean offered(DelegateExecution execution) {
			return ticket(execution).offeredTo() != null;
		}

		/** Whether the one who was asked said no. */
		public boolean declined(DelegateExecution execution) {
			return Inputs.text(execution, "answer").filter("DECLINE"::equals).isPresent();
		}

		public String team(DelegateExecution execution) {
			return ticket(execution).team();
		}

		public String assignee(DelegateExecution execution) {
			return ticket(execution).assignee();
		}

		public String offeredTo(DelegateExecution execution) {
			return ticket(execution).offeredTo();
		}

		public String resolutionProcess(DelegateExecution execution) {
			return ticket(execution).resolutionProcess();
		}

		private TicketSnapshot ticket(DelegateExecution execution) {
			return this.tickets.get(BusinessKeys.number(execution));
		}

	}

	/** {@code ${timing.…(execution)}}: when the process stops waiting. */
	@Component
	@ModelHelper("timing")
	public static class TimingHelper {

		private final Tickets tickets;

		private final Router router;

		private final WorkflowSettings settings;

		private final Clock clock;

		TimingHelper(Tickets tickets, Router router, WorkflowSettings settings, Clock clock) {
			this.tickets = tickets;
			this.router = router;
			this.settings = settings;
			this.clock = clock;
		}

		public Date offerExpires(DelegateExecution execution) {
			TicketSnapshot ticket = this.tickets.get(BusinessKeys.number(execution));
			return in(this.router.acceptance(ticket).orElse(this.settings.offer()));
		}

		public Date remindAt(DelegateExecution execution) {
			return in(this.settings.reminder());
		}

		public Date giveUpAt(DelegateExecution execution) {
			return in(this.settings.patience());
		}

		public Date reopenWindowEnds(DelegateExecution execution) {
			return in(this.settings.reopenWindow());
		}

		public Date surveyEnds(DelegateExecution execution) {
			return in(this.settings.survey());
		}

		private Date in(Duration wait) {
			return Date.from(this.clock.instant().plus(wait));
		}

	}

	/** {@code ${clock.…(execution)}}: what a promise clock says. */
	@Component
	@ModelHelper("clock")
	public static class ClockHelper {

		private final Promises promises;

		private final Clock clock;

		ClockHelper(Promises promises, Clock clock) {
			this.promises = promises;
			this.clock = clock;
		}

		public Date wakeAt(DelegateExecution execution) {
			return Date.from(promise(execution).wakeAt());
		}

		public boolean warningDue(DelegateExecution execution) {
			return promise(execution).isWarningDue(now());
		}

		public boolean breachDue(DelegateExecution execution) {
			return promise(execution).isBreachDue(now());
		}

		/** Whether the ladder names somebody who is to be called by now. */
		public boolean callDue(DelegateExecution execution) {
			return promise(execution).isCallDue(now());
		}

		public boolean resting(DelegateExecution execution) {
			return promise(execution).isResting();
		}

		public boolean over(DelegateExecution execution) {
			return promise(execution).isOver();
		}

		private PromiseClock promise(DelegateExecution execution) {
			return BusinessKeys.clock(execution).map(this.promises::get).orElseThrow();
		}

		private Instant now() {
			return this.clock.instant();
		}

	}

	/**
	 * {@code ${escalation.…(execution)}}: whom the present level asks, and until when.
	 */
	@Component
	@ModelHelper("escalation")
	public static class EscalationHelper {

		private final Escalations escalations;

		EscalationHelper(Escalations escalations) {
			this.escalations = escalations;
		}

		public String audience(DelegateExecution execution) {
			return switch (escalation(execution).addressee()) {
				case TEAM_LEAD -> "team-leads";
				case MANAGER -> "managers";
				case ASSIGNEE, VENDOR, PERSON -> "persons";
			};
		}

		/** Login of who is asked, where it is one person. */
		public String person(DelegateExecution execution) {
			return escalation(execution).person();
		}

		public boolean handedBack(DelegateExecution execution) {
			return escalation(execution).mayBeHandedBack()
					&& Inputs.text(execution, "handedBack").filter("true"::equals).isPresent();
		}

		public Date nextLevelAt(DelegateExecution execution) {
			return Date.from(escalation(execution).nextLevelAt());
		}

		private Escalation escalation(DelegateExecution execution) {
			return this.escalations.ofProcess(execution.getProcessInstanceId()).orElseThrow();
		}

	}

	/** {@code ${dispute.…(execution)}}: what became of a dispute's finding. */
	@Component
	@ModelHelper("dispute")
	public static class DisputeHelper {

		private final Proposals proposals;

		DisputeHelper(Proposals proposals) {
			this.proposals = proposals;
		}

		public boolean needsApproval(DelegateExecution execution) {
			return this.proposals.of(BusinessKeys.number(execution)).needsApproval();
		}

		public boolean approved(DelegateExecution execution) {
			return this.proposals.of(BusinessKeys.number(execution)).approved();
		}

	}

	/** {@code ${survey.…(execution)}}: what the requester thinks. */
	@Component
	@ModelHelper("survey")
	public static class SurveyHelper {

		private final Tickets tickets;

		private final Surveys surveys;

		SurveyHelper(Tickets tickets, Surveys surveys) {
			this.tickets = tickets;
			this.surveys = surveys;
		}

		public boolean unhappy(DelegateExecution execution) {
			return this.surveys.of(this.tickets.get(BusinessKeys.number(execution)))
				.filter(Survey::isUnhappy)
				.isPresent();
		}

	}

}
