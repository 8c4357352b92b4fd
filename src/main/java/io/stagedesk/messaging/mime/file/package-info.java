/** Names and types that attachments may safely have. */
@org.springframework.modulith.NamedInterface("file")
package io.stagedesk.messaging.mime.file;
