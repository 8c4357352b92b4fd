/**
 * The ticket, its messages and its history; the only writer of these tables, and the
 * place that knows who may see what.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "content", "operation :: limit",
		"requester", "staff", "staff :: event", "staff :: people" })
package io.stagedesk.ticket;
