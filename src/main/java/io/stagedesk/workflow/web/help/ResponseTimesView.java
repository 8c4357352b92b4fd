package io.stagedesk.workflow.web.help;

import java.util.List;

import io.stagedesk.ticket.Priority;

/** What the desk promises, in the reader's words. */
record ResponseTimesView(List<Offer> offers) {

	/**
	 * What is promised to some.
	 *
	 * @param heading to whom, or empty where it is everybody
	 * @param hours without those that the offer before it has shown
	 */
	record Offer(String name, String heading, List<Row> rows, List<Hours> hours, boolean otherHours) {
	}

	record Row(Priority priority, String firstResponse, String solution) {
	}

	/**
	 * Working hours.
	 *
	 * @param days empty where they never end
	 * @param holidays a sentence, or empty
	 */
	record Hours(List<Line> days, String zone, String holidays, boolean otherHolidays) {
	}

	record Line(String days, String hours) {
	}

}
