package io.stagedesk.messaging.mime;

import java.util.List;
import java.util.Locale;

import io.stagedesk.messaging.mime.part.Part;
import io.stagedesk.messaging.mime.text.Clean;
import io.stagedesk.messaging.mime.text.Decoder;
import io.stagedesk.messaging.mime.text.Flowed;
import io.stagedesk.messaging.mime.text.Html;

/** The characters of a part that is text. */
final class PartText {

	private static final String CUT = "\n[\u2026]";

	private static final int LONGEST_EXCUSE = 500;

	private static final List<String> EXCUSES = List.of("support", "client", "reader", "viewer", "browser", "capable",
			"unterstütz", "anzeig", "afficher", "visualiza", "program", "format", "不支持", "支持", "查看", "显示", "表示", "지원");

	private PartText() {
	}

	static String plain(Part part) {
		String text = Clean.text(Decoder.decode(part.text(), part.head().getCharset()));
		if (part.is("text/enriched") || part.is("text/richtext")) {
			text = withoutCommands(text);
		}
		if (part.head().parameter("format").equals("flowed")) {
			text = Flowed.join(text, part.head().parameter("delsp").equals("yes"));
		}
		return part.cut() ? text + CUT : text;
	}

	static String html(Part part) {
		String charset = part.head().getCharset();
		String html = Decoder.decode(part.text(), charset.isBlank() ? Html.charset(part.text()) : charset);
		return part.cut() ? html + "<p>[\u2026]</p>" : html;
	}

	/** Whether it only says that it cannot show html. */
	static boolean excusesItself(String text) {
		String lower = (text.length() > LONGEST_EXCUSE) ? "" : text.toLowerCase(Locale.ROOT);
		return lower.contains("html") && EXCUSES.stream().anyMatch(lower::contains);
	}

	private static String withoutCommands(String text) {
		StringBuilder plain = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) != '<') {
				plain.append(text.charAt(i));
			}
			else if (text.startsWith("<<", i)) {
				plain.append('<');
				i++;
			}
			else {
				int end = text.indexOf('>', i);
				i = (end < 0 || end - i > 100) ? i : end;
			}
		}
		return plain.toString();
	}

}
