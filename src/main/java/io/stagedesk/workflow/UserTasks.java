package io.stagedesk.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The desk's user tasks: lists come from our own rows, the engine is asked by id only.
 */
@Service
public class UserTasks {

	/** Tasks whose point is that whoever does them has the ticket afterwards. */
	private static final Set<String> FOR_ONESELF = Set.of(ProcessKeys.TAKE_TICKET, ProcessKeys.ACCEPT_TICKET);

	private final UserTaskRows rows;

	private final TaskService engine;

	private final TaskForms forms;

	private final Tickets tickets;

	UserTasks(UserTaskRows rows, TaskService engine, TaskForms forms, Tickets tickets) {
		this.rows = rows;
		this.engine = engine;
		this.forms = forms;
		this.tickets = tickets;
	}

	/**
	 * Open tasks, the oldest first.
	 * @param after where the page before ended
	 */
	@Transactional(readOnly = true)
	public Slice<UserTask> list(Optional<String> assignee, Optional<String> team, Optional<String> ticket,
			Viewer viewer, int limit, Optional<Cursor> after) {
		Optional<Long> id = ticket.map((number) -> TicketNumber.parse(number).map(TicketNumber::id).orElse(0L));
		return this.rows.list(new UserTaskRows.Filter(assignee, team, id), viewer, limit, after);
	}

	/** Tasks of a ticket that the viewer may complete now. */
	@Transactional(readOnly = true)
	public List<UserTask> doable(TicketSnapshot ticket, Viewer viewer) {
		return of(ticket).stream()
			.filter((task) -> mayDo(task, viewer) && mayAcknowledge(task, viewer))
			.filter((task) -> task.assignee() == null || task.assignee().equals(viewer.login())
					|| mayOverrule(task, viewer))
			.toList();
	}

	/** All open tasks of a ticket that the caller has already been shown. */
	@Transactional(readOnly = true)
	public List<UserTask> of(TicketSnapshot ticket) {
		return this.rows.of(ticket.id());
	}

	@Transactional(readOnly = true)
	public UserTask find(String id, Viewer viewer) {
		return this.rows.find(id)
			.filter((task) -> mayDo(task, viewer))
			.orElseThrow(() -> new TaskNotFoundException(id));
	}

	/** The task as it is once those have ended who worked on its ticket. */
	private UserTask hold(String id, Viewer viewer) {
		this.tickets.hold(new TicketNumber(find(id, viewer).ticketId()).toString());
		return find(id, viewer);
	}

	/** The form's schema, as form-js shows it. */
	@Transactional(readOnly = true)
	public Optional<JsonNode> form(UserTask task) {
		return this.forms.schema(task.definitionId(), task.formKey());
	}

	/** Makes the task the viewer's own; 409 when somebody else has it. */
	@Transactional
	public UserTask claim(String id, Viewer viewer) {
		UserTask task = hold(id, viewer);
		require(task, viewer);
		if (task.assignee() != null && !task.assignee().equals(viewer.login())) {
			throw new StageNotAllowedException("The task is held by somebody else: " + task.assignee());
		}
		EngineCall.run(() -> this.engine.claim(id, viewer.login()));
		return this.rows.find(id).orElseThrow();
	}

	/**
	 * Completes a task with the values of its form; 422 names the fields that do not fit.
	 */
	@Transactional
	public void complete(String id, Map<String, Object> variables, Viewer viewer) {
		UserTask task = hold(id, viewer);
		require(task, viewer);
		checkNames(task, variables.keySet());
		complete(task, variables, viewer, Inputs.by(Actor.of(viewer)));
	}

	/** Completes a task in the viewer's own name, as far as nobody else holds it. */
	void complete(UserTask task, Map<String, Object> variables, Viewer viewer, Inputs inputs) {
		boolean held = task.assignee() != null && !task.assignee().equals(viewer.login());
		if (held && !mayOverrule(task, viewer)) {
			throw new StageNotAllowedException("The task is held by somebody else: " + task.assignee());
		}
		finish(task, variables, inputs);
	}

	/** Completes a task, whoever holds it. */
	void finish(UserTask task, Map<String, Object> variables, Inputs inputs) {
		Map<String, Object> all = new HashMap<>(inputs.values());
		variables.forEach((name, value) -> all.put(name, Variables.untypedValue(value, true)));
		EngineCall.run(() -> this.engine.complete(task.id(), all));
	}

	private void checkNames(UserTask task, Set<String> names) {
		List<FieldError> unknown = this.forms.form(task.definitionId(), task.formKey())
			.map((form) -> form.unknown(names))
			.orElse(List.of());
		if (!unknown.isEmpty()) {
			throw new FieldErrorsException(unknown);
		}
	}

	private static boolean mayOverrule(UserTask task, Viewer viewer) {
		return (viewer.role() == Role.SUPERVISOR || viewer.role() == Role.ADMIN) && !FOR_ONESELF.contains(task.key());
	}

	private static boolean mayDo(UserTask task, Viewer viewer) {
		if (!viewer.role().worksOnTickets()) {
			return false;
		}
		return viewer.role().seesAllTickets() || viewer.login().equals(task.assignee())
				|| (viewer.role().seesTeamTickets() && task.team() != null && viewer.teams().contains(task.team()));
	}

	/** An escalation asks those who lead, or one person. */
	private static void require(UserTask task, Viewer viewer) {
		if (!mayAcknowledge(task, viewer)) {
			throw new NotAllowedException("Only a supervisor acknowledges an escalation");
		}
	}

	private static boolean mayAcknowledge(UserTask task, Viewer viewer) {
		return !task.key().equals(ProcessKeys.ACKNOWLEDGE) || viewer.role() == Role.SUPERVISOR
				|| viewer.role() == Role.ADMIN || viewer.login().equals(task.assignee());
	}

}
