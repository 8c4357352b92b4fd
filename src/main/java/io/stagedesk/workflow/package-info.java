/**
 * The only package that knows the engine: starts and correlates processes, delegates,
 * user tasks, deployment.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "calendar", "operation :: limit", "page",
		"requester", "staff", "staff :: event", "staff :: people", "staff :: roster", "ticket", "ticket :: mask",
		"ticket :: move", "ticket :: attachment", "ticket :: snooze", "ticket :: mention", "ticket :: view",
		"ticket :: web", "sla", "sla :: figures", "sla :: web", "sla :: work", "routing", "routing :: choice",
		"routing :: fairness", "messaging", "messaging :: incoming", "messaging :: layout", "messaging :: notice",
		"feedback", "search", "ticket :: label", "ticket :: relation", "knowledge", "knowledge :: article",
		"knowledge :: canned", "messaging :: file" })
package io.stagedesk.workflow;
