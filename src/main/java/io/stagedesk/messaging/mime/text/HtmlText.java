package io.stagedesk.messaging.mime.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text of a layout: lines, lists, quotes, and targets of links that hide them. */
final class HtmlText implements NodeVisitor {

	private static final int LONGEST = 1024 * 1024;

	private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
			"table", "ul", "ol", "dl");

	private static final Set<String> LINES = Set.of("div", "tr", "li", "dt", "dd", "center", "address", "section",
			"article", "header", "footer", "main", "caption", "hr");

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder line = new StringBuilder();

	private final Runnable watch;

	private int quotes;

	private int preformatted;

	private int count;

	private int linkStart;

	private HtmlText(Runnable watch) {
		this.watch = watch;
	}

	static String of(Element body, Runnable watch) {
		HtmlText text = new HtmlText(watch);
		NodeTraversor.traverse(text, body);
		text.endLine(false);
		return Clean.text(text.text.toString()).strip();
	}

	/** The text of html that is too much to be laid out. */
	static String withoutTags(String raw) {
		StringBuilder text = new StringBuilder();
		String lower = raw.toLowerCase(Locale.ROOT);
		int at = 0;
		while (at < raw.length() && text.length() < LONGEST) {
			int tag = raw.indexOf('<', at);
			text.append(raw, at, (tag < 0) ? raw.length() : tag);
			int end = (tag < 0) ? -1 : endOfTag(lower, tag);
			at = (end < 0) ? raw.length() : end + 1;
			text.append(' ');
		}
		return Clean.text(Parser.unescapeEntities(text.toString(), false)).strip();
	}

	private static int endOfTag(String lower, int tag) {
		for (String hidden : List.of("script", "style", "title")) {
			if (lower.startsWith(hidden, tag + 1)) {
				int close = lower.indexOf("</" + hidden, tag);
				return (close < 0) ? -1 : lower.indexOf('>', close);
			}
		}
		int comment = lower.startsWith("<!--", tag) ? lower.indexOf("-->", tag) : -1;
		return (comment < 0) ? lower.indexOf('>', tag) : comment + 2;
	}

	@Override
	public void head(Node node, int depth) {
		if (++this.count % 500 == 0) {
			this.watch.run();
		}
		if (node instanceof TextNode words) {
			words(words.getWholeText());
		}
		else if (node instanceof Element element) {
			begin(element);
		}
	}

	private void begin(Element element) {
		String tag = element.normalName();
		if (PARAGRAPHS.contains(tag)) {
			endLine(false);
			if (this.line.isEmpty()) {
				paragraph();
			}
		}
		if (LINES.contains(tag)) {
			endLine(false);
		}
		switch (tag) {
			case "blockquote" -> this.quotes++;
			case "pre" -> this.preformatted++;
			case "br" -> endLine(true);
			case "li" -> this.line.append("- ");
			case "hr" -> words("---");
			case "img" -> words(element.attr("alt").isBlank() ? "" : "[" + element.attr("alt") + "]");
			case "a" -> this.linkStart = this.line.length();
			default -> {
			}
		}
	}

	@Override
	public void tail(Node node, int depth) {
		if (!(node instanceof Element element)) {
			return;
		}
		String tag = element.normalName();
		if (tag.equals("a")) {
			target(element);
		}
		if (tag.equals("td") || tag.equals("th")) {
			words(" ");
		}
		if (LINES.contains(tag) || PARAGRAPHS.contains(tag)) {
			endLine(false);
		}
		this.quotes -= tag.equals("blockquote") ? 1 : 0;
		this.preformatted -= tag.equals("pre") ? 1 : 0;
		if (PARAGRAPHS.contains(tag)) {
			paragraph();
		}
	}

	private void target(Element link) {
		String target = link.attr("href");
		String shown = this.line.substring(Math.min(this.linkStart, this.line.length())).strip();
		String bare = target.replaceFirst("^(mailto:|tel:|https?://)", "").replaceFirst("/$", "");
		boolean same = shown.equals(target) || shown.replaceFirst("^https?://", "").replaceFirst("/$", "").equals(bare);
		if (!target.isBlank() && !shown.isEmpty() && !same && target.length() <= 2_000) {
			this.line.append(" <").append(target).append('>');
		}
	}

	private void words(String words) {
		for (int i = 0; i < words.length(); i++) {
			char c = (words.charAt(i) == '\u00A0') ? ' ' : words.charAt(i);
			if (this.preformatted > 0 && c == '\n') {
				endLine(true);
			}
			else if (this.preformatted > 0 || !Character.isWhitespace(c)) {
				this.line.append(c);
			}
			else if (!this.line.isEmpty() && this.line.charAt(this.line.length() - 1) != ' ') {
				this.line.append(' ');
			}
		}
	}

	private void endLine(boolean evenEmpty) {
		if (!evenEmpty && this.line.length() == 2 && this.line.charAt(0) == '-') {
			return;
		}
		if ((this.line.isEmpty() && !evenEmpty) || this.text.length() > LONGEST) {
			this.line.setLength(0);
			return;
		}
		quote();
		this.text.append(this.line.toString().stripTrailing()).append('\n');
		this.line.setLength(0);
		this.linkStart = 0;
	}

	private void paragraph() {
		int length = this.text.length();
		if (length < 2 || (this.text.charAt(length - 1) == '\n' && this.text.charAt(length - 2) == '\n')
				|| this.text.length() > LONGEST) {
			return;
		}
		if (this.quotes == 0) {
			this.text.append('\n');
		}
	}

	private void quote() {
		if (this.quotes > 0) {
			this.text.append(">".repeat(Math.min(this.quotes, 5))).append(' ');
		}
	}

}
