package io.stagedesk.messaging.mime;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mails that are made to be too much. */
final class PoisonMails {

	private static final String HEAD = "From: a@example.com\nTo: desk@example.com\nSubject: poison\n"
			+ "Message-ID: <poison@example.com>\nMIME-Version: 1.0\n";

	private PoisonMails() {
	}

	static Map<String, byte[]> all() {
		Map<String, byte[]> mails = new LinkedHashMap<>();
		mails.put("30 MB", bytes(HEAD + "\n" + "0123456789abcdef\n".repeat(30 * 1024 * 1024 / 17)));
		mails.put("25 MB in one line", bytes(HEAD + "\n" + "x".repeat(24 * 1024 * 1024)));
		mails.put("25 MB attached", attached(24 * 1024 * 1024));
		mails.put("60 deep", bytes(HEAD + deep(60)));
		mails.put("5,000 deep", bytes(HEAD + deep(5_000)));
		mails.put("60 mails in one another", bytes(HEAD + "Content-Type: message/rfc822\n\n".repeat(60) + "text"));
		mails.put("600 parts", bytes(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n"
				+ "--b\nContent-Type: application/pdf\n\n%PDF-\n".repeat(600) + "--b--\n"));
		mails.put("1 MB header", bytes(HEAD + "X-Long: " + "y".repeat(1024 * 1024) + "\n\ntext"));
		mails.put("1 MB folded header", bytes(HEAD + "References: " + "<a@b>\n ".repeat(1024 * 150) + "\n\ntext"));
		mails.put("20 MB header without end", bytes(HEAD + "X-Long: " + "y".repeat(20 * 1024 * 1024)));
		mails.put("100,000 header lines", bytes(HEAD + "X-A: b\n".repeat(100_000) + "\ntext"));
		mails.put("5,000 recipients", bytes("Cc: " + "x@y.de,".repeat(5_000) + "\n" + HEAD + "\ntext"));
		mails.put("nested layout", html("<div>".repeat(100_000) + "deep" + "</div>".repeat(100_000)));
		mails.put("nested formats", html("<b><i><font>".repeat(60_000) + "deep"));
		mails.put("nested tables", html("<table><tr><td>".repeat(60_000) + "deep"));
		mails.put("open links", html("<a href=http://x.example>x".repeat(60_000)));
		mails.put("many attributes", html("<p " + attributes(150_000) + ">text</p>"));
		mails.put("layout without end", html("<".repeat(2 * 1024 * 1024)));
		mails.put("many entities", html("&amp;&lt;&#x110000;&#55296;".repeat(70_000)));
		mails.put("styles of nothing", html(("<p style=\"display" + " ".repeat(2_000) + "\">x").repeat(900)));
		mails.put("20 MB of base64 in one line", encoded("base64", "QUJD".repeat(5 * 1024 * 1024)));
		mails.put("20 MB of base64 text", text("base64", "QUJD".repeat(5 * 1024 * 1024)));
		mails.put("10 MB of quoted-printable in one line", text("quoted-printable", "=41".repeat(3 * 1024 * 1024)));
		mails.put("10 MB of spaces in quoted-printable", text("quoted-printable", " ".repeat(10 * 1024 * 1024)));
		mails.put("soft ends only", text("quoted-printable", "=\n".repeat(5 * 1024 * 1024)));
		mails.put("10 MB uuencoded in one line", encoded("x-uuencode", "begin 644 a\n" + "M".repeat(10 * 1024 * 1024)));
		mails.put("quote signs", text("8bit", "> ".repeat(500_000)));
		mails.put("quote lines", text("8bit", "new\n" + "> \n".repeat(300_000) + "new"));
		mails.put("quote blocks", text("8bit", "new\n" + "> a\n\nb\n".repeat(100_000)));
		mails.put("a million spaces", text("8bit", " ".repeat(1_000_000) + "x"));
		mails.put("a million line ends", text("8bit", "x" + "\n".repeat(1_000_000) + "x"));
		mails.put("attributions", text("8bit", "On On On wrote: ".repeat(60_000)));
		mails.put("attribution lines", text("8bit", "On 1 May 2024 at 10:00 a@b.de wrote\n".repeat(28_000)));
		mails.put("header blocks", text("8bit", "From: a\nSent: b\n".repeat(60_000)));
		mails.put("signatures", text("8bit", "-- \n".repeat(250_000)));
		mails.put("file beginnings", text("8bit", "begin 644 A\n".repeat(80_000)));
		mails.put("encoded words", bytes("Subject: " + "=?utf-8?Q?".repeat(6_000) + "\n" + HEAD + "\ntext"));
		mails.put("comments in addresses", bytes("From: " + "(".repeat(60_000) + "\n" + HEAD + "\ntext"));
		mails.put("angles in addresses", bytes("Reply-To: " + "<".repeat(60_000) + "\n" + HEAD + "\ntext"));
		mails.put("quotes in addresses", bytes("Reply-To: " + "\"\\".repeat(30_000) + "\n" + HEAD + "\ntext"));
		mails.put("ids", bytes("References: " + "<".repeat(60_000) + ">\n" + HEAD + "\ntext"));
		mails.put("parameters", bytes(HEAD + "Content-Type: text/plain; " + "a=b; ".repeat(12_000) + "\n\ntext"));
		mails.put("continued parameters", bytes(HEAD + "Content-Type: text/plain; " + continued() + "\n\ntext"));
		mails.put("dates", bytes("Date: " + "1-".repeat(30_000) + "\n" + HEAD + "\ntext"));
		mails.put("boundary of 10 KB", boundary(10_000));
		mails.put("boundary of 900", boundary(900));
		mails.put("a line of dashes", bytes(HEAD + "Content-Type: multipart/mixed; boundary=\"-\"\n\n"
				+ "-".repeat(5 * 1024 * 1024) + "\n" + "---\n".repeat(300)));
		mails.put("zip-like name", bytes(HEAD + "Content-Type: application/zip; name=\"../../../" + "a/".repeat(20_000)
				+ "x.zip.exe\"\n\nPK\u0003\u0004"));
		return mails;
	}

	static byte[] attached(int size) {
		return encoded("base64",
				"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2\n".repeat(size / 65));
	}

	private static String deep(int depth) {
		StringBuilder mail = new StringBuilder();
		for (int i = 0; i < depth; i++) {
			mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');
		}
		return mail.append("\ntext\n").toString();
	}

	private static String attributes(int count) {
		StringBuilder attributes = new StringBuilder();
		for (int i = 0; i < count; i++) {
			attributes.append("a").append(i).append("=b ");
		}
		return attributes.toString();
	}

	private static String continued() {
		StringBuilder parameters = new StringBuilder();
		for (int i = 0; i < 4_000; i++) {
			parameters.append("name*").append(i).append("=a; ");
		}
		return parameters.toString();
	}

	private static byte[] boundary(int length) {
		String boundary = "b".repeat(length);
		return bytes(HEAD + "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n--" + boundary
				+ "\nContent-Type: text/plain\n\nfirst\n--" + boundary + "--\n");
	}

	private static byte[] html(String html) {
		return bytes(HEAD + "Content-Type: text/html; charset=utf-8\n\n" + html);
	}

	private static byte[] text(String encoding, String text) {
		return bytes(HEAD + "Content-Type: text/plain\nContent-Transfer-Encoding: " + encoding + "\n\n" + text);
	}

	private static byte[] encoded(String encoding, String text) {
		return bytes(HEAD + "Content-Type: application/octet-stream; name=a.bin\nContent-Transfer-Encoding: " + encoding
				+ "\n\n" + text);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
