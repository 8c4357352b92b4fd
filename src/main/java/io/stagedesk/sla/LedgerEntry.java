package io.stagedesk.sla;

import java.time.Instant;

/**
 * One line of a clock's ledger, append-only.
 *
 * @param at when it happened; of a warning and a breach the instant at which they were
 * due, however late that was noticed
 * @param kind STARTED, PAUSED, RESUMED, RETARGETED, WARNED, ESCALATED, ACKNOWLEDGED,
 * BREACHED, MET, MISSED or CANCELLED
 * @param cause why, in words of the desk; of ESCALATED the step of the ladder
 * @param promise what is promised from this line on
 * @param dueAt the due instant that this line led to
 */
public record LedgerEntry(Instant at, String kind, String cause, String actor, Promise promise, Instant dueAt) {
}
