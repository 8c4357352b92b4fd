package io.stagedesk.staff;

import java.time.Instant;

/**
 * Somebody's presence with its story.
 *
 * @param since {@code null} where nobody remembers
 * @param reason key of one of the desk's reasons, or free text; may be empty
 * @param byItself whether it came from silence, and ends with the next sign of life
 */
public record PresenceState(Presence presence, Instant since, String reason, boolean byItself) {
}
