package io.stagedesk.knowledge.article;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTests {

	@Test
	void becomesHtmlBelowThePagesOwnHeading() {
		assertThat(Markdown.html("# One\n\n- *a*\n- [b](/help?q=b)")).startsWith("<h2>One</h2>")
			.contains("<li><em>a</em></li>", "href=\"/help?q=b\"", "rel=\"nofollow\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
			"[x](data:text/html;base64,PHNjcmlwdD4=)", "<img src=x onerror=alert(1)>",
			"![x](https://spy.example/i.png)", "<a href=\"javascript:alert(1)\">x</a>", "[x](&#106;avascript:alert(1))",
			"<svg/onload=alert(1)>", "[x](<java\nscript:alert(1)>)", "<style>body{display:none}</style>",
			"<iframe src=//evil.example></iframe>" })
	void letsNothingActInAPage(String hostile) {
		String html = Markdown.html(hostile);
		assertThat(html).doesNotContainPattern("(?i)<(script|img|svg|style|iframe)")
			.doesNotContainPattern("(?i)<[^>]*(on[a-z]+=|javascript:|data:)");
	}

	@ParameterizedTest
	@ValueSource(strings = { ">", "[", "*a **b ", "- ", "`" })
	void standsMarksWithinMarks(String mark) {
		assertThat(Markdown.html(mark.repeat(20_000))).isNotNull();
	}

}
