/** What proves that a mail answers one of ours. */
@org.springframework.modulith.NamedInterface("token")
package io.stagedesk.messaging.token;
