package io.stagedesk.workflow.web.mail;

import java.time.Instant;
import java.util.List;

/**
 * What a message has besides its text. Texts that are not there are empty.
 *
 * @param folded quoted history and signature
 * @param laidOut whether there is a layout
 * @param remoteImages whether the layout names images elsewhere
 * @param threadedBy the sign by which its ticket was found
 */
public record MailTrace(long message, String folded, boolean laidOut, boolean remoteImages, String threadedBy,
		List<File> files, List<Delivery> deliveries) {

	/** A message that came by no mail, went by none and has no files. */
	public static final MailTrace NONE = new MailTrace(0, "", false, false, "", List.of(), List.of());

	public MailTrace {
		files = List.copyOf(files);
		deliveries = List.copyOf(deliveries);
	}

	/**
	 * A file of the message.
	 *
	 * @param size as in {@code 12 KB}
	 * @param finding why nobody gets it, or empty
	 */
	public record File(long id, String name, String type, String size, boolean picture, String finding) {
	}

	/** What became of the mail that carries the message. */
	public record Delivery(String state, Instant at, String reason) {

		/** Whether the requester will not read it. */
		public boolean failed() {
			return this.state.equals("BOUNCED") || this.state.equals("FAILED") || this.state.equals("RULED_OUT");
		}

	}

}
