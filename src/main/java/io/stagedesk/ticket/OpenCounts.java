package io.stagedesk.ticket;

/**
 * Open tickets at one instant.
 *
 * @param overdue those whose next promise has run out
 * @param atRisk those whose next promise runs out soon
 */
public record OpenCounts(long unassigned, long working, long waiting, long overdue, long atRisk) {
}
