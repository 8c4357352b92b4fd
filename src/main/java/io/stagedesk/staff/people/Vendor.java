package io.stagedesk.staff.people;

/**
 * A company whose people help.
 *
 * @param active whether its people can reach the desk
 * @param people how many it has here
 */
public record Vendor(String id, String name, boolean active, int people, int version) {
}
