package io.stagedesk.messaging.mime;

/** Good mails that are more than words: reports, signed, forwarded, invitations. */
final class SpecialMails {

	private SpecialMails() {
	}

	static byte[] report() {
		return GoodMails.bytes("""
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
		return GoodMails.bytes("""
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
		return GoodMails.bytes(GoodMails.HEAD + """
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
		return GoodMails.bytes(GoodMails.HEAD + """
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
		return GoodMails.bytes(GoodMails.HEAD + """
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
		return GoodMails.bytes(GoodMails.HEAD + """
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
		return GoodMails.bytes(GoodMails.HEAD + """
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
		return GoodMails.bytes(GoodMails.HEAD + """

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
		return GoodMails.bytes(GoodMails.HEAD + """
				Auto-Submitted: auto-replied
				Precedence: bulk
				X-Auto-Response-Suppress: All
				List-Id: <news.example.com>

				I am away.
				""");
	}

}
