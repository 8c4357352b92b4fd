/** Files that belong to messages. */
@org.springframework.modulith.NamedInterface("attachment")
package io.stagedesk.ticket.attachment;
