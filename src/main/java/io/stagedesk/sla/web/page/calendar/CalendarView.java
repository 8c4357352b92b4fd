package io.stagedesk.sla.web.page.calendar;

import java.time.Instant;
import java.util.List;

import io.stagedesk.page.Choice;
import io.stagedesk.sla.web.page.HistoryView;

/**
 * One calendar's page around its editor.
 *
 * @param version the stored one; 0 where there is none yet
 * @param fixed whether nobody changes it
 * @param stale what others have stored since the editor was opened, or {@code null}
 */
record CalendarView(String key, String name, int version, boolean fixed, String zone, State state, WeekView week,
		String place, List<DayOffView> daysOff, List<Choice> usedBy, List<HistoryView> history, HistoryView stale) {

	public boolean unknown() {
		return this.version == 0;
	}

	/**
	 * Whether somebody works now.
	 *
	 * @param until when that changes, in words; empty where it never does
	 */
	record State(boolean open, String until) {
	}

	/**
	 * A holiday or half day to come.
	 *
	 * @param until the hour at which a half day ends, or empty
	 */
	record DayOffView(String date, String name, String kind, String until) {
	}

	/** A line of the list of calendars. */
	record Line(String key, String name, String zone, int version, Instant changedAt, State state,
			List<Choice> usedBy) {
	}

}
