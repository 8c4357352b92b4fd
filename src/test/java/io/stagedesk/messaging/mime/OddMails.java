package io.stagedesk.messaging.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/**
 * Makes odd mails out of good ones, the same for the same seed, and mails that are made
 * to be too much.
 */
public final class OddMails {

	private static final List<byte[]> GOOD = GoodMails.all();

	private static final List<String> CHARSETS = List.of("gb2312", "ks_c_5601-1987", "x-sjis", "iso-8859-8-i", "utf8",
			"unknown-8bit", "cp-850", "'utf-8'", "", "utf-16", "utf-7", "x-\u0000", "=?utf-8?Q?utf-8?=", "windows-1256",
			"iso-2022-kr", "utf-32", "a".repeat(300), "us-ascii", "*", "%00");

	private static final List<String> HEADERS = List.of("From: ", "From: <>", "From: a", "From: \"a\"@b@c",
			"From: a@münchen.example", "From: \"very odd\"@example.com (a (nested) comment)",
			"From: undisclosed-recipients:;", "From: a@b, c@d", "From: =?utf-8?B?w6Q?= <a@b.c", "From : x@y.z",
			"Subject: =?utf-8?B?4pyT4p?= =?utf-8?B?yT?=", "Subject: =?utf-8?Q?a b?=", "Subject: =?x?Q?=FF?=",
			"Subject: =?gb2312?B?1cX?=", "Subject: =?utf-8?Q?=3D=3Futf-8=3FQ=3Fa=3F=3D?=", "Subject:", "Subject",
			"Subject: \u2028 \u0085 \u0007", "Date: yesterday", "Date: 32 Foo 99 99:99:99 +9999",
			"Date: 2024-03-03T10:00:00Z", "Date: Sun, 03 Mar 24 10:00 PM PST", "Date:", "Message-ID: <>",
			"Message-ID: <a b>", "Message-ID: x", "Message-ID: <" + "m".repeat(600) + "@x>", "References: <<<>>> <a@b",
			"In-Reply-To: a@b (message of yours)", "Content-Type: ", "Content-Type: text",
			"Content-Type: multipart/mixed", "Content-Type: multipart/mixed; boundary=",
			"Content-Type: multipart/alternative; boundary=\"=_alt", "Content-Type: text/html; charset==utf-8",
			"Content-Type: text/plain; charset=utf-16", "Content-Type: message/rfc822", "Content-Type: message/partial",
			"Content-Type: multipart/digest; boundary=mix", "Content-Type: application/pkcs7-mime",
			"Content-Type: text/enriched", "Content-Type: image/png; name=../../x", "Content-Type: ;;;===",
			"Content-Disposition: attachment; filename*0*=gbk''%; filename*1=x",
			"Content-Disposition: attachment; filename=\"CON.txt\"",
			"Content-Disposition: attachment; filename=\"\u202Egnp.exe\"", "Content-Transfer-Encoding: base64",
			"Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: x-uuencode",
			"Content-Transfer-Encoding: binary", "Content-Transfer-Encoding: x-none", "Content-ID: <shot@example.com>",
			"\tfolded", ":", " : ", "\u0000: \u0000", "X-Failed-Recipients: x@y.z", "Return-Path: <>");

	private static final List<String> SCRAPS = List.of("\n", "\r", "\r\n\r\n", "\u0000", "--=_alt", "--=_alt--",
			"--mix", "--rel\r\n", "--sig--", "--", "\r\n.\r\n", "> ", "-- \r\n", "\r\n>", "<div>", "</div>",
			"<![CDATA[", "<!--", "<svg onload=x>", "<a href='jav\tascript:x'>", "<img src=cid:shot@example.com>",
			"<base href=//x>", "&#0;", "&#xD800;", "=?utf-8?B?", "?=", "=ED=A0=80", "=", "=\r\n", "%", "====",
			"begin 644 x\r\n", "end\r\n", "\u202E", "\u0085", "\uFFFF", "\uD83D\uDE00",
			"On 1.1.2024 10:00 x@y.z wrote:\r\n", "发件人: x\r\n发送时间: y\r\n主题: z\r\n", "-----Original Message-----\r\n",
			"\u001B$B", "+2AA-", "\uFEFF", " ".repeat(300), ">".repeat(300));

	private static final List<BiFunction<byte[], Random, byte[]>> MUTATIONS = List.of(OddMails::header,
			OddMails::header, OddMails::headerOfPart, OddMails::charset, OddMails::scrap, OddMails::scrap,
			OddMails::randomBytes, OddMails::cutOut, OddMails::repeatPiece, OddMails::end, OddMails::lineEnds,
			OddMails::withoutLine, OddMails::spliced, OddMails::recoded);

	private OddMails() {
	}

	/** One odd mail; a few are as good as can be. */
	public static byte[] mail(long seed) {
		Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
		byte[] mail = GOOD.get(random.nextInt(GOOD.size())).clone();
		int count = random.nextInt(6);
		for (int i = 0; i < count; i++) {
			mail = MUTATIONS.get(random.nextInt(MUTATIONS.size())).apply(mail, random);
		}
		return mail;
	}

	/** So many odd mails. */
	public static List<byte[]> of(int count, long seed) {
		return LongStream.range(0, count).mapToObj((i) -> mail(seed * 1_000_003 + i)).toList();
	}

	/** Mails that are made to be too much, by what they are. */
	public static Map<String, byte[]> poison() {
		return PoisonMails.all();
	}

	private static byte[] header(byte[] mail, Random random) {
		return insert(mail, 0, utf8(pick(HEADERS, random) + "\r\n"));
	}

	private static byte[] headerOfPart(byte[] mail, Random random) {
		String text = latin(mail);
		int at = text.indexOf("\r\nContent-Type", random.nextInt(text.length() + 1));
		return (at < 0) ? header(mail, random) : insert(mail, at + 2, utf8(pick(HEADERS, random) + "\r\n"));
	}

	private static byte[] charset(byte[] mail, Random random) {
		String named = latin(mail).replaceFirst("(?i)charset=[^;\\r\\n]*",
				"charset=" + latin(utf8(pick(CHARSETS, random))));
		return named.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] scrap(byte[] mail, Random random) {
		return insert(mail, random.nextInt(mail.length + 1), utf8(pick(SCRAPS, random)));
	}

	private static byte[] randomBytes(byte[] mail, Random random) {
		byte[] bytes = new byte[1 + random.nextInt(20)];
		random.nextBytes(bytes);
		return insert(mail, random.nextInt(mail.length + 1), bytes);
	}

	private static byte[] cutOut(byte[] mail, Random random) {
		int start = random.nextInt(mail.length + 1);
		int end = Math.min(mail.length, start + random.nextInt(200));
		return join(Arrays.copyOf(mail, start), Arrays.copyOfRange(mail, end, mail.length));
	}

	private static byte[] repeatPiece(byte[] mail, Random random) {
		int start = random.nextInt(mail.length + 1);
		byte[] piece = Arrays.copyOfRange(mail, start, Math.min(mail.length, start + random.nextInt(100)));
		byte[] repeated = mail;
		for (int i = random.nextInt(20); i >= 0; i--) {
			repeated = insert(repeated, start, piece);
		}
		return repeated;
	}

	private static byte[] end(byte[] mail, Random random) {
		return Arrays.copyOf(mail, random.nextInt(mail.length + 1));
	}

	private static byte[] lineEnds(byte[] mail, Random random) {
		String end = pick(List.of("\n", "\r", "\n\r", "\r\r\n", "\r\n\r\n", "\u0000\n"), random);
		boolean all = random.nextBoolean();
		StringBuilder text = new StringBuilder();
		for (String line : latin(mail).split("\r\n", -1)) {
			text.append(line).append((all || random.nextBoolean()) ? end : "\r\n");
		}
		return text.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] withoutLine(byte[] mail, Random random) {
		String text = latin(mail);
		int start = text.indexOf('\n', random.nextInt(text.length() + 1));
		int end = text.indexOf('\n', start + 1);
		return (start < 0 || end < 0) ? mail
				: join(Arrays.copyOf(mail, start), Arrays.copyOfRange(mail, end, mail.length));
	}

	private static byte[] spliced(byte[] mail, Random random) {
		byte[] other = GOOD.get(random.nextInt(GOOD.size()));
		return join(Arrays.copyOf(mail, random.nextInt(mail.length + 1)),
				Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
	}

	private static byte[] recoded(byte[] mail, Random random) {
		String charset = pick(List.of("GB18030", "UTF-16LE", "windows-1251", "Shift_JIS", "windows-1256", "UTF-8"),
				random);
		return new String(mail, StandardCharsets.UTF_8).getBytes(Charset.forName(charset));
	}

	private static String pick(List<String> some, Random random) {
		return some.get(random.nextInt(some.size()));
	}

	private static byte[] insert(byte[] mail, int at, byte[] piece) {
		return join(Arrays.copyOf(mail, at), piece, Arrays.copyOfRange(mail, at, mail.length));
	}

	private static byte[] join(byte[]... pieces) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (byte[] piece : pieces) {
			joined.writeBytes(piece);
		}
		return joined.toByteArray();
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String latin(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
