/** What a desk writes on its tickets: tags, and fields of its own. */
@org.springframework.modulith.NamedInterface("label")
package io.stagedesk.ticket.label;
