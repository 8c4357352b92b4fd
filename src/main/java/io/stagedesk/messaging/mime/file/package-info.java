/** Names and types that attachments may safely have. */
package io.stagedesk.messaging.mime.file;
