/**
 * Tells the browsers of the desk what has changed, whichever node changed it: one stream
 * of events for each of them. Nothing depends on it; without it pages are only older.
 */
@org.springframework.modulith.ApplicationModule(
		allowedDependencies = { "api", "messaging :: notice", "staff", "staff :: session", "ticket" })
package io.stagedesk.live;
