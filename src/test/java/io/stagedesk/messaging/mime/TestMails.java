package io.stagedesk.messaging.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.stagedesk.api.CleanText;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads mails that stand in tests. */
final class TestMails {

	static final MailLimits LIMITS = new MailLimits(DataSize.ofMegabytes(25), 50, 500, DataSize.ofKilobytes(64), 200,
			Duration.ofSeconds(2));

	private static final MailReader READER = new MailReader(LIMITS);

	private TestMails() {
	}

	/** Reads what the lines say, one byte for each character, and closes it. */
	static ReadMail read(String... lines) {
		return read(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
	}

	static ReadMail read(byte[] raw) {
		try (ReadMail mail = READER.read(new ByteArrayInputStream(raw))) {
			requireClean(mail);
			return mail;
		}
		catch (RefusedMailException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Each byte of the text in UTF-8 as one character. */
	static String utf8(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	static String content(ReadAttachment attachment) {
		try (var in = attachment.open()) {
			return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void requireClean(ReadMail mail) {
		assertThat(Stream.of(mail.text(), mail.folded(), mail.html())).allMatch(CleanText.Check::isClean);
		Stream<String> lines = Stream
			.of(Stream.of(mail.messageId(), mail.subject()), mail.references().stream(),
					mail.from().stream().flatMap(TestMails::both), mail.to().stream().flatMap(TestMails::both),
					mail.cc().stream().flatMap(TestMails::both), mail.replyTo().stream().flatMap(TestMails::both),
					mail.deliveredTo().stream(), mail.headers().keySet().stream(),
					mail.headers().values().stream().flatMap(List::stream),
					mail.attachments().stream().flatMap((file) -> Stream.of(file.name(), file.type(), file.inlineId())),
					mail.report()
						.stream()
						.flatMap((report) -> report.recipients().stream())
						.flatMap((to) -> Stream.of(to.address(), to.status(), to.diagnostic())))
			.flatMap((some) -> some);
		assertThat(lines).allMatch(TestMails::isLine);
		assertThat(mail.attachments()).allMatch((file) -> !file.name().isBlank() && file.name().length() <= 200);
	}

	private static Stream<String> both(Address address) {
		return Stream.of(address.name(), address.address());
	}

	private static boolean isLine(String text) {
		return CleanText.Check.isClean(text)
				&& text.codePoints().noneMatch((c) -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
	}

}
