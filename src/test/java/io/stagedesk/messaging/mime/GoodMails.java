package io.stagedesk.messaging.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Mails as well-behaved programs write them, one of each kind. */
final class GoodMails {

	private static final String HEAD = """
			Return-Path: <linh@example.com>
			Delivered-To: desk@example.com
			Received: from mx.example.com (mx.example.com [192.0.2.1]) by desk.example.com; Sun, 03 Mar 2024 10:00:00 +0700
			Message-ID: <CAF=abc-123@mail.example.com>
			In-Reply-To: <reply-1@desk.example.com>
			References: <first@desk.example.com> <reply-1@desk.example.com>
			From: =?UTF-8?B?TGluaCBUcuG6p24=?= <linh@example.com>
			To: "Desk, the" <desk@example.com>, other@example.com
			Cc: Friends: a@example.com, b@example.com;
			Subject: =?UTF-8?Q?Thanh_to=C3=A1n_l=E1=BB=97i?= [SD-12345]
			Date: Sun, 03 Mar 2024 10:00:00 +0700
			MIME-Version: 1.0
			""";

	private static final String IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

	private GoodMails() {
	}

	static List<byte[]> all() {
		return List.of(plain(), gbk(), alternative(), related(), mixed(), flowed(), report(), freeReport(), signed(),
				encrypted(), forwarded(), calendar(), winmail(), interleaved(), autoReply(), japanese(), korean());
	}

	private static byte[] plain() {
		return bytes(HEAD + """
				Content-Type: text/plain; charset=utf-8
				Content-Transfer-Encoding: 8bit

				Tôi không nạp được tiền. 😀

				--\s
				Linh

				On Sat, 2 Mar 2024 at 09:00, Desk <desk@example.com> wrote:
				> How can we help?
				> -- Desk
				""");
	}

	private static byte[] gbk() {
		return ("From: =?gb2312?B?1cXI/Q==?= <zhang@example.cn>\nTo: desk@example.com\nSubject: 充值失败\n"
				+ "Content-Type: text/plain; charset=\"gb2312\"\n\n我的充值没有到账。\n\n在 2024年3月2日 10:00，客服 <desk@example.com> 写道：\n> 您好\n")
			.getBytes(Charset.forName("GB18030"));
	}

	private static byte[] alternative() {
		return bytes(
				HEAD + """
						Content-Type: multipart/alternative; boundary="=_alt"

						--=_alt
						Content-Type: text/plain; charset=utf-8
						Content-Transfer-Encoding: quoted-printable

						It still fails =E2=80=93 every time.=20
						--=_alt
						Content-Type: text/html; charset=utf-8
						Content-Transfer-Encoding: quoted-printable

						<html><head><style>p{color:red}</style></head><body onload=3D"x()"><p>It still <b>fails</b>.</p>
						<img src=3D"http://track.example/1.gif"><a href=3D"javascript:x()">x</a><a href=3D"https://a.example/">here</a>
						<blockquote>old</blockquote></body></html>
						--=_alt--
						""");
	}

	static byte[] related() {
		return bytes(HEAD + """
				Content-Type: multipart/related; type="text/html"; boundary=rel

				--rel
				Content-Type: text/html

				<p>See <img src="cid:shot@example.com" alt="shot"></p>
				--rel
				Content-Type: image/png; name*0*=utf-8''%E6%88%AA; name*1*=%E5%9B%BE.png
				Content-ID: <shot@example.com>
				Content-Disposition: inline
				Content-Transfer-Encoding: base64

				""" + IMAGE + "\n--rel--\n");
	}

	static byte[] mixed() {
		return bytes(HEAD + """
				Content-Type: multipart/mixed; boundary=mix

				This is a multi-part message.
				--mix
				Content-Type: text/plain

				Two files.
				--mix
				Content-Type: application/pdf; name="=?UTF-8?B?5Y+R56WoLnBkZg==?="
				Content-Disposition: attachment; filename="=?UTF-8?B?5Y+R56WoLnBkZg==?="
				Content-Transfer-Encoding: base64

				JVBERi0xLjQK
				--mix
				Content-Type: text/plain; name=log.txt
				Content-Disposition: attachment; filename=log.txt

				a log
				--mix
				Content-Type: text/plain

				A footer of a list.
				--mix--
				epilogue
				""");
	}

	private static byte[] flowed() {
		return bytes(HEAD + """
				Content-Type: text/plain; charset=us-ascii; format=flowed; delsp=yes

				This line goes
				on and ends here.
				>> quoted
				>> further
				""");
	}

	static byte[] report() {
		return bytes("""
				Return-Path: <>
				From: MAILER-DAEMON@mx.example.com (Mail Delivery System)
				To: desk@example.com
				Subject: Undelivered Mail Returned to Sender
				Auto-Submitted: auto-replied
				Content-Type: multipart/report; report-type=delivery-status; boundary=rep

				--rep
				Content-Type: text/plain

				I'm sorry to have to inform you.
				--rep
				Content-Type: message/delivery-status

				Reporting-MTA: dns; mx.example.com
				Arrival-Date: Sun, 3 Mar 2024 10:00:00 +0000

				Final-Recipient: rfc822; Gone@example.org
				Action: failed
				Status: 5.1.1
				Diagnostic-Code: smtp; 550 5.1.1 <gone@example.org>:
				    User unknown

				--rep
				Content-Type: message/rfc822

				Message-ID: <sent-1@desk.example.com>
				From: desk@example.com
				To: gone@example.org
				Subject: Your ticket

				our words
				--rep--
				""");
	}

	static byte[] freeReport() {
		return bytes("""
				Return-Path: <>
				From: MAILER-DAEMON@example.net
				To: desk@example.com
				Subject: failure notice

				Hi. This is the qmail-send program at example.net.
				I'm afraid I wasn't able to deliver your message to the following addresses.

				<gone@example.org>:
				192.0.2.9 does not like recipient.
				Remote host said: 550 5.1.1 User unknown

				--- Below this line is a copy of the message.

				Message-ID: <sent-2@desk.example.com>
				Subject: Your ticket
				""");
	}

	static byte[] signed() {
		return bytes(HEAD + """
				Content-Type: multipart/signed; micalg=pgp-sha256; protocol="application/pgp-signature"; boundary=sig

				--sig
				Content-Type: text/plain

				Signed words.
				--sig
				Content-Type: application/pgp-signature; name=signature.asc

				-----BEGIN PGP SIGNATURE-----
				abc
				-----END PGP SIGNATURE-----
				--sig--
				""");
	}

	static byte[] encrypted() {
		return bytes(HEAD + """
				Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=enc

				--enc
				Content-Type: application/pgp-encrypted

				Version: 1
				--enc
				Content-Type: application/octet-stream; name=encrypted.asc

				-----BEGIN PGP MESSAGE-----
				--enc--
				""");
	}

	static byte[] forwarded() {
		return bytes(HEAD + """
				Content-Type: multipart/mixed; boundary=fwd

				--fwd
				Content-Type: text/plain

				See the mail below.
				--fwd
				Content-Type: message/rfc822

				From: other@example.com
				Subject: inner
				Content-Type: multipart/mixed; boundary=in

				--in

				inner words
				--in--
				--fwd--
				""");
	}

	static byte[] calendar() {
		return bytes(HEAD + """
				Content-Type: multipart/alternative; boundary=cal

				--cal
				Content-Type: text/plain

				You are invited.
				--cal
				Content-Type: text/calendar; method=REQUEST

				BEGIN:VCALENDAR
				END:VCALENDAR
				--cal--
				""");
	}

	static byte[] winmail() {
		return bytes(HEAD + """
				Content-Type: multipart/mixed; boundary=win

				--win
				Content-Type: text/plain; charset="ks_c_5601-1987"

				words
				--win
				Content-Type: application/ms-tnef
				Content-Transfer-Encoding: base64

				eJ8+IgEGkAgABAAAAAAAAQABAAEHkAYACAAAAA==
				--win--
				""");
	}

	static byte[] interleaved() {
		return bytes(HEAD + """

				Desk wrote:
				> Which app?
				The blue one.
				> Which version?
				1.2

				begin 644 a.txt
				#86)C
				`
				end
				""");
	}

	static byte[] autoReply() {
		return bytes(HEAD + """
				Auto-Submitted: auto-replied
				Precedence: bulk
				X-Auto-Response-Suppress: All
				List-Id: <news.example.com>

				I am away.
				""");
	}

	private static byte[] japanese() {
		return ("From: a@example.jp\nSubject: =?ISO-2022-JP?B?" + base64("問い合わせ", "ISO-2022-JP")
				+ "?=\nContent-Type: text/plain; charset=iso-2022-jp\n\n返金してください。\n")
			.getBytes(Charset.forName("ISO-2022-JP"));
	}

	private static byte[] korean() {
		return ("From: a@example.kr\nSubject: =?ks_c_5601-1987?B?" + base64("문의", "EUC-KR")
				+ "?=\nContent-Type: text/html; charset=euc-kr\n\n<p>환불해 주세요.</p>")
			.getBytes(Charset.forName("EUC-KR"));
	}

	private static String base64(String text, String charset) {
		return Base64.getEncoder().encodeToString(text.getBytes(Charset.forName(charset)));
	}

	private static byte[] bytes(String text) {
		return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
	}

}
