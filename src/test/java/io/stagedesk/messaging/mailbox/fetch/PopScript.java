package io.stagedesk.messaging.mailbox.fetch;

import java.util.List;
import java.util.Map;

/** A small POP3 server's answers, without names of mails. */
final class PopScript {

	private PopScript() {
	}

	static String answer(Map<Long, String> mails, String line) {
		List<String> all = List.copyOf(mails.values());
		String[] words = line.split(" ");
		return switch (words[0]) {
			case "CAPA", "UIDL" -> "-ERR not here";
			case "STAT" -> "+OK %d %d".formatted(all.size(), all.stream().mapToInt(String::length).sum());
			case "LIST" -> "+OK %s %d".formatted(words[1], of(all, words[1]).length());
			case "RETR" -> "+OK\r\n%s.".formatted(of(all, words[1]));
			default -> "+OK";
		};
	}

	private static String of(List<String> mails, String number) {
		return mails.get(Integer.parseInt(number) - 1);
	}

}
