/** What people of the desk should know: in the app, and as one digest by mail. */
@org.springframework.modulith.NamedInterface("notice")
package io.stagedesk.messaging.notice;
