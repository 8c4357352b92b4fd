package io.stagedesk.workflow;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Hangs our register onto every user task of every model, so that a task has the same
 * result whoever completes it and by whatever door.
 */
final class UserTaskListeners extends AbstractBpmnParseListener {

	private final ObjectProvider<UserTaskRegister> register;

	UserTaskListeners(ObjectProvider<UserTaskRegister> register) {
		this.register = register;
	}

	@Override
	public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
		TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
		task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE,
				(created) -> this.register.getObject().created(created));
		task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT,
				(given) -> this.register.getObject().assigned(given));
		task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE,
				(done) -> this.register.getObject().completed(done));
		task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, (gone) -> this.register.getObject().ended(gone));
	}

}
