package io.stagedesk.messaging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * One ticket of a digest, as the outbox keeps it.
 *
 * @param link to the desk's page of the ticket, or {@code null} where the recipient may
 * not open it (any more); then there is no subject either
 */
public record DigestEntry(String number, String link, String subject, List<Reason> reasons) {

	public DigestEntry {
		reasons = List.copyOf(reasons);
	}

	/** The subject on one line, whatever somebody typed. */
	public String line() {
		return this.subject.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
	}

	/** Why the ticket needs attention, in the recipient's language, and since when. */
	public record Reason(String text, Instant at) {

		private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
			.withZone(ZoneOffset.UTC);

		public String when() {
			return UTC.format(this.at);
		}

	}

}
