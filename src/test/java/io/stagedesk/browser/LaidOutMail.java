package io.stagedesk.browser;

import java.util.UUID;

/** A mail with all that a browser must be kept from: scripts, images from elsewhere. */
final class LaidOutMail {

	private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

	private LaidOutMail() {
	}

	static String[] lines(String from) {
		return new String[] { from.isEmpty() ? "X-None: x" : from, "To: desk@stagedesk.example",
				"Subject: Where are my <b>coins</b>?", "Message-ID: <%s@example.com>".formatted(UUID.randomUUID()),
				"MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=m", "", "--m",
				"Content-Type: multipart/related; boundary=r", "", "--r", "Content-Type: text/html; charset=utf-8", "",
				"<p onclick='document.title=1'>I paid</p><script>document.title='run'</script><img src='cid:pic' alt='receipt'>",
				"<img src='https://elsewhere.example/i.png' alt='logo'>",
				"<div class='gmail_quote'>On Monday Ana wrote:<blockquote class='gmail_quote'>older words</blockquote></div>",
				"--r", "Content-Type: image/png", "Content-ID: <pic>", "Content-Transfer-Encoding: base64",
				"Content-Disposition: inline; filename=pic.png", "", PIXEL, "--r--", "--m", "Content-Type: text/plain",
				"Content-Disposition: attachment; filename=log.txt", "", "it broke", "--m--" };
	}

}
