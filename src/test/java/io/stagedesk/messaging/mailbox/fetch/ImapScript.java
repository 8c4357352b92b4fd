package io.stagedesk.messaging.mailbox.fetch;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small IMAP server's answers; a test replaces those that are wrong. */
class ImapScript implements UnaryOperator<String> {

	static final String GREETING = "* OK ready";

	private static final Pattern COMMAND = Pattern.compile("(\\S+) (UID )?(\\S+) ?(.*)");

	private static final Pattern PIECE = Pattern.compile("(\\d+) \\(BODY.PEEK\\[]<(\\d+)\\.(\\d+)>\\)");

	private static final Pattern TOGETHER = Pattern.compile("([0-9,]+) \\(UID BODY.PEEK\\[]<0\\.(\\d+)>\\)");

	final Map<Long, String> mails = new TreeMap<>();

	final Map<Long, Boolean> seen = new TreeMap<>();

	String capabilities = "IMAP4rev1";

	/** What the server says that a mail has. */
	ToLongFunction<String> size = String::length;

	/** By command and its rest: an answer after the tag, or empty for the usual one. */
	BiFunction<String, String, String> odd = (command, rest) -> "";

	@Override
	public String apply(String line) {
		Matcher matcher = COMMAND.matcher(line);
		if (!matcher.matches()) {
			return "* BAD";
		}
		String tag = matcher.group(1);
		String command = matcher.group(3).toUpperCase();
		String answer = this.odd.apply(command, matcher.group(4));
		return (answer.isEmpty() ? usual(command, matcher.group(4)) : answer).replace("TAG", tag);
	}

	private String usual(String command, String rest) {
		return switch (command) {
			case "CAPABILITY" -> "* CAPABILITY %s\r\nTAG OK done".formatted(this.capabilities);
			case "LIST" -> "* LIST () \"/\" INBOX\r\nTAG OK done";
			case "SELECT", "EXAMINE" ->
				"* %d EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT %d] ok\r\nTAG OK [READ-WRITE] done"
					.formatted(this.mails.size(), this.mails.size() + 1);
			case "SEARCH" -> "* SEARCH %s\r\nTAG OK done".formatted(search(rest));
			case "FETCH" -> fetch(rest);
			case "STORE" -> store(rest);
			default -> "TAG OK done";
		};
	}

	private String search(String rest) {
		return this.mails.keySet()
			.stream()
			.filter((uid) -> !rest.equals("UNSEEN") || !this.seen.containsKey(uid))
			.map(String::valueOf)
			.collect(Collectors.joining(" "));
	}

	private String store(String rest) {
		Stream.of(rest.split(" ")[0].split(",")).forEach((uid) -> this.seen.put(Long.valueOf(uid), true));
		return "TAG OK done";
	}

	/** Mails at once; those of which something is odd it leaves out. */
	private String fetchTogether(Matcher together) {
		int most = Integer.parseInt(together.group(2));
		return Stream.of(together.group(1).split(","))
			.map(Long::valueOf)
			.filter((uid) -> this.odd.apply("FETCH", uid + " (BODY.PEEK[]<0.%d>)".formatted(most)).isEmpty())
			.map((uid) -> {
				String mail = this.mails.get(uid);
				String text = mail.substring(0, Math.min(most, mail.length()));
				return "* %d FETCH (UID %d BODY[]<0> {%d}\r\n%s)\r\n".formatted(uid, uid, text.length(), text);
			})
			.collect(Collectors.joining()) + "TAG OK done";
	}

	private String fetch(String rest) {
		Matcher together = TOGETHER.matcher(rest);
		if (together.matches()) {
			return fetchTogether(together);
		}
		Matcher piece = PIECE.matcher(rest);
		if (!piece.matches()) {
			return this.mails.keySet()
				.stream()
				.map((uid) -> "* %d FETCH (UID %d RFC822.SIZE %d)\r\n".formatted(uid, uid,
						this.size.applyAsLong(this.mails.get(uid))))
				.collect(Collectors.joining()) + "TAG OK done";
		}
		long uid = Long.parseLong(piece.group(1));
		int from = Integer.parseInt(piece.group(2));
		String mail = this.mails.get(uid);
		String text = mail.substring(Math.min(from, mail.length()),
				Math.min(from + Integer.parseInt(piece.group(3)), mail.length()));
		return "* %d FETCH (UID %d BODY[]<%d> {%d}\r\n%s)\r\nTAG OK done".formatted(uid, uid, from, text.length(),
				text);
	}

}
