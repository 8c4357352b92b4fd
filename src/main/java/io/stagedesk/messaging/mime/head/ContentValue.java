package io.stagedesk.messaging.mime.head;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The value of Content-Type or Content-Disposition, also of wrong syntax: a word and its
 * parameters.
 *
 * @param value lower case, or empty
 * @param parameters by lower-case name as they are written; the first counts
 */
public record ContentValue(String value, Map<String, String> parameters) {

	private static final int MOST = 200;

	public ContentValue {
		parameters = Map.copyOf(parameters);
	}

	public static ContentValue of(String raw) {
		int end = valueEnd(raw);
		Map<String, String> parameters = new LinkedHashMap<>();
		int at = end;
		while (at < raw.length() && parameters.size() < MOST) {
			at = parameter(raw, at, parameters);
		}
		return new ContentValue(raw.substring(0, end).replaceAll("[\\s\"']", "").toLowerCase(Locale.ROOT), parameters);
	}

	/** The plain parameter, decoded where it holds encoded words, or empty. */
	public String plain(String name) {
		return this.parameters.getOrDefault(name, "");
	}

	/** The parameter with its continuations and percent signs (RFC 2231), or empty. */
	public String extended(String name) {
		return ExtendedParameter.of(this.parameters, name);
	}

	private static int valueEnd(String raw) {
		int semicolon = raw.indexOf(';');
		int end = (semicolon < 0) ? raw.length() : semicolon;
		int equals = raw.indexOf('=');
		if (equals < 0 || equals > end) {
			return end;
		}
		int space = raw.stripLeading().indexOf(' ') + (raw.length() - raw.stripLeading().length());
		return (space > 0 && space < equals) ? space : end;
	}

	private static int parameter(String raw, int start, Map<String, String> parameters) {
		int at = start;
		while (at < raw.length() && (raw.charAt(at) == ';' || Character.isWhitespace(raw.charAt(at)))) {
			at++;
		}
		int nameEnd = at;
		while (nameEnd < raw.length() && raw.charAt(nameEnd) != '=' && raw.charAt(nameEnd) != ';') {
			nameEnd++;
		}
		if (nameEnd >= raw.length() || raw.charAt(nameEnd) == ';') {
			return nameEnd;
		}
		String name = raw.substring(at, nameEnd).strip().toLowerCase(Locale.ROOT);
		StringBuilder value = new StringBuilder();
		int end = value(raw, nameEnd + 1, value);
		parameters.putIfAbsent(name, value.toString());
		return end;
	}

	private static int value(String raw, int start, StringBuilder value) {
		int at = start;
		while (at < raw.length() && Character.isWhitespace(raw.charAt(at))) {
			at++;
		}
		if (at < raw.length() && raw.charAt(at) == '"') {
			int end = quoted(raw, at + 1, value);
			int next = raw.indexOf(';', end);
			return (next < 0) ? raw.length() : next;
		}
		int end = raw.indexOf(';', at);
		end = (end < 0) ? raw.length() : end;
		value.append(raw.substring(at, end).strip());
		return end;
	}

	private static int quoted(String raw, int start, StringBuilder value) {
		int at = start;
		while (at < raw.length() && raw.charAt(at) != '"') {
			boolean escaped = raw.charAt(at) == '\\' && at + 1 < raw.length()
					&& (raw.charAt(at + 1) == '"' || raw.charAt(at + 1) == '\\');
			at += escaped ? 1 : 0;
			value.append(raw.charAt(at++));
		}
		return Math.min(at + 1, raw.length());
	}

}
