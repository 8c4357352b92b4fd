package io.stagedesk.messaging.mime.text;

import java.util.Arrays;
import java.util.List;

/**
 * A text parted into what was newly written and what is folded away: the quoted history
 * at its end and the signature. Answers between quotes stay; if nothing new would be
 * left, nothing is folded.
 */
public record Folded(String text, String folded) {

	private static final int MOST_ROUNDS = 6;

	private static final int LONGEST_SIGNATURE = 40;

	public static Folded of(String whole) {
		String text = PgpText.withoutArmour(whole);
		List<String> lines = Arrays.asList(text.split("\n", -1));
		int cut = cut(lines);
		String kept = String.join("\n", lines.subList(0, cut)).strip();
		if (!Clean.saysSomething(kept)) {
			return new Folded(text.strip(), "");
		}
		return new Folded(kept, String.join("\n", lines.subList(cut, lines.size())).strip());
	}

	private static int cut(List<String> lines) {
		int end = withoutHistory(lines);
		for (int round = 0; round < MOST_ROUNDS; round++) {
			int before = end;
			end = withoutBlanks(lines, end);
			end = withoutQuote(lines, end);
			end = withoutBlanks(lines, end);
			end = withoutFooter(lines, end);
			end = withoutSignature(lines, end);
			if (end == before) {
				break;
			}
		}
		return end;
	}

	private static int withoutHistory(List<String> lines) {
		for (int i = 0; i < lines.size(); i++) {
			int body = HistoryMarks.bodyAfter(lines, i);
			if (body < 0) {
				continue;
			}
			int first = nextWritten(lines, body);
			boolean quoted = first < lines.size() && isQuote(lines.get(first));
			if (!quoted) {
				return i;
			}
			int end = withoutBlanks(lines, lines.size());
			return (withoutQuote(lines, end) <= first) ? i : lines.size();
		}
		return lines.size();
	}

	private static int nextWritten(List<String> lines, int start) {
		int at = start;
		while (at < lines.size() && lines.get(at).isBlank()) {
			at++;
		}
		return at;
	}

	private static int withoutBlanks(List<String> lines, int end) {
		int at = end;
		while (at > 0 && lines.get(at - 1).isBlank()) {
			at--;
		}
		return at;
	}

	private static int withoutQuote(List<String> lines, int end) {
		int at = end;
		while (at > 0 && (isQuote(lines.get(at - 1)) || lines.get(at - 1).isBlank())) {
			at--;
		}
		boolean quoted = false;
		for (int i = at; i < end && !quoted; i++) {
			quoted = isQuote(lines.get(i));
		}
		if (!quoted) {
			return end;
		}
		int attribution = withoutBlanks(lines, at);
		for (int count = 1; count <= 3 && attribution - count >= 0; count++) {
			List<String> some = lines.subList(attribution - count, attribution);
			if (some.get(0).isBlank()) {
				break;
			}
			if (Attributions.is(String.join(" ", bounded(some)))) {
				return attribution - count;
			}
		}
		return at;
	}

	private static List<String> bounded(List<String> lines) {
		return lines.stream().map((line) -> Clean.cut(line, Attributions.LONGEST)).toList();
	}

	private static int withoutFooter(List<String> lines, int end) {
		return (end > 0 && Footers.is(lines.get(end - 1))) ? end - 1 : end;
	}

	private static int withoutSignature(List<String> lines, int end) {
		for (int i = end - 1; i >= Math.max(0, end - LONGEST_SIGNATURE); i--) {
			String line = lines.get(i);
			boolean bare = line.equals("--") && end - i <= 10;
			if (line.equals("-- ") || bare || PgpText.isSignature(line)) {
				return i;
			}
		}
		return end;
	}

	private static boolean isQuote(String line) {
		for (int i = 0; i < Math.min(line.length(), 5); i++) {
			char c = line.charAt(i);
			if (c == '>' || c == '\uFF1E') {
				return true;
			}
			if (c != ' ' && c != '|') {
				return false;
			}
		}
		return false;
	}

}
