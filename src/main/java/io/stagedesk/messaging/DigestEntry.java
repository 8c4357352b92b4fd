package io.stagedesk.messaging;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

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

	/**
	 * Why the ticket needs attention, in the recipient's language, and since when.
	 *
	 * @param zone in which to say it; {@code null} in mails from before there was one
	 */
	public record Reason(String text, Instant at, String zone) {

		private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz",
				Locale.ENGLISH);

		public String when() {
			return MOMENT.format(this.at.atZone(ZoneId.of(Objects.requireNonNullElse(this.zone, "UTC"))));
		}

	}

}
