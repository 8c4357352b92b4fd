/**
 * Promises in figures: which were met, missed or still run, how long they took, and the
 * clocks behind each number.
 */
@org.springframework.modulith.NamedInterface("figures")
package io.stagedesk.sla.figures;
