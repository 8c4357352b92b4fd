/** Saved filters: the desk's own, those of one person and those of a team. */
@org.springframework.modulith.NamedInterface("view")
package io.stagedesk.ticket.view;
