/** Reads mails, whatever they look like, within bounds of size, depth and time. */
@org.springframework.modulith.NamedInterface("mime")
package io.stagedesk.messaging.mime;
