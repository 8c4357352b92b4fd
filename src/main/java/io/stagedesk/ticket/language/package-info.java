/**
 * Tells in which language a request is written where nobody says so.
 */
package io.stagedesk.ticket.language;
