/** Tickets that somebody has put aside for a while; their clocks keep counting. */
@org.springframework.modulith.NamedInterface("snooze")
package io.stagedesk.ticket.snooze;
