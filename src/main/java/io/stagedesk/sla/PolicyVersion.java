package io.stagedesk.sla;

import java.time.Instant;

/** Who wrote a version of a policy, and when. */
public record PolicyVersion(Policy policy, Instant createdAt, String createdBy) {
}
