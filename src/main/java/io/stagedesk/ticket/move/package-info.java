/** How a ticket went from one pair of hands into another, and why. */
@org.springframework.modulith.NamedInterface("move")
package io.stagedesk.ticket.move;
