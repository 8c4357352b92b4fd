package io.stagedesk.workflow;

import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * The engine's history as deep as somebody reads it: where a ticket went (processes,
 * activities, user tasks). Clocks have their own ledger and leave no history here;
 * variables are none of the engine's business.
 */
final class DeskHistoryLevel implements HistoryLevel {

	@Override
	public int getId() {
		return 71;
	}

	@Override
	public String getName() {
		return "desk";
	}

	@Override
	public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
		if (entity instanceof ExecutionEntity execution && isClock(execution)) {
			return false;
		}
		return type == HistoryEventTypes.PROCESS_INSTANCE_START || type == HistoryEventTypes.PROCESS_INSTANCE_UPDATE
				|| type == HistoryEventTypes.PROCESS_INSTANCE_END || type == HistoryEventTypes.PROCESS_INSTANCE_MIGRATE
				|| type == HistoryEventTypes.ACTIVITY_INSTANCE_START
				|| type == HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE || type == HistoryEventTypes.ACTIVITY_INSTANCE_END
				|| type == HistoryEventTypes.ACTIVITY_INSTANCE_MIGRATE;
	}

	private static boolean isClock(ExecutionEntity execution) {
		return execution.getProcessDefinition() != null
				&& execution.getProcessDefinition().getKey().equals(ProcessKeys.SLA_CLOCK);
	}

}
