package io.stagedesk.messaging.mime.text;

import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * The layout of a mail made safe to show, and its text.
 *
 * @param layout sanitised html without anything that runs or loads
 * @param text what a reader would see of it
 * @param remoteImages whether it would have loaded images from elsewhere
 * @param shown ids of the inline images in it
 */
public record Html(String layout, String text, boolean remoteImages, Set<String> shown) {

	private static final int DEEPEST = 200;

	private static final int MOST_TAGS = 30_000;

	private static final int LONGEST_LINK = 4_000;

	private static final List<String> SCHEMES = List.of("http://", "https://", "mailto:", "tel:");

	private static final Safelist SAFE = new Safelist()
		.addTags("a", "abbr", "address", "article", "b", "blockquote", "br", "caption", "center", "cite", "code", "col",
				"colgroup", "dd", "del", "div", "dl", "dt", "em", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
				"header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "ol", "p", "pre", "q", "s", "samp",
				"section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
				"thead", "tr", "tt", "u", "ul")
		.addAttributes(":all", "dir", "lang", "title")
		.addAttributes("a", "href")
		.addAttributes("img", "src", "alt", "width", "height")
		.addAttributes("ol", "start", "type")
		.addAttributes("td", "colspan", "rowspan", "align", "valign")
		.addAttributes("th", "colspan", "rowspan", "align", "valign");

	public Html {
		shown = Set.copyOf(shown);
	}

	/**
	 * Sanitises.
	 * @param images ids of the images that came with the mail
	 * @param watch is asked again and again and may throw
	 */
	public static Html of(String raw, Set<String> images, Runnable watch) {
		Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
		Document dirty = parser.parseInput(new WatchedReader(bounded(raw), watch), "");
		watch.run();
		dirty.outputSettings().prettyPrint(false);
		dirty.select("[style~=(?i)display\\s{0,5}:\\s{0,5}none]").remove();
		for (Element image : dirty.select("img[src^=//]")) {
			image.attr("src", "https:" + image.attr("src"));
		}
		watch.run();
		Document clean = new Cleaner(SAFE).clean(dirty);
		clean.outputSettings().prettyPrint(false);
		watch.run();
		clean.select("a[href]").forEach(Html::makeSafe);
		Set<String> shown = new HashSet<>();
		boolean remote = false;
		for (Element image : clean.select("img")) {
			remote |= Images.makeSafe(image, images, shown);
		}
		return new Html(Clean.text(clean.body().html()), HtmlText.of(clean.body(), watch), remote, shown);
	}

	/** Only the text of html that is too much to be laid out. */
	public static Html withoutLayout(String raw) {
		return new Html("", HtmlText.withoutTags(raw), false, Set.of());
	}

	private static void makeSafe(Element link) {
		String target = Clean.line(link.attr("href"), LONGEST_LINK);
		String start = Clean.cut(target, 10).toLowerCase(Locale.ROOT);
		link.removeAttr("href");
		if (SCHEMES.stream().anyMatch(start::startsWith)) {
			link.attr("href", target).attr("rel", "noopener noreferrer nofollow").attr("target", "_blank");
		}
	}

	/** A layout that shows plain text. */
	public static String ofText(String text) {
		StringBuilder html = new StringBuilder(text.length() + 100).append("<p>");
		for (int i = 0; i < text.length(); i++) {
			switch (text.charAt(i)) {
				case '<' -> html.append("&lt;");
				case '>' -> html.append("&gt;");
				case '&' -> html.append("&amp;");
				case '\n' -> html.append("<br>\n");
				default -> html.append(text.charAt(i));
			}
		}
		return html.append("</p>").toString();
	}

	/** The charset that the html itself names, or empty. */
	public static String charset(byte[] raw) {
		String start = new String(raw, 0, Math.min(raw.length, 2_000), StandardCharsets.ISO_8859_1)
			.toLowerCase(Locale.ROOT);
		int at = start.indexOf("charset=");
		if (at < 0) {
			return "";
		}
		String rest = start.substring(at + 8).replaceFirst("^[\"'\\s]{1,3}", "");
		int end = 0;
		while (end < rest.length() && end < 40 && "\"'>;/ \t\r\n".indexOf(rest.charAt(end)) < 0) {
			end++;
		}
		return rest.substring(0, end);
	}

	private static String bounded(String raw) {
		int tags = 0;
		for (int at = raw.indexOf('<'); at >= 0; at = raw.indexOf('<', at + 1)) {
			if (++tags > MOST_TAGS) {
				return raw.substring(0, at) + "<p>[\u2026]</p>";
			}
		}
		return raw;
	}

	/** Asks the watch with every block. */
	private static final class WatchedReader extends Reader {

		private final String text;

		private final Runnable watch;

		private int at;

		WatchedReader(String text, Runnable watch) {
			this.text = text;
			this.watch = watch;
		}

		@Override
		public int read(char[] buffer, int offset, int length) {
			this.watch.run();
			if (this.at >= this.text.length()) {
				return -1;
			}
			int count = Math.min(Math.min(length, 2_000), this.text.length() - this.at);
			this.text.getChars(this.at, this.at + count, buffer, offset);
			this.at += count;
			return count;
		}

		@Override
		public void close() {
			this.at = this.text.length();
		}

	}

}
