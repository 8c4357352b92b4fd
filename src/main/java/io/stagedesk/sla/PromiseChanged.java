package io.stagedesk.sla;

/** A clock was paused, resumed or stopped; published inside the transaction. */
public record PromiseChanged(ClockKey key) {
}
