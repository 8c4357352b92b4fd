package io.stagedesk.staff.roster;

import java.time.Instant;

/** One time that a shift is open, from its beginning to its end. */
public record Run(Instant from, Instant to) {
}
