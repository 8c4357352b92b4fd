package io.stagedesk.messaging.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailEncodingTests {

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

}
