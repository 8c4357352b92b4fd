package io.stagedesk.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Follows every user task of the engine: keeps our row of it, and checks what it is
 * completed with against its form, whoever completes it and by whatever door. Values of
 * the form reach the next step as inputs that nobody stores.
 */
@Component
class UserTaskRegister {

	private final UserTaskRows rows;

	private final Tickets tickets;

	private final TaskForms forms;

	UserTaskRegister(UserTaskRows rows, Tickets tickets, TaskForms forms) {
		this.rows = rows;
		this.tickets = tickets;
		this.forms = forms;
	}

	void created(DelegateTask task) {
		TicketSnapshot ticket = this.tickets.get(BusinessKeys.number(task.getExecution()));
		String team = Inputs.text(task.getExecution(), "advisingTeam")
			.filter((one) -> isAdvice(task))
			.orElse(ticket.team());
		this.rows.insert(new UserTask(task.getId(), ticket.id(), task.getTaskDefinitionKey(), task.getName(),
				formKey(task), team, task.getAssignee(), task.getProcessInstanceId(), task.getProcessDefinitionId(),
				task.getCreateTime().toInstant()));
	}

	void assigned(DelegateTask task) {
		this.rows.assign(task.getId(), task.getAssignee());
	}

	void completed(DelegateTask task) {
		DelegateExecution execution = task.getExecution();
		if (execution == null) {
			throw new OptimisticLockingFailureException("Somebody else ended the task at this moment");
		}
		this.forms.form(task.getProcessDefinitionId(), formKey(task))
			.ifPresent((form) -> accept(form, task, execution));
		if (execution.getVariable(Inputs.ACTOR) == null) {
			Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId())
				.or(() -> Optional.ofNullable(task.getAssignee()))
				.ifPresent((login) -> execution.setVariable(Inputs.ACTOR, Variables.untypedValue(login, true)));
		}
		this.rows.delete(task.getId());
	}

	void ended(DelegateTask task) {
		this.rows.delete(task.getId());
	}

	private static void accept(TaskForm form, DelegateTask task, DelegateExecution execution) {
		Map<String, Object> values = new HashMap<>();
		form.keys().forEach((key) -> values.put(key, task.getVariable(key)));
		List<FieldError> errors = form.check(values);
		if (!errors.isEmpty()) {
			throw new FieldErrorsException(errors);
		}
		form.keys().forEach(execution::removeVariable);
		execution.setVariable(Inputs.FORM, Variables.untypedValue(values, true));
	}

	private static boolean isAdvice(DelegateTask task) {
		return task.getTaskDefinitionKey().equals(ProcessKeys.GIVE_ADVICE);
	}

	private static String formKey(DelegateTask task) {
		Expression key = ((TaskEntity) task).getTaskDefinition().getFormKey();
		return (key != null) ? key.getExpressionText() : null;
	}

}
