/**
 * All that enters or leaves: mails are stored before they are read, and leave through the
 * outbox after commit; the only sender.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "content", "page", "requester", "staff",
		"staff :: event", "staff :: people", "ticket", "ticket :: attachment", "ticket :: language" })
package io.stagedesk.messaging;
