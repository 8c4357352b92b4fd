/** Broken promises, as a metric. */
package io.stagedesk.sla.watch;
