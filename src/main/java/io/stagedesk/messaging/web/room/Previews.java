package io.stagedesk.messaging.web.room;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.stagedesk.messaging.incoming.IncomingMail;
import io.stagedesk.messaging.incoming.IncomingMails;
import io.stagedesk.messaging.layout.Layouts;
import io.stagedesk.messaging.layout.Pictures;
import io.stagedesk.messaging.mime.MailReader;
import io.stagedesk.messaging.mime.ReadMail;
import io.stagedesk.messaging.mime.RefusedMailException;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads a stored mail once more, within the same bounds, to show what is in it. */
@Component
class Previews {

	private static final int LONGEST = 20_000;

	private static final int BEGINNING = 4096;

	private final IncomingMails mails;

	private final MailReader reader;

	Previews(IncomingMails mails, MailReader reader) {
		this.mails = mails;
		this.reader = reader;
	}

	/** Empty where the mailbox could not give the mail. */
	Optional<MailPreview> of(IncomingMail mail) {
		if (mail.contentId() == null) {
			return Optional.empty();
		}
		try (ReadMail read = read(mail)) {
			return Optional.of(new MailPreview(true, shortened(read.text()), shortened(read.folded()),
					!read.html().isBlank(), read.remoteImages(),
					read.attachments()
						.stream()
						.map((file) -> new MailPreview.File(file.name(), file.type(), file.size()))
						.toList()));
		}
		catch (RefusedMailException | IOException | UncheckedIOException ex) {
			return Optional.of(new MailPreview(false, beginning(mail), "", false, false, List.of()));
		}
	}

	/** Empty where the mail has no layout, or cannot be read. */
	Optional<ResponseEntity<byte[]>> layout(IncomingMail mail, boolean remote) {
		if (mail.contentId() == null) {
			return Optional.empty();
		}
		try (ReadMail read = read(mail)) {
			Pictures pictures = new Pictures();
			return Optional.of(read.html())
				.filter((html) -> !html.isBlank())
				.map((html) -> Layouts.answer(html, remote,
						(id) -> read.attachments()
							.stream()
							.filter((file) -> file.inlineId().equals(id))
							.findFirst()
							.flatMap((file) -> pictures.data(file.type(), file.size(), file::open))));
		}
		catch (RefusedMailException | IOException | UncheckedIOException ex) {
			return Optional.empty();
		}
	}

	private ReadMail read(IncomingMail mail) throws RefusedMailException, IOException {
		try (InputStream raw = this.mails.raw(mail)) {
			return this.reader.read(raw);
		}
	}

	/** Text as far as it can be shown: what no page can hold stands as a mark. */
	private String beginning(IncomingMail mail) {
		try (InputStream raw = this.mails.raw(mail)) {
			return new String(raw.readNBytes(BEGINNING), StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\r\n\t]]",
					"\uFFFD");
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static String shortened(String text) {
		return (text.length() > LONGEST) ? text.substring(0, LONGEST) + " …" : text;
	}

}
