/**
 * All that leaves the desk: mails through the outbox, after commit; the only sender.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "page", "requester", "staff", "ticket" })
package io.stagedesk.messaging;
