/**
 * How the mail room is doing: counts for its page, for the health of the node and as
 * metrics.
 */
package io.stagedesk.messaging.watch;
