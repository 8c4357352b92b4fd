package io.stagedesk.messaging.mailbox.fetch;

/** The server is there and does not give this one mail. */
final class LetterFailure extends Exception {

	private static final long serialVersionUID = 1L;

	private final boolean tooLarge;

	private LetterFailure(String message, boolean tooLarge) {
		super(message);
		this.tooLarge = tooLarge;
	}

	static LetterFailure unfetchable(String details) {
		return new LetterFailure(details, false);
	}

	static LetterFailure tooLarge() {
		return new LetterFailure("The server gives more than it said", true);
	}

	boolean isTooLarge() {
		return this.tooLarge;
	}

}
