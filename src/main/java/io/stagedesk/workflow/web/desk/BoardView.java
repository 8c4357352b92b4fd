package io.stagedesk.workflow.web.desk;

import java.time.Instant;
import java.util.List;

import io.stagedesk.workflow.web.desk.DeskView.Row;

/**
 * The manager's board: live numbers, missed promises, escalations that nobody
 * acknowledged.
 */
record BoardView(Instant at, List<Figure> figures, List<Escalation> escalations, List<Row> breached) {

	record Figure(String name, long value, boolean alarming, String link) {
	}

	record Escalation(String number, String subject, String priority, String team, Instant at) {
	}

}
