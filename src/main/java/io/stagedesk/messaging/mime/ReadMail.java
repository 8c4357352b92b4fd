package io.stagedesk.messaging.mime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail as it was read. All texts are clean (no U+0000, no lone surrogate) and bounded;
 * header values are on one line. Its attachments lie in temporary files until it is
 * closed.
 *
 * @param messageId with its angle brackets, or empty where it has none or a broken one
 * @param references ids of References and In-Reply-To, with angle brackets, the nearest
 * first
 * @param from the author, or empty where no address can be read
 * @param deliveredTo addresses of Delivered-To, X-Original-To and Envelope-To
 * @param subject decoded, or empty
 * @param text what was newly written, without quoted history and signature
 * @param folded quoted history and signature, or empty
 * @param html the sanitised layout, or empty where the mail has none
 * @param remoteImages whether the layout would have loaded images from elsewhere
 * @param headers raw values by lower-case name (at most 200 of 2,000 characters), for
 * signs and budgets
 * @param report what it reports about another mail, where it is a delivery report
 */
public record ReadMail(String messageId, List<String> references, Optional<Address> from, List<Address> replyTo,
		List<Address> to, List<Address> cc, List<String> deliveredTo, String subject, Optional<Instant> sentAt,
		String text, String folded, String html, boolean remoteImages, List<ReadAttachment> attachments,
		Map<String, List<String>> headers, Optional<DeliveryReport> report) implements AutoCloseable {

	public ReadMail {
		references = List.copyOf(references);
		replyTo = List.copyOf(replyTo);
		to = List.copyOf(to);
		cc = List.copyOf(cc);
		deliveredTo = List.copyOf(deliveredTo);
		attachments = List.copyOf(attachments);
		headers = Map.copyOf(headers);
	}

	/** The first value of a header, or empty. */
	public String header(String name) {
		List<String> values = this.headers.getOrDefault(name, List.of());
		return values.isEmpty() ? "" : values.get(0);
	}

	@Override
	public void close() {
		this.attachments.forEach(ReadAttachment::close);
	}

}
