package io.stagedesk.calendar;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A date on which a calendar works less than its windows say.
 *
 * @param name empty where it has none; of a public holiday in English
 * @param to minutes after midnight at which a half day ends; empty where nobody works at
 * all
 */
public record DayOff(LocalDate date, String name, Kind kind, Optional<Integer> to) {

	/** Who says so. */
	public enum Kind {

		/** The country or region whose holidays the calendar keeps. */
		PUBLIC,

		/** The calendar itself. */
		OWN,

		/** The calendar itself, for a part of the day. */
		HALF

	}

}
