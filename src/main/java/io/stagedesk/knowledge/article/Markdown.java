package io.stagedesk.knowledge.article;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/**
 * Markdown as HTML that can stand in any page: what somebody writes as HTML is shown and
 * not done, and whatever is left passes a list of what is safe. Headings begin below the
 * page's own; pictures from elsewhere are left out, as they tell who reads.
 */
public final class Markdown {

	private static final int DEEPEST = 6;

	private static final String BASE = "https://desk.invalid/";

	private static final Parser PARSER = Parser.builder().build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

	private static final Safelist SAFE = Safelist.basic()
		.addTags("h2", "h3", "h4", "h5", "h6", "hr")
		.addProtocols("a", "href", "http", "https", "mailto")
		.removeProtocols("a", "href", "ftp")
		.preserveRelativeLinks(true);

	private Markdown() {
	}

	/**
	 * Marks within marks within marks, deeper than anybody reads, are left as written.
	 */
	public static String html(String markdown) {
		try {
			return Jsoup.clean(RENDERER.render(parsed(markdown)), BASE, SAFE, new OutputSettings().prettyPrint(false));
		}
		catch (StackOverflowError ex) {
			return new Element("p").text(markdown).outerHtml();
		}
	}

	/** The highest heading becomes the second of the page, whose first is the title. */
	private static Node parsed(String markdown) {
		Node document = PARSER.parse(markdown);
		AtomicInteger highest = new AtomicInteger(DEEPEST);
		each(document, (heading) -> highest.accumulateAndGet(heading.getLevel(), Math::min));
		each(document, (heading) -> heading.setLevel(Math.min(DEEPEST, heading.getLevel() - highest.get() + 2)));
		return document;
	}

	private static void each(Node document, Consumer<Heading> act) {
		document.accept(new AbstractVisitor() {
			@Override
			public void visit(Heading heading) {
				act.accept(heading);
				visitChildren(heading);
			}
		});
	}

}
