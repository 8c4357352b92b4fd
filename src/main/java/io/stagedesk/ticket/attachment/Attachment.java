package io.stagedesk.ticket.attachment;

import java.util.Set;

/**
 * A file that belongs to a message.
 *
 * @param name safe to show and to save as
 * @param inlineId Content-ID by which the mail's layout names it, or {@code null}
 * @param finding what the scan found, or {@code null}: then nobody gets the file
 */
public record Attachment(long id, long messageId, String name, String type, long contentId, String sha256, long size,
		String inlineId, String finding) {

	private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

	/** Whether a browser may show it in a page: pictures of kinds that run nothing. */
	public boolean isPicture() {
		return this.finding == null && PICTURES.contains(this.type);
	}

}
