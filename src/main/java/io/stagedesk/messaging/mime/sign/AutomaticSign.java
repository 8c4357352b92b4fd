package io.stagedesk.messaging.mime.sign;

/**
 * Why a mail counts as written by a machine.
 *
 * @param sign what was seen, as in {@code Auto-Submitted: auto-replied}, on one line
 */
public record AutomaticSign(Kind kind, String sign) {

	/** What kind of machine wrote it. */
	public enum Kind {

		REPORT, AUTO_REPLIED, AUTO_GENERATED, BULK, LIST, NULL_SENDER

	}

}
