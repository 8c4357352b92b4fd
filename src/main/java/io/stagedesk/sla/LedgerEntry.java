package io.stagedesk.sla;

import java.time.Instant;

/**
 * One line of a clock's ledger, append-only.
 *
 * @param kind STARTED, PAUSED, RESUMED, WARNED, BREACHED, MET, MISSED or CANCELLED
 * @param cause why, in words of the desk
 * @param dueAt the due instant that this line led to
 */
public record LedgerEntry(Instant at, String kind, String cause, String actor, Instant dueAt) {
}
