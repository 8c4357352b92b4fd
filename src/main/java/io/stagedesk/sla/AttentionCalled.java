package io.stagedesk.sla;

/**
 * A step of a promise's ladder asks for attention; published inside the transaction.
 */
public record AttentionCalled(PromiseClock clock) {
}
