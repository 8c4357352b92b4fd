/**
 * What becomes of mails that come in: stored, read, threaded, or kept aside with a
 * reason.
 */
@org.springframework.modulith.NamedInterface("incoming")
package io.stagedesk.messaging.incoming;
