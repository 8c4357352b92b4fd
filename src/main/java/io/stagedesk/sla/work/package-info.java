/**
 * The desk's work as those see it who lead: which tickets wait for what, and where the
 * time of the finished ones went.
 */
@org.springframework.modulith.NamedInterface("work")
package io.stagedesk.sla.work;
