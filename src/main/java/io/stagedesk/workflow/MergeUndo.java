package io.stagedesk.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Merge;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a ticket out of another one again, for a while after they were merged. Its
 * process ended with the merge, so another one of the same model begins at the stage
 * where the ticket stood.
 */
@Service
public class MergeUndo {

	private final Tickets tickets;

	private final TicketAccess access;

	private final TicketProcesses processes;

	private final RuntimeService runtime;

	private final HistoryService history;

	private final RepositoryService repository;

	private final WorkflowSettings settings;

	private final Clock clock;

	MergeUndo(Tickets tickets, TicketAccess access, TicketProcesses processes, RuntimeService runtime,
			HistoryService history, RepositoryService repository, WorkflowSettings settings, Clock clock) {
		this.tickets = tickets;
		this.access = access;
		this.processes = processes;
		this.runtime = runtime;
		this.history = history;
		this.repository = repository;
		this.settings = settings;
		this.clock = clock;
	}

	/** Until when the merge of a ticket can be undone; empty where it cannot be now. */
	@Transactional(readOnly = true)
	public Optional<Instant> until(TicketSnapshot ticket) {
		return this.tickets.merged(ticket)
			.map((merge) -> merge.at().plus(this.settings.undoMerge()))
			.filter(this.clock.instant()::isBefore);
	}

	/**
	 * Undoes the merge, by somebody who may act on both tickets.
	 * @throws StageNotAllowedException where there is none, or it is too late (409)
	 */
	@Transactional
	public TicketSnapshot undo(String number, Integer version, Viewer viewer) {
		this.tickets.find(number, viewer);
		Merge merge = this.tickets.merged(this.tickets.get(number))
			.orElseThrow(() -> new StageNotAllowedException("The ticket is not merged into another one"));
		Stream.of(number, merge.into())
			.sorted(Comparator.comparingLong((one) -> TicketNumber.of(one).id()))
			.forEach(this.tickets::hold);
		TicketSnapshot ticket = this.access.openForWork(number, version, viewer);
		this.access.openForWork(merge.into(), null, viewer);
		if (until(ticket).isEmpty()) {
			throw new StageNotAllowedException("It is too late to undo the merge");
		}
		this.tickets.unmerge(merge, Actor.of(viewer));
		goOn(merge, Actor.of(viewer));
		return this.tickets.get(number);
	}

	private void goOn(Merge merge, Actor actor) {
		String number = merge.number();
		Inputs inputs = Inputs.by(actor).with(Inputs.TOLD, "true");
		ProcessInstantiationBuilder lifecycle = this.runtime.createProcessInstanceById(model(number, stage(merge)))
			.businessKey(number)
			.setVariables(inputs.values())
			.startBeforeActivity(stage(merge));
		EngineCall.run(lifecycle::execute);
		if (merge.before().isWaiting()) {
			this.processes.correlate(ProcessKeys.WAITING_ASKED, number,
					inputs.with("status", merge.before().name()).with("reason", "the merge was undone"));
		}
	}

	private static String stage(Merge merge) {
		if (merge.before() == Status.NEW) {
			return ProcessKeys.ASSIGN;
		}
		return (merge.before() == Status.RESOLVED) ? ProcessKeys.CLOSE : ProcessKeys.RESOLVE;
	}

	/** The model that the ticket was born with, if it has such a stage. */
	private String model(String number, String stage) {
		return this.history.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(number)
			.processDefinitionKey(ProcessKeys.TICKET_LIFECYCLE)
			.list()
			.stream()
			.max(Comparator.comparing(HistoricProcessInstance::getStartTime))
			.map(HistoricProcessInstance::getProcessDefinitionId)
			.filter((id) -> this.repository.getBpmnModelInstance(id).getModelElementById(stage) != null)
			.orElseThrow(() -> new StageNotAllowedException("The ticket's process does not allow this now"));
	}

}
