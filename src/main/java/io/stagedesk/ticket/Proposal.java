package io.stagedesk.ticket;

/**
 * What an agent wants to decide in a dispute.
 *
 * @param decision REFUND, UNBAN or UPHOLD
 * @param needsApproval whether somebody else has to agree first
 */
public record Proposal(String decision, String resolution, String proposedBy, boolean needsApproval, boolean approved) {
}
