package io.stagedesk.messaging.layout;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers a frame with a mail's sanitised layout. The frame has an origin of its own and
 * runs nothing; pictures of the mail stand in it as data, for such a frame gets no
 * cookies and so no files.
 */
public final class Layouts {

	private static final String POLICY = "default-src 'none'; img-src data:%s; style-src 'unsafe-inline'; "
			+ "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

	private static final String STYLE = "html{background:#fff;color:#111;font:15px/1.5 system-ui,sans-serif;color-scheme:light}"
			+ "body{margin:12px;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}";

	private Layouts() {
	}

	/**
	 * The layout as a page.
	 * @param html sanitised; images that came with the mail are named {@code cid:}, those
	 * from elsewhere stand in {@code data-remote-src}
	 * @param remote whether those from elsewhere are loaded
	 * @param pictures a picture of the mail as a data URI, by its id
	 */
	public static ResponseEntity<byte[]> answer(String html, boolean remote,
			Function<String, Optional<String>> pictures) {
		return ResponseEntity.ok()
			.header("Content-Security-Policy", POLICY.formatted(remote ? " https:" : ""))
			.header("Referrer-Policy", "no-referrer")
			.header("X-Content-Type-Options", "nosniff")
			.cacheControl(CacheControl.noStore())
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.body(page(html, remote, pictures).getBytes(StandardCharsets.UTF_8));
	}

	private static String page(String html, boolean remote, Function<String, Optional<String>> pictures) {
		Document page = Jsoup.parseBodyFragment(html);
		page.outputSettings().prettyPrint(false);
		page.select("img").forEach((image) -> show(image, remote, pictures));
		page.head().appendElement("meta").attr("charset", "utf-8");
		page.head().appendElement("meta").attr("name", "referrer").attr("content", "no-referrer");
		page.head().appendElement("style").appendText(STYLE);
		return "<!DOCTYPE html>" + page.outerHtml();
	}

	private static void show(Element image, boolean remote, Function<String, Optional<String>> pictures) {
		image.attr("referrerpolicy", "no-referrer");
		String source = image.attr("src");
		if (source.startsWith("cid:")) {
			image.removeAttr("src");
			pictures.apply(source.substring("cid:".length())).ifPresent((data) -> image.attr("src", data));
		}
		if (remote && image.hasAttr("data-remote-src")) {
			image.attr("src", image.attr("data-remote-src").replaceFirst("(?i)^http:", "https:"));
		}
	}

}
