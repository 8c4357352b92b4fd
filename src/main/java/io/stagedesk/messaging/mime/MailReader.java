package io.stagedesk.messaging.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.stagedesk.messaging.mime.RefusedMailException.Reason;
import io.stagedesk.messaging.mime.file.FileNames;
import io.stagedesk.messaging.mime.file.FileTypes;
import io.stagedesk.messaging.mime.head.MailDates;
import io.stagedesk.messaging.mime.head.MessageIds;
import io.stagedesk.messaging.mime.part.Headers;
import io.stagedesk.messaging.mime.part.MailParser;
import io.stagedesk.messaging.mime.part.Part;
import io.stagedesk.messaging.mime.part.Refusal;
import io.stagedesk.messaging.mime.part.Spool;
import io.stagedesk.messaging.mime.part.Watch;
import io.stagedesk.messaging.mime.text.Clean;
import io.stagedesk.messaging.mime.text.Folded;

/**
 * Reads any mail within {@link MailLimits}; whatever is odd in it is read as well as
 * possible. A source that fails makes an {@link UncheckedIOException}, for the mail may
 * be read later.
 */
public final class MailReader {

	private static final int LONGEST_SUBJECT = 1_000;

	private final MailLimits limits;

	public MailReader(MailLimits limits) {
		this.limits = limits;
	}

	/**
	 * Reads.
	 * @return to be closed
	 * @throws RefusedMailException where it is beyond a limit
	 */
	public ReadMail read(InputStream raw) throws RefusedMailException {
		Watch watch = new Watch(this.limits.time());
		try (Spool spool = new Spool()) {
			Part root = new MailParser(this.limits, spool).parse(raw, watch);
			ReadMail mail = mail(root, spool, watch);
			mail.attachments().forEach((attachment) -> spool.keep(attachment.file()));
			return mail;
		}
		catch (Refusal ex) {
			throw ex.toRefusedMail();
		}
		catch (UncheckedIOException ex) {
			throw ex;
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new RefusedMailException(Reason.UNREADABLE, "It could not be read (%s).".formatted(ex));
		}
	}

	private ReadMail mail(Part root, Spool spool, Watch watch) {
		Headers head = root.head().headers();
		Layout layout = new Layout(root, new Watch(this.limits.time().dividedBy(2)));
		Layout.Body body = layout.read(root);
		watch.run();
		InlineFiles inline = InlineFiles.in(body.text(), spool);
		Folded folded = Folded.of(inline.text());
		watch.run();
		List<ReadAttachment> attachments = new ArrayList<>();
		layout.files().forEach((part) -> attachments.add(attachment(part, layout, attachments.size() + 1)));
		attachments.addAll(inline.files());
		List<Address> to = addresses(head, "to");
		List<Address> cc = addresses(head, "cc");
		requireFewRecipients(to.size() + cc.size() + addresses(head, "bcc").size());
		return new ReadMail(MessageIds.first(head.first("message-id")).orElse(""),
				MessageIds.nearestFirst(head.first("in-reply-to"), head.first("references")),
				Addresses.of(head.first("from"), 1).stream().findFirst(), addresses(head, "reply-to"), to, cc,
				deliveredTo(head), head.text("subject", LONGEST_SUBJECT), MailDates.read(head.first("date")),
				folded.text(), folded.folded(), body.html(), layout.remoteImages(), attachments, head.bounded(),
				DeliveryReports.in(root, folded.text() + "\n" + folded.folded()));
	}

	private List<Address> addresses(Headers head, String name) {
		return Addresses.of(head.first(name), this.limits.recipients());
	}

	private void requireFewRecipients(int count) {
		if (count > this.limits.recipients()) {
			throw new Refusal(Reason.TOO_MANY_RECIPIENTS,
					"It has more than %d recipients.".formatted(this.limits.recipients()));
		}
	}

	private static List<String> deliveredTo(Headers head) {
		Set<String> addresses = new LinkedHashSet<>();
		Stream.of("delivered-to", "x-original-to", "envelope-to")
			.flatMap((name) -> head.all(name).stream())
			.limit(50)
			.flatMap((value) -> Addresses.of(value, 20).stream())
			.forEach((address) -> addresses.add(address.address()));
		return List.copyOf(addresses);
	}

	private static ReadAttachment attachment(Part part, Layout layout, int number) {
		String type = FileTypes.honest(part.head().getMimeType(), part.beginning());
		String id = Clean.line(part.head().contentId(), 200);
		Path file = part.file().orElseThrow();
		return new ReadAttachment(FileNames.safe(part.head().fileName(), part.head().getMimeType(), number), type,
				layout.shown().contains(id) ? id : "", size(file), file);
	}

	private static long size(Path file) {
		try {
			return Files.size(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
