package io.stagedesk.sla;

/**
 * A clock began to run; published inside the transaction, so that its process begins with
 * it.
 */
public record PromiseMade(ClockKey key) {
}
