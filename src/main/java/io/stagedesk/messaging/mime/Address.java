package io.stagedesk.messaging.mime;

/**
 * A mail address as a header gave it: one line, lower case in its domain, no controls.
 *
 * @param name what stands before it, decoded, or empty
 */
public record Address(String name, String address) {
}
