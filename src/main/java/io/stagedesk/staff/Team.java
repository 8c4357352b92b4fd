package io.stagedesk.staff;

/** A group of agents with one queue. */
public record Team(String id, String name) {
}
