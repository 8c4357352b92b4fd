/**
 * The only package that knows the engine: starts and correlates processes, delegates,
 * user tasks, deployment.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "calendar", "page", "requester", "staff",
		"staff :: event", "staff :: people", "staff :: roster", "ticket", "ticket :: mask", "ticket :: move",
		"ticket :: attachment", "ticket :: web", "sla", "sla :: figures", "sla :: web", "sla :: work", "routing",
		"routing :: choice", "routing :: fairness", "messaging", "messaging :: incoming", "messaging :: layout",
		"messaging :: notice", "feedback" })
package io.stagedesk.workflow;
