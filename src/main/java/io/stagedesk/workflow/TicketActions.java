package io.stagedesk.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.routing.Room;
import io.stagedesk.sla.Escalation;
import io.stagedesk.sla.Escalations;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNotFoundException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.move.Moving;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with a ticket. Each act moves the process (a task completed or a message
 * received), and the model's next step writes it into the ticket; where the process does
 * not wait for it, the act is refused (409) and nothing has happened. Every act takes the
 * version that the caller has seen, or {@code null}.
 */
@Service
public class TicketActions {

	/** How long a requester who escalated waits before doing so again. */
	private static final Duration PATIENCE = Duration.ofHours(4);

	private static final Set<String> ASSIGNING = Set.of(ProcessKeys.TAKE_TICKET, ProcessKeys.ACCEPT_TICKET);

	private final Tickets tickets;

	private final SeenTickets seen;

	private final UserTasks tasks;

	private final TicketProcesses processes;

	private final Staff staff;

	private final Escalations escalations;

	private final TicketAccess access;

	private final Room room;

	private final Clock clock;

	TicketActions(Tickets tickets, SeenTickets seen, UserTasks tasks, TicketProcesses processes, Staff staff,
			Escalations escalations, TicketAccess access, Room room, Clock clock) {
		this.seen = seen;
		this.access = access;
		this.room = room;
		this.clock = clock;
		this.escalations = escalations;
		this.tickets = tickets;
		this.tasks = tasks;
		this.processes = processes;
		this.staff = staff;
	}

	/** Takes the ticket from the queue, or accepts it where it was offered. */
	@Transactional
	public TicketSnapshot claim(String number, Integer version, Viewer viewer) {
		TicketSnapshot ticket = this.access.openForWork(number, version, viewer);
		if (ticket.assignee() != null) {
			throw new StageNotAllowedException("The ticket belongs to somebody already: " + ticket.assignee());
		}
		this.tasks.complete(task(ticket, ASSIGNING), Map.of(), viewer, Inputs.by(Actor.of(viewer)));
		return this.tickets.get(number);
	}

	/**
	 * Hands the ticket sideways: to a person, who then has it, or into the queue of a
	 * team. Who gets it reads why, and what there is to know.
	 */
	@Transactional
	public TicketSnapshot transfer(String number, Transfer to, Integer version, Viewer viewer) {
		TicketSnapshot ticket = this.access.openForWork(number, version, viewer);
		Optional<Agent> agent = Optional.ofNullable(to.assignee()).map((login) -> worker(login));
		String team = agent.map((one) -> teamOf(one, Objects.requireNonNullElse(to.team(), ticket.team())))
			.orElse(to.team());
		if (team == null || !this.staff.isTeam(team)) {
			throw new FieldErrorsException("team", "is not a team");
		}
		Inputs inputs = Inputs.by(Actor.of(viewer)).with("team", team).with("assignee", to.assignee());
		if (ticket.status() == Status.NEW) {
			transferFromQueue(ticket, Moving.transfer(team, to.assignee(), to.reason(), to.note()), inputs, viewer);
		}
		else {
			agent.ifPresent((one) -> this.room.require(ticket, one.login(), Actor.of(viewer)));
			this.processes.correlate(ProcessKeys.TRANSFER_ASKED, number,
					inputs.with("reason", to.reason()).with("note", to.note()));
		}
		return this.tickets.get(number);
	}

	private void transferFromQueue(TicketSnapshot ticket, Moving to, Inputs inputs, Viewer viewer) {
		this.tickets.move(ticket.number(), to, Actor.of(viewer));
		if (to.agent() != null) {
			this.tasks.finish(task(ticket, ASSIGNING), Map.of(), inputs);
		}
		else {
			this.processes.correlate(ProcessKeys.ROUTING_ASKED, ticket.number(), inputs);
		}
	}

	/** Moves attention upwards until a supervisor acknowledges. */
	@Transactional
	public TicketSnapshot escalate(String number, String reason, Integer version, Viewer viewer) {
		TicketSnapshot ticket = this.access.open(number, version, viewer);
		if (ticket.status() == Status.CLOSED) {
			throw new StageNotAllowedException("A closed ticket is not escalated");
		}
		if (this.escalations.of(ticket).stream().anyMatch(TicketActions::waitsForAnAnswer)) {
			throw new StageNotAllowedException("The ticket has been escalated already and waits to be acknowledged");
		}
		this.processes.escalate(number, Inputs.by(Actor.of(viewer)).with("reason", reason));
		return this.tickets.get(number);
	}

	/**
	 * The requester asks for more attention. Who was called has some hours before being
	 * called again.
	 */
	@Transactional
	public void escalateForRequester(String number, String reason) {
		this.tickets.hold(number);
		TicketSnapshot ticket = this.tickets.get(number);
		if (!ticket.status().isOpen() || ticket.status() == Status.RESOLVED) {
			throw new StageNotAllowedException("Only a request that is being worked on is escalated");
		}
		Instant lately = this.clock.instant().minus(PATIENCE);
		boolean calledLately = this.escalations.of(ticket)
			.stream()
			.anyMatch((one) -> waitsForAnAnswer(one) || (one.clockId() == null && one.raisedAt().isAfter(lately)));
		if (calledLately) {
			throw new StageNotAllowedException("A manager knows already and takes care");
		}
		this.processes.escalate(number, Inputs.by(Actor.REQUESTER).with("reason", reason));
	}

	/** Stops work until the requester answers, or (ON_HOLD) until a third party does. */
	@Transactional
	public TicketSnapshot waitFor(String number, Status waiting, String reason, Integer version, Viewer viewer) {
		this.access.openForWork(number, version, viewer);
		this.processes.correlate(ProcessKeys.WAITING_ASKED, number,
				Inputs.by(Actor.of(viewer)).with("status", waiting.name()).with("reason", reason));
		return this.tickets.get(number);
	}

	/** Puts a question to the requester and waits for the answer. */
	@Transactional
	public TicketSnapshot ask(String number, String question, Integer version, Viewer viewer) {
		this.access.openForWork(number, version, viewer);
		this.tickets.write(number, Visibility.PUBLIC, question, null, Actor.of(viewer));
		return waitFor(number, Status.WAITING_REQUESTER, "question to the requester", null, viewer);
	}

	@Transactional
	public TicketSnapshot resume(String number, Integer version, Viewer viewer) {
		this.access.openForWork(number, version, viewer);
		this.processes.correlate(ProcessKeys.WAITING_ENDED, number, Inputs.by(Actor.of(viewer)));
		return this.tickets.get(number);
	}

	/** Asks another team for advice; the ticket stays where it is. */
	@Transactional
	public TicketSnapshot consult(String number, String team, String question, Integer version, Viewer viewer) {
		this.access.openForWork(number, version, viewer);
		if (!this.staff.isTeam(team)) {
			throw new FieldErrorsException("team", "is not a team");
		}
		this.tickets.askAdvice(number, team, question, Actor.of(viewer));
		this.processes.correlate(ProcessKeys.ADVICE_ASKED, number,
				Inputs.by(Actor.of(viewer)).with("advisingTeam", team));
		return this.tickets.get(number);
	}

	/**
	 * Those who asked want no advice any more, or those who were asked have none to give.
	 */
	@Transactional
	public TicketSnapshot withdrawAdvice(String number, String reason, Viewer viewer) {
		this.tickets.hold(number);
		this.tickets.find(number, viewer);
		TicketSnapshot ticket = this.tickets.get(number);
		boolean asked = viewer.role().seesTeamTickets() && ticket.advisingTeam() != null
				&& viewer.teams().contains(ticket.advisingTeam());
		if (!asked && !ticket.isWorkOf(viewer)) {
			throw new NotAllowedException("This is for those who ask and those who are asked");
		}
		this.processes.correlate(ProcessKeys.ADVICE_WITHDRAWN, number,
				Inputs.by(Actor.of(viewer)).with("reason", reason));
		return this.tickets.get(number);
	}

	/** Those who work on the ticket have read how it came to them. */
	@Transactional
	public void tookNote(String number, Viewer viewer) {
		this.access.openForWork(number, null, viewer);
		this.seen.tookNote(number, viewer);
	}

	/**
	 * Completes the task that is the ticket's work at present, with the values of its
	 * form.
	 */
	@Transactional
	public TicketSnapshot resolve(String number, Map<String, Object> form, Integer version, Viewer viewer) {
		TicketSnapshot ticket = this.access.openForWork(number, version, viewer);
		if (ticket.status() != Status.OPEN) {
			throw new StageNotAllowedException("Only a ticket that is being worked on is resolved");
		}
		this.tasks.complete(task(ticket, Set.of(ProcessKeys.RESOLVE_TICKET, ProcessKeys.EXAMINE_DISPUTE)), form, viewer,
				Inputs.by(Actor.of(viewer)));
		return this.tickets.get(number);
	}

	@Transactional
	public TicketSnapshot reopen(String number, String reason, Integer version, Viewer viewer) {
		this.access.open(number, version, viewer);
		this.processes.correlate(ProcessKeys.REOPENING_ASKED, number,
				Inputs.by(Actor.of(viewer)).with("reason", reason));
		return this.tickets.get(number);
	}

	/** Closes a resolved ticket before its reopen window is over. */
	@Transactional
	public TicketSnapshot close(String number, Integer version, Viewer viewer) {
		this.access.open(number, version, viewer);
		this.processes.correlate(ProcessKeys.CLOSING_ASKED, number, Inputs.by(Actor.of(viewer)));
		return this.tickets.get(number);
	}

	/** Takes the ticket out of its process: cancelled, spam or a duplicate. */
	@Transactional
	public TicketSnapshot cancel(String number, CloseReason reason, Integer version, Viewer viewer) {
		TicketSnapshot ticket = this.access.open(number, version, viewer);
		if (!CloseReason.WITHDRAWALS.contains(reason)) {
			throw new FieldErrorsException("closeReason", "must be one of CANCELLED, DUPLICATE, SPAM");
		}
		withdraw(ticket, Inputs.by(Actor.of(viewer)).with("closeReason", reason.name()));
		return this.tickets.get(number);
	}

	/** Ends the ticket in favour of another one, which the viewer has to see as well. */
	@Transactional
	public TicketSnapshot merge(String number, String into, Integer version, Viewer viewer) {
		TicketSnapshot ticket = this.access.openForWork(number, version, viewer);
		if (number.equals(into)) {
			throw new FieldErrorsException("into", "is the ticket itself");
		}
		if (survivor(into, viewer).status() == Status.CLOSED) {
			throw new StageNotAllowedException("The other ticket is closed: " + into);
		}
		withdraw(ticket, Inputs.by(Actor.of(viewer)).with("closeReason", CloseReason.MERGED.name()).with("into", into));
		return this.tickets.get(number);
	}

	private TicketSnapshot survivor(String into, Viewer viewer) {
		try {
			return this.tickets.find(into, viewer);
		}
		catch (TicketNotFoundException ex) {
			throw new FieldErrorsException("into", "is not a ticket that you may see");
		}
	}

	private void withdraw(TicketSnapshot ticket, Inputs inputs) {
		if (ticket.status() == Status.CLOSED) {
			throw new StageNotAllowedException("The ticket is closed already");
		}
		this.processes.correlate(ProcessKeys.TICKET_WITHDRAWN, ticket.number(), inputs);
	}

	private UserTask task(TicketSnapshot ticket, Set<String> keys) {
		List<UserTask> open = this.tasks.of(ticket);
		return open.stream()
			.filter((task) -> keys.contains(task.key()))
			.findFirst()
			.orElseThrow(() -> new StageNotAllowedException("The ticket's process does not allow this now"));
	}

	private Agent worker(String login) {
		return this.staff.agent(login)
			.filter((agent) -> agent.active() && agent.role().worksOnTickets())
			.orElseThrow(() -> new FieldErrorsException("assignee", "is not an agent"));
	}

	/**
	 * The team stays where the person belongs to it; else the ticket moves to one of the
	 * person's own.
	 */
	private static String teamOf(Agent agent, String team) {
		if (agent.teams().isEmpty() || (team != null && agent.teams().contains(team))) {
			return team;
		}
		return agent.teams().stream().sorted().findFirst().orElseThrow();
	}

	static boolean waitsForAnAnswer(Escalation escalation) {
		return escalation.clockId() == null && escalation.isOpen();
	}

	/**
	 * Where a ticket shall go and why; one of team and assignee is given.
	 *
	 * @param reason id of one of the desk's reasons, or words
	 * @param note what those who get it have to know
	 */
	public record Transfer(String team, String assignee, String reason, String note) {
	}

}
