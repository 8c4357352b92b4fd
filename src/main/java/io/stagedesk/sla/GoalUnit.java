package io.stagedesk.sla;

/**
 * In what a goal is counted. A business day is a working day of the calendar, whatever
 * its length; it is never converted to hours.
 */
public enum GoalUnit {

	CALENDAR_MINUTES, BUSINESS_MINUTES, BUSINESS_DAYS

}
