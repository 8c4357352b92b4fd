/**
 * The only package that knows the engine: starts and correlates processes, delegates,
 * user tasks, deployment.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "page", "requester", "staff", "ticket",
		"ticket :: web", "sla", "sla :: figures", "sla :: web", "sla :: work", "routing", "messaging", "feedback" })
package io.stagedesk.workflow;
