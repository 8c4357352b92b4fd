/** How tickets belong together: parent and child, incidents, duplicates, related ones. */
@org.springframework.modulith.NamedInterface("relation")
package io.stagedesk.ticket.relation;
