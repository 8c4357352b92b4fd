package io.stagedesk.workflow;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.ServiceTerms;
import io.stagedesk.sla.Terms;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Reassigned;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.DecisionTables.Answer;
import io.stagedesk.workflow.decision.Decisions;
import io.stagedesk.workflow.decision.Occasion;
import org.camunda.bpm.engine.RuntimeService;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is promised to a ticket: the table of service levels chooses the policy, in the
 * release of models that the ticket was born with.
 */
@Service
public class ServiceLevels {

	static final String TABLE = "service-levels";

	private final DecisionTables tables;

	private final Decisions decisions;

	private final ServiceTerms terms;

	private final Promises promises;

	private final Tickets tickets;

	private final TicketAccess access;

	private final RuntimeService runtime;

	private final ModelVersions versions;

	ServiceLevels(DecisionTables tables, Decisions decisions, ServiceTerms terms, Promises promises, Tickets tickets,
			TicketAccess access, RuntimeService runtime, ModelVersions versions) {
		this.tables = tables;
		this.decisions = decisions;
		this.terms = terms;
		this.promises = promises;
		this.tickets = tickets;
		this.access = access;
		this.runtime = runtime;
		this.versions = versions;
	}

	/**
	 * The terms for a new ticket.
	 * @param processDefinition id of the ticket's process
	 */
	public Terms first(TicketSnapshot ticket, String processDefinition) {
		return of(ticket, processDefinition, Occasion.CREATED, Actor.SYSTEM);
	}

	private Terms of(TicketSnapshot ticket, String processDefinition, Occasion occasion, Actor by) {
		Answer answer = this.tables.ask(TABLE, processDefinition, inputs(ticket));
		this.decisions.keep(ticket, answer, occasion, by);
		return this.terms.now(answer.text("policy"), ticket);
	}

	/**
	 * Key of the policy that a new ticket from the web would get today.
	 * @param tier empty for everybody
	 */
	public String policyOf(Scenario scenario, String tier, Priority priority) {
		return this.tables
			.ask(TABLE, this.versions.latest(ProcessKeys.TICKET_LIFECYCLE),
					Map.of("scenario", scenario.name(), "tier", tier, "category", "", "team", "", "vendor", "",
							"channel", Channel.WEB.name(), "priority", priority.name()))
			.text("policy");
	}

	/**
	 * Changes the priority: what is still open is counted by the new one, over the same
	 * pauses; what was promised before stays readable in the ledger.
	 * @param version the version that the caller has seen, or {@code null}
	 */
	@Transactional
	public TicketSnapshot prioritise(String number, Priority priority, String reason, Integer version, Viewer viewer) {
		TicketSnapshot before = this.access.openForWork(number, version, viewer);
		if (!before.status().isOpen() || before.status() == Status.RESOLVED) {
			throw new StageNotAllowedException("Only an open ticket gets another priority");
		}
		if (before.priority() == priority) {
			return before;
		}
		Actor actor = Actor.of(viewer);
		this.tickets.prioritise(number, priority, reason, actor);
		TicketSnapshot ticket = this.tickets.get(number);
		this.promises.retarget(ticket, termsInForce(ticket, actor),
				"priority %s became %s".formatted(before.priority(), priority), actor);
		return this.tickets.get(number);
	}

	/**
	 * By the versions that the ticket was promised by, where the policy stays the same.
	 */
	private Terms termsInForce(TicketSnapshot ticket, Actor by) {
		Terms now = of(ticket, processOf(ticket), Occasion.HAND, by);
		Optional<PromiseClock> made = this.promises.of(ticket)
			.stream()
			.filter((clock) -> Objects.equals(clock.promise().policy(), now.policy()))
			.reduce((one, later) -> later);
		return made.map((clock) -> this.terms.of(clock.promise(), ticket.priority())).orElse(now);
	}

	/**
	 * Another team may mean another policy or another calendar: what is still open is
	 * counted anew where it does.
	 */
	@EventListener
	void onReassigned(Reassigned news) {
		TicketSnapshot ticket = news.ticket();
		if (news.teamBefore() == null || Objects.equals(news.teamBefore(), ticket.team())
				|| this.promises.of(ticket).stream().allMatch(PromiseClock::isOver)) {
			return;
		}
		Terms now = of(ticket, processOf(ticket), Occasion.HAND, news.actor());
		boolean stays = this.promises.of(ticket)
			.stream()
			.filter((clock) -> !clock.isOver())
			.allMatch((clock) -> now.isOf(clock.promise()));
		if (!stays) {
			this.promises.retarget(ticket, now, "team %s became %s".formatted(news.teamBefore(), ticket.team()),
					news.actor());
		}
	}

	private String processOf(TicketSnapshot ticket) {
		return TicketProcesses.definitionOf(ticket, this.runtime)
			.orElseThrow(() -> new StageNotAllowedException("The ticket's process does not allow this now"));
	}

	private static Map<String, String> inputs(TicketSnapshot ticket) {
		return Map.of("scenario", ticket.scenario().name(), "tier", orEmpty(ticket.requester().tier()), "category",
				orEmpty(ticket.category()), "team", orEmpty(ticket.team()), "vendor", "", "channel",
				ticket.channel().name(), "priority", ticket.priority().name());
	}

	private static String orEmpty(String text) {
		return (text != null) ? text : "";
	}

}
