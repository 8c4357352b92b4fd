package io.stagedesk.messaging.mime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailLayoutTests {

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<style>p{}</style>", "<p onclick=alert(1)>",
			"<iframe src=x>", "<form action=x><input name=y>", "<svg onload=alert(1)>", "<object data=x>",
			"<meta http-equiv=refresh>", "<base href=//x>", "<link rel=stylesheet href=x>",
			"<a href=javascript:alert(1)>", "<a href='jav\tascript:alert(1)'>", "<a href=data:text/html,alert(1)>",
			"<a href=' vbscript:alert(1)'>", "<img src=javascript:alert(1)>", "<img src=x onerror=alert(1)>",
			"<img src=data:image/svg+xml;base64,AAAA>", "<img srcset='http://x 2x'>",
			"<p style='background:url(http://x)'>", "<math><mtext><img src=x onerror=alert(1)>",
			"<table background=http://x>", "<!--[if IE]><script>alert(1)</script><![endif]-->",
			"<noscript><p title='</noscript><img src=x onerror=alert(1)>'>" })
	void letsNothingRunOrLoad(String html) {
		String layout = layout("words" + html).html();
		assertThat(layout).contains("words")
			.doesNotContainIgnoringCase("<script")
			.doesNotContain("<style", "<iframe", "<form", "<input", "<svg", "<object", "<meta", "<base", "<link",
					"style=", "<math", "srcset", "background", " src=", "href=", "<!--")
			.doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=(?![^<]*')");
	}

	@Test
	void opensLinksElsewhere() {
		assertThat(layout("<a href=\"https://a.example/\" target=_top>x</a>").html())
			.isEqualTo("<a href=\"https://a.example/\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">x</a>");
		assertThat(layout("<a href=\"mailto:a@b.c\">x</a><a href=tel:1>y</a>").html()).contains("mailto:a@b.c",
				"tel:1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://t.example/1.gif", "HTTP://t.example/1.gif", "//t.example/1.gif" })
	void holdsBackRemoteImages(String source) {
		ReadMail mail = layout("<img src=\"" + source + "\" width=1>");
		assertThat(mail.remoteImages()).isTrue();
		assertThat(mail.html()).contains("data-remote-src=\"").doesNotContain(" src=");
	}

	@Test
	void keepsSmallImagesInPlace() {
		ReadMail mail = layout("<img src=\"data:image/png;base64,AAAA\"><img src=\"data:image/png;base64,"
				+ "A".repeat(300_000) + "\">");
		assertThat(mail.html()).isEqualTo("<img src=\"data:image/png;base64,AAAA\"><img>");
		assertThat(mail.remoteImages()).isFalse();
	}

	@Test
	void dropsImagesThatDidNotCome() {
		assertThat(layout("<img src=\"cid:nowhere\">").html()).isEqualTo("<img>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<p>one</p><p>two</p>                        | one\\n\\ntwo
			<div>one</div><div>two</div>                | one\\ntwo
			one<br>two<br><br>three                     | one\\ntwo\\n\\nthree
			<ul><li>one</li><li><p>two</p></li></ul>    | - one\\n- two
			<a href="https://x.example/a">here</a>      | here <https://x.example/a>
			<a href="https://x.example/">x.example</a>  | x.example
			<a href="mailto:a@b.c">a@b.c</a>            | a@b.c
			a  <b> b </b>&nbsp; c                       | a b c
			<pre>a  b<br> c</pre>                       | a  b\\n c
			<table><tr><td>a<td>b<tr><td>c</table>      | a b\\nc
			a<div style="display: none">hidden</div>    | a
			<img alt="shot">                            | [shot]
			""")
	void readsLayoutsAsText(String html, String text) {
		assertThat(layout(html).text()).isEqualTo(text.replace("\\n", "\n"));
	}

	@Test
	void foldsTheQuoteOfALayout() {
		ReadMail mail = layout("<p>new</p><div class=gmail_quote>On 1 May 2024 at 10:00 A &lt;a@b.c&gt; wrote:<br>"
				+ "<blockquote>old<br>older</blockquote></div>");
		assertThat(mail.text()).isEqualTo("new");
		assertThat(mail.folded()).contains("> old\n> older");
	}

	@Test
	void readsDeepLayouts() {
		assertThat(layout("words" + "<div>".repeat(100_000)).text()).startsWith("words");
	}

	private static ReadMail layout(String html) {
		return TestMails.read("Content-Type: text/html; charset=utf-8", "", html);
	}

}
