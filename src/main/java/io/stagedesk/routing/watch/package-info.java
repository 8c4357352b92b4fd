/** How long the queues are, as metrics. */
package io.stagedesk.routing.watch;
