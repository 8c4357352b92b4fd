/**
 * Tells other systems of the desk's tickets: written with their cause, sent after its
 * commit, at least once each.
 */
package io.stagedesk.messaging.webhook;
