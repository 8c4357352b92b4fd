package io.stagedesk.messaging.mime.part;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.stagedesk.messaging.mime.head.HeaderText;
import io.stagedesk.messaging.mime.text.Clean;

/** The header of a mail or of a part: raw values by name; the first counts. */
public final class Headers {

	private static final int MOST = 200;

	private static final int LONGEST = 2_000;

	private final Map<String, List<String>> values = new LinkedHashMap<>();

	void add(String name, byte[] raw) {
		String key = Clean.line(name, 200).toLowerCase(Locale.ROOT);
		this.values.computeIfAbsent(key, (unused) -> new ArrayList<>()).add(unfold(HeaderText.characters(raw)));
	}

	private static String unfold(String raw) {
		StringBuilder line = new StringBuilder(raw.length());
		for (int i = 0; i < raw.length(); i++) {
			char c = raw.charAt(i);
			boolean folds = (c == '\n' || c == '\r') && i + 1 < raw.length() && " \t\n".indexOf(raw.charAt(i + 1)) >= 0;
			if (!folds) {
				line.append((c == '\n' || c == '\r' || c == 0) ? ' ' : c);
			}
		}
		return line.toString().strip();
	}

	/** Every raw value of the name. */
	public List<String> all(String name) {
		return this.values.getOrDefault(name, List.of());
	}

	/** The first raw value of the name, or empty. */
	public String first(String name) {
		List<String> all = all(name);
		return all.isEmpty() ? "" : all.get(0);
	}

	/** The first value decoded, on one clean line. */
	public String text(String name, int longest) {
		return Clean.line(HeaderText.decode(first(name)), longest);
	}

	/** Clean raw values, at most 200 of 2,000 characters. */
	public Map<String, List<String>> bounded() {
		Map<String, List<String>> bounded = new LinkedHashMap<>();
		int left = MOST;
		for (Map.Entry<String, List<String>> entry : this.values.entrySet()) {
			List<String> some = entry.getValue()
				.stream()
				.limit(left)
				.map((value) -> Clean.line(value, LONGEST))
				.toList();
			left -= some.size();
			if (!some.isEmpty()) {
				bounded.put(entry.getKey(), some);
			}
		}
		return bounded;
	}

}
