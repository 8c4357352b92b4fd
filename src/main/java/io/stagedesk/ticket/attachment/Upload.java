package io.stagedesk.ticket.attachment;

/**
 * A file that belongs to no message yet.
 *
 * @param author login of who uploaded it
 * @param draftId the draft that it goes with, or {@code null}
 * @param pendingId the reply that it goes with and that is not said yet, or {@code null}
 */
public record Upload(long id, long ticketId, String author, Long draftId, Long pendingId, String name, String type,
		long contentId, String sha256, long size) {
}
