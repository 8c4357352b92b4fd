/**
 * All that enters or leaves: mails are stored before they are read, and leave through the
 * outbox after commit; the only sender.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "api :: trace", "content", "page",
		"requester", "staff", "staff :: event", "staff :: people", "staff :: preference", "ticket",
		"ticket :: attachment", "ticket :: language", "ticket :: mention", "ticket :: snooze" })
package io.stagedesk.messaging;
