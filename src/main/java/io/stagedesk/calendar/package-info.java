/**
 * Working time: calendars of windows, holidays and half days, and the arithmetic on them.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api" })
package io.stagedesk.calendar;
