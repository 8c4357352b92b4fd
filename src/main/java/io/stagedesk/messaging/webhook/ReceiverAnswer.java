package io.stagedesk.messaging.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What came of telling a receiver something.
 *
 * @param status of HTTP, where there was an answer
 * @param details for people, in the words of the receiver or of the network; empty where
 * all went well
 * @param least how long it asks to be left alone
 */
public record ReceiverAnswer(Verdict verdict, Optional<Integer> status, String details, Duration least) {

	/** The whole receiver is away or set up wrongly, not one delivery of it. */
	private static final Set<Integer> EVERY_DELIVERY = Set.of(401, 403, 404, 407, 408, 425, 429);

	private static final Duration MOST = Duration.ofHours(1);

	/**
	 * @param retryAfter in seconds, as the header of that name has it; anything else says
	 * nothing
	 */
	static ReceiverAnswer of(int status, String body, String retryAfter) {
		if (status >= 200 && status < 300) {
			return new ReceiverAnswer(Verdict.TAKEN, Optional.of(status), "", Duration.ZERO);
		}
		Duration least = retryAfter.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(retryAfter))
				: Duration.ZERO;
		return new ReceiverAnswer(verdict(status), Optional.of(status), body,
				(least.compareTo(MOST) < 0) ? least : MOST);
	}

	static ReceiverAnswer of(IOException failure) {
		String words = String.valueOf(failure.getMessage()).replaceAll("[^ -~]+", " ").strip();
		return away(failure.getClass().getSimpleName() + ": " + words);
	}

	static ReceiverAnswer away(String details) {
		return new ReceiverAnswer(Verdict.AWAY, Optional.empty(), Deliveries.shortened(details), Duration.ZERO);
	}

	private static Verdict verdict(int status) {
		if (status == 410) {
			return Verdict.GONE;
		}
		return (status < 400 || status >= 500 || EVERY_DELIVERY.contains(status)) ? Verdict.AWAY : Verdict.REFUSED;
	}

	/** As lists show it. */
	String words() {
		return Deliveries.shortened(this.status.map((code) -> "HTTP " + code + " ").orElse("") + this.details).strip();
	}

	/** What it means for this delivery and for the others. */
	public enum Verdict {

		TAKEN,

		/** This one is not wanted; others may be. */
		REFUSED,

		/** No other one would be taken now. */
		AWAY,

		/** None will be taken any more. */
		GONE

	}

}
