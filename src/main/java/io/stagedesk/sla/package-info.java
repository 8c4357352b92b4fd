/**
 * Promises: service levels, clocks, ledgers, breaches and escalations. The truth is here;
 * timers of the process only wake a clock.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "calendar", "calendar :: holiday",
		"page", "requester", "staff", "ticket", "ticket :: snooze" })
package io.stagedesk.sla;
