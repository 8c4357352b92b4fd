package io.stagedesk.messaging.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailBodyTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			gb2312         | GB18030      | 我的充值没有到账，请帮忙
			gbk            | GB18030      | 我的充值没有到账，请帮忙
			ks_c_5601-1987 | x-windows-949 | 환불해 주세요
			x-sjis         | windows-31j  | 返金してください
			iso-2022-jp    | ISO-2022-JP  | 返金してください
			iso-8859-8-i   | ISO-8859-8   | שלום לכולם
			utf8           | UTF-8        | nạp tiền
			"utf-8"        | UTF-8        | nạp tiền
			unknown-8bit   | UTF-8        | nạp tiền
			cp-850         | IBM850       | für später
			iso-8859-1     | windows-1252 | für “später”
			us-ascii       | UTF-8        | nạp tiền
			utf-8          | GB18030      | 我的充值没有到账，请帮我查一下，谢谢你们的帮助
			gb2312         | UTF-8        | 我的充值没有到账，请帮忙
			utf-16         | US-ASCII     | plain
			utf-16         | UTF-16       | 充值
			koi8-r         | KOI8-R       | не работает
			tis-620        | x-windows-874 | ขอบคุณ
			windows-1256   | windows-1256 | شكرا
			''             | windows-1251 | Здравствуйте, у меня не работает приложение, помогите
			no-such-name   | windows-1252 | für
			""")
	void readsCharsets(String declared, String real, String text) {
		byte[] head = ("Content-Type: text/plain; charset=" + declared + "\n\n").getBytes(StandardCharsets.US_ASCII);
		assertThat(TestMails.read(joined(head, text.getBytes(Charset.forName(real)))).text()).isEqualTo(text);
	}

	private static byte[] joined(byte[] head, byte[] body) {
		byte[] mail = new byte[head.length + body.length];
		System.arraycopy(head, 0, mail, 0, head.length);
		System.arraycopy(body, 0, mail, head.length, body.length);
		return mail;
	}

	@Test
	void readsUtf7() {
		assertThat(TestMails.read("Content-Type: text/plain; charset=utf-7", "", "1 +- 1 +AOQ-x +").text())
			.isEqualTo("1 + 1 äx +");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			base64           | aGVsbG8=        | hello
			Base64;          | aGVs bG8        | hello
			BASE64           | aGVs!!bG8=tail  | hello
			quoted-printable | h=65llo=3D=     | hello=
			quoted-printable | h=6 =ZZ llo     | h=6 =ZZ llo
			8bit; x          | hello           | hello
			x-nonsense       | hello           | hello
			""")
	void readsEncodings(String encoding, String written, String text) {
		assertThat(TestMails.read("Content-Transfer-Encoding: " + encoding, "From: a@b.c", "", written).text())
			.startsWith(text);
	}

	@Test
	void readsMailsWithoutHeaders() {
		assertThat(TestMails.read("Hello", "it fails", "", "Bye").text()).isEqualTo("Hello\nit fails\n\nBye");
	}

	@Test
	void readsAnEmptyMail() {
		ReadMail mail = TestMails.read("");
		assertThat(mail.text()).isEmpty();
		assertThat(mail.from()).isEmpty();
		assertThat(mail.attachments()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'\r'", "'\n'", "'\r\n'" })
	void readsAllLineEnds(String end) {
		byte[] mail = String.join(end, "Subject: a", "From: b@c.de", "", "one", "two")
			.getBytes(StandardCharsets.US_ASCII);
		assertThat(TestMails.read(mail).subject()).isEqualTo("a");
		assertThat(TestMails.read(mail).text()).isEqualTo("one\ntwo");
	}

	@Test
	void passesOverMailboxLinesAndBlankLinesAtTheStart() {
		ReadMail mail = TestMails.read("", "From a@b.c Sun Mar  3 10:00:00 2024", "Subject: a", "", "text");
		assertThat(mail.subject()).isEqualTo("a");
		assertThat(mail.text()).isEqualTo("text");
	}

	@Test
	void dropsWhatNoDatabaseHolds() {
		ReadMail mail = TestMails.read("Subject: a\u0000b", "Content-Type: text/plain; charset=utf-8", "",
				"a\u0000b\u00ED\u00A0\u0080c");
		assertThat(mail.subject()).isEqualTo("a b");
		assertThat(mail.text()).startsWith("ab").endsWith("c");
	}

	@Test
	void prefersPlainTextAndKeepsTheLayout() {
		ReadMail mail = alternative("plain words", "<p>layout words</p>");
		assertThat(mail.text()).isEqualTo("plain words");
		assertThat(mail.html()).isEqualTo("<p>layout words</p>");
	}

	@ParameterizedTest
	@CsvSource({ "''", "'  '", "Your client does not support HTML messages.", "您的邮件客户端不支持HTML邮件" })
	void takesTheTextOfTheLayoutWhereThePlainTextSaysNothing(String plain) {
		assertThat(alternative(TestMails.utf8(plain), "<p>layout words</p>").text()).isEqualTo("layout words");
	}

	private static ReadMail alternative(String plain, String html) {
		return TestMails.read("Content-Type: multipart/alternative; boundary=b", "", "--b",
				"Content-Type: text/plain; charset=utf-8", "", plain, "--b", "Content-Type: text/html", "", html,
				"--b--");
	}

	@Test
	void readsWhatHasNoEnd() {
		assertThat(TestMails.read("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "words").text())
			.isEqualTo("words");
	}

	@Test
	void readsABoundaryThatIsUsedTwice() {
		ReadMail mail = TestMails.read("Content-Type: multipart/mixed; boundary=b", "", "--b",
				"Content-Type: multipart/alternative; boundary=b", "", "--b", "", "words", "--b--");
		assertThat(mail.text()).isEqualTo("words");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			multipart/mixed                  | --b
			multipart/mixed; boundary=       | --b
			multipart/mixed; boundary="b     | --b
			multipart; boundary=b            | --b
			Multipart/Mixed; BOUNDARY = "b"  | --b
			multipart/mixed boundary=b       | --b
			""")
	void readsWrongContentTypes(String type, String line) {
		ReadMail mail = TestMails.read("Content-Type: " + type, "", line, "Content-Type: text/html", "", "<p>words</p>",
				line + "--");
		assertThat(mail.text()).contains("words");
	}

	@Test
	void readsAMultipartWithoutParts() {
		assertThat(TestMails.read("Content-Type: multipart/mixed; boundary=b", "", "only words").text())
			.isEqualTo("only words");
	}

	@Test
	void joinsFlowedLines() {
		ReadMail mail = TestMails.read("Content-Type: text/plain; format=flowed; delsp=yes", "", "one  ", "two ",
				"three", " four");
		assertThat(mail.text()).isEqualTo("one twothree\nfour");
	}

	@Test
	void readsEnrichedText() {
		assertThat(TestMails.read("Content-Type: text/enriched", "", "<bold>now</bold> a<<b").text())
			.isEqualTo("now a<b");
	}

	@Test
	void joinsTextsOfAMixedMail() {
		ReadMail mail = TestMails.read("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "a < b", "--b",
				"Content-Type: text/html", "", "<p>two</p>", "--b--");
		assertThat(mail.text()).isEqualTo("a < b\n\ntwo");
		assertThat(mail.html()).isEqualTo("<p>a &lt; b</p>\n<p>two</p>");
	}

	@Test
	void saysThatEndlessTextIsCut() {
		ReadMail mail = TestMails.read("Content-Type: text/plain", "", "some words ".repeat(200_000));
		assertThat(mail.text()).hasSizeLessThan(1_100_000).endsWith("[\u2026]");
	}

	@Test
	void readsTheSignedAndKeepsTheSignature() {
		ReadMail mail = TestMails.read(GoodMails.signed());
		assertThat(mail.text()).isEqualTo("Signed words.");
		assertThat(mail.attachments()).extracting(ReadAttachment::name).containsExactly("signature.asc");
	}

	@Test
	void readsWhatIsSignedInPlace() {
		ReadMail mail = TestMails.read("", "-----BEGIN PGP SIGNED MESSAGE-----", "Hash: SHA256", "", "words", "",
				"-----BEGIN PGP SIGNATURE-----", "abc", "-----END PGP SIGNATURE-----");
		assertThat(mail.text()).isEqualTo("words");
		assertThat(mail.folded()).startsWith("-----BEGIN PGP SIGNATURE-----");
	}

	@Test
	void keepsTheEncryptedAsFiles() {
		ReadMail mail = TestMails.read(GoodMails.encrypted());
		assertThat(mail.text()).isEmpty();
		assertThat(mail.attachments()).hasSize(2);
	}

	@Test
	void doesNotMixInForwardedMails() {
		ReadMail mail = TestMails.read(GoodMails.forwarded());
		assertThat(mail.text()).isEqualTo("See the mail below.");
		assertThat(mail.attachments()).extracting(ReadAttachment::name).containsExactly("attachment-1.eml");
	}

}
