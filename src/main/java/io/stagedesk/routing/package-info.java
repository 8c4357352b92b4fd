/**
 * Chooses team and agent, and can say why.
 */
@org.springframework.modulith.ApplicationModule(
		allowedDependencies = { "api", "requester", "staff", "staff :: roster", "ticket" })
package io.stagedesk.routing;
