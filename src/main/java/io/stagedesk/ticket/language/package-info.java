/**
 * Tells in which language a request is written where nobody says so.
 */
@org.springframework.modulith.NamedInterface("language")
package io.stagedesk.ticket.language;
