/**
 * What requesters think of it: one survey a ticket.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "page", "requester", "staff", "ticket" })
package io.stagedesk.feedback;
