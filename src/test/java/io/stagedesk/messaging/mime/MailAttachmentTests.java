package io.stagedesk.messaging.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MailAttachmentTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			filename=a.txt                                          | a.txt
			filename="../../etc/passwd"                             | passwd
			filename="C:\\temp\\a.txt"                              | a.txt
			filename="a\u0007b.txt"                                 | a b.txt
			filename="CON.txt"                                      | _CON.txt
			filename="nul"                                          | _nul
			filename="a.txt. . ."                                   | a.txt
			filename="a<b>:c?.txt"                                  | a_b__c_.txt
			filename=".htaccess"                                    | _htaccess
			filename="..."                                          | attachment-1.png
			filename=""                                             | attachment-1.png
			filename*=utf-8''%E5%85%85%E5%80%BC.txt                 | 充值.txt
			filename*0*=gb2312'zh'%B3%E4; filename*1*=%D6%B5; filename*2=.txt | 充值.txt
			filename*0="a"; filename*1="b.txt"                      | ab.txt
			filename="=?utf-8?B?5YWF5YC8LnR4dA==?="                 | 充值.txt
			filename*=utf-8''x%E2%80%AEgnp.exe                      | xgnp.exe
			filename*=nobody''a%.txt                                | a%.txt
			filename=a b c.txt                                      | a b c.txt
			""")
	void makesNamesSafe(String parameter, String name) {
		ReadMail mail = attached("image/png; x=y", parameter, "\u0089PNG");
		assertThat(mail.attachments()).singleElement().extracting(ReadAttachment::name).isEqualTo(name);
	}

	@Test
	void shortensNamesAndKeepsTheirEnding() {
		ReadMail mail = attached("image/png", "filename=" + "a".repeat(300) + ".png", "\u0089PNG");
		assertThat(mail.attachments().get(0).name()).hasSize(200).endsWith("a.png");
	}

	@ParameterizedTest
	@CsvSource({ "image/png,\u0089PNG,image/png", "image/png,MZ\u0090,application/octet-stream",
			"image/png,<html>,application/octet-stream", "application/pdf,%PDF-1.4,application/pdf",
			"application/pdf,PK\u0003\u0004,application/octet-stream", "application/zip,MZ,application/octet-stream",
			"text/csv,MZ,application/octet-stream", "application/x-msdownload,MZ,application/x-msdownload",
			"text/plain,<html>,text/html", "text/html,<html>,text/html", "image/svg+xml,<svg>,image/svg+xml",
			"text/javascript,alert(1),text/javascript", "application/octet-stream,%PDF-1,application/pdf",
			"application/vnd.ms-excel,PK\u0003\u0004,application/vnd.ms-excel", "nonsense,x,text/plain",
			"a b/c d,x,ab/cd", "image/jpg,\u00FF\u00D8\u00FF,image/jpeg" })
	void saysTypesHonestly(String declared, String content, String type) {
		ReadMail mail = attached(declared, "filename=a", content);
		assertThat(mail.attachments()).singleElement().extracting(ReadAttachment::type).isEqualTo(type);
	}

	private static ReadMail attached(String type, String parameter, String content) {
		return TestMails.read("Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: " + type,
				"Content-Disposition: attachment; " + parameter, "", content, "--b--");
	}

	@Test
	void keepsInlineImagesThatTheLayoutShows() {
		ReadMail mail = TestMails.read(GoodMails.related());
		assertThat(mail.html()).contains("src=\"cid:shot@example.com\"");
		assertThat(mail.attachments()).singleElement().satisfies((file) -> {
			assertThat(file.inlineId()).isEqualTo("shot@example.com");
			assertThat(file.name()).isEqualTo("截图.png");
			assertThat(file.size()).isPositive();
		});
	}

	@Test
	void keepsFilesApartFromTexts() throws Exception {
		try (ReadMail mail = new MailReader(TestMails.LIMITS).read(new ByteArrayInputStream(GoodMails.mixed()))) {
			assertThat(mail.text()).isEqualTo("Two files.\n\nA footer of a list.");
			assertThat(mail.attachments()).extracting(ReadAttachment::name).containsExactly("发票.pdf", "log.txt");
			assertThat(TestMails.content(mail.attachments().get(0))).isEqualTo("%PDF-1.4\n");
		}
	}

	@Test
	void takesFilesOutOfTexts() {
		ReadMail mail = TestMails.read(GoodMails.interleaved());
		assertThat(mail.text()).doesNotContain("begin").endsWith("1.2");
		assertThat(mail.attachments()).singleElement().satisfies((file) -> {
			assertThat(file.name()).isEqualTo("a.txt");
			assertThat(file.size()).isEqualTo(3);
		});
	}

	@Test
	void decodesUuencodedParts() {
		ReadMail mail = TestMails.read("Content-Type: application/pdf; name=a.pdf",
				"Content-Transfer-Encoding: x-uuencode", "", "begin 644 a.pdf", "%)5!$1BT", "`", "end");
		assertThat(mail.attachments()).singleElement().extracting(ReadAttachment::type).isEqualTo("application/pdf");
	}

	@Test
	void keepsWinmail() {
		assertThat(TestMails.read(GoodMails.winmail()).attachments()).extracting(ReadAttachment::name)
			.containsExactly("winmail.dat");
	}

	@Test
	void keepsInvitations() {
		ReadMail mail = TestMails.read(GoodMails.calendar());
		assertThat(mail.text()).isEqualTo("You are invited.");
		assertThat(mail.attachments()).extracting(ReadAttachment::name).containsExactly("attachment-1.ics");
	}

	@Test
	void leavesNothingBehindWhereTheSourceFails() {
		TestFiles files = TestFiles.now();
		InputStream broken = new InputStream() {

			private final InputStream start = new ByteArrayInputStream(
					"Content-Type: application/pdf\n\n%PDF".getBytes(StandardCharsets.US_ASCII));

			@Override
			public int read() throws IOException {
				int read = this.start.read();
				if (read < 0) {
					throw new IOException("gone");
				}
				return read;
			}

		};
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> new MailReader(TestMails.LIMITS).read(broken));
		assertThat(files.added()).isEmpty();
	}

}
