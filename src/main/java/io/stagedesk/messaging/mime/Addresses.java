package io.stagedesk.messaging.mime;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.stagedesk.messaging.mime.head.HeaderText;
import io.stagedesk.messaging.mime.text.Clean;

/**
 * Reads address lists in one pass: names, comments, groups, quoted local parts, missing
 * brackets; what has no address is left out.
 */
final class Addresses {

	private static final int LONGEST = 320;

	private static final int LONGEST_NAME = 200;

	private final String raw;

	private final int most;

	private final List<Address> found = new ArrayList<>();

	private final StringBuilder phrase = new StringBuilder();

	private final StringBuilder comment = new StringBuilder();

	private final StringBuilder angle = new StringBuilder();

	private boolean angled;

	private Addresses(String raw, int most) {
		this.raw = raw;
		this.most = most;
	}

	/**
	 * At most so many and one more, so that the caller can see that there are too many.
	 */
	static List<Address> of(String raw, int most) {
		return new Addresses(raw, most).read();
	}

	private List<Address> read() {
		int at = 0;
		while (at < this.raw.length() && this.found.size() <= this.most) {
			at = step(at);
		}
		finish();
		return this.found;
	}

	private int step(int at) {
		char c = this.raw.charAt(at);
		if (c == '"') {
			return quoted(at);
		}
		if (c == '(') {
			return comment(at);
		}
		if (c == '<') {
			return angle(at);
		}
		if (c == ',' || c == ';') {
			finish();
		}
		else if (c == ':' && this.phrase.indexOf("@") < 0) {
			this.phrase.setLength(0);
		}
		else {
			this.phrase.append(c);
		}
		return at + 1;
	}

	private int quoted(int start) {
		int at = start + 1;
		StringBuilder text = new StringBuilder();
		while (at < this.raw.length() && this.raw.charAt(at) != '"') {
			at += (this.raw.charAt(at) == '\\' && at + 1 < this.raw.length()) ? 1 : 0;
			text.append(this.raw.charAt(at++));
		}
		boolean local = at + 1 < this.raw.length() && this.raw.charAt(at + 1) == '@';
		this.phrase.append(local ? '"' + text.toString() + '"' : text);
		return at + 1;
	}

	private int comment(int start) {
		int depth = 0;
		int at = start;
		while (at < this.raw.length()) {
			char c = this.raw.charAt(at++);
			depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
			if (depth == 0) {
				break;
			}
			if (c != '(' && c != ')') {
				this.comment.append(c);
			}
		}
		return at;
	}

	private int angle(int start) {
		int end = this.raw.indexOf('>', start);
		int bounded = (end < 0) ? this.raw.length() : end;
		String inside = this.raw.substring(start + 1, bounded);
		if (!this.angled || this.angle.toString().isBlank()) {
			this.angle.setLength(0);
			this.angle.append(inside.substring(inside.lastIndexOf('<') + 1));
			this.angled = true;
		}
		return bounded + 1;
	}

	private void finish() {
		String name = Clean.line(HeaderText.decode(this.phrase.toString()), LONGEST_NAME);
		String written = this.angled ? this.angle.toString() : bare(name);
		String address = address(HeaderText.decode(written));
		if (!address.isEmpty() && this.found.size() <= this.most) {
			String shown = this.angled ? name : "";
			shown = shown.isEmpty() ? Clean.line(HeaderText.decode(this.comment.toString()), LONGEST_NAME) : shown;
			this.found.add(new Address(withoutQuotes(shown), address));
		}
		this.phrase.setLength(0);
		this.comment.setLength(0);
		this.angle.setLength(0);
		this.angled = false;
	}

	private static String withoutQuotes(String name) {
		boolean quoted = name.length() > 1
				&& ((name.startsWith("\"") && name.endsWith("\"")) || (name.startsWith("'") && name.endsWith("'")));
		return quoted ? name.substring(1, name.length() - 1).strip() : name;
	}

	private static String bare(String text) {
		if (text.startsWith("\"")) {
			return text;
		}
		for (String word : text.split("[\\s\\[\\]]+")) {
			if (word.indexOf('@') > 0) {
				return word;
			}
		}
		return "";
	}

	/** Domain in lower case and ASCII; empty where it is none. */
	static String address(String written) {
		String address = Clean.line(written, LONGEST + 100);
		address = address.regionMatches(true, 0, "mailto:", 0, 7) ? address.substring(7) : address;
		int route = address.startsWith("@") ? address.indexOf(':') : -1;
		address = address.substring(route + 1).strip();
		int at = address.lastIndexOf('@');
		if (at < 1 || at == address.length() - 1) {
			return "";
		}
		String local = address.startsWith("\"") ? address.substring(0, at)
				: address.substring(0, at).replaceAll("\\s", "");
		String domain = domain(address.substring(at + 1).replaceAll("[\\s>'\"]", ""));
		String whole = local + "@" + domain;
		return (local.isEmpty() || domain.isEmpty() || whole.length() > LONGEST) ? "" : whole;
	}

	private static String domain(String written) {
		String lower = written.toLowerCase(Locale.ROOT);
		lower = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
		try {
			return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			return lower;
		}
	}

}
