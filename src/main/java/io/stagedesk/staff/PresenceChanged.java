package io.stagedesk.staff;

/** An agent came, went or turned busy; published inside the transaction of the change. */
public record PresenceChanged(Agent agent) {
}
